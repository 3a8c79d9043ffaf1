"""Serve netjob: `streamlit run app.py`, or `streamlit run app.py -- --workbook PATH`.

The screen is `netjob/ui/frame.py`. It is served through `st.App` because a folder named `pages` beside the main script
makes a plain script lay a "Page not found" dialog over a fresh server's first deep link.
"""

from pathlib import Path

import streamlit as st

from netjob.ui.server import guards, lifespan

app = st.App(Path(__file__).parent / "netjob" / "ui" / "frame.py", lifespan=lifespan, middleware=guards())
