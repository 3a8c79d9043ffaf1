"""Show the frame around every page: navigation, the demo's banner, and the one place where errors are shown."""

import streamlit as st

from netjob.content import text
from netjob.errors import NetjobError
from netjob.ui import components, registry, session

st.set_page_config(page_title=text("pages", "app.name"), page_icon=":material/diversity_3:", layout="centered")

try:
    page = registry.navigation(session.coach().start.every_page())
    components.banner()
    components.told()
    page.run()
except NetjobError as error:
    components.problem(str(error))
