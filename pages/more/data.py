"""Data: what comes in, and where it is kept."""

import streamlit as st

from netjob.content import text
from netjob.ui import backups, components, exports, forget_all, import_runs, imports, session, trash

coach = session.coach()
components.opening("data")

if coach.book.demo:
    st.info(text("data", "file.demo"), icon=":material/visibility:")
if session.looking_round():
    # The demo's file is made anew each day: what is brought in here would be gone tomorrow.
    st.markdown(text("data", "file.looking_round"))
else:
    imports.show(coach)
import_runs.show(coach)

st.subheader(text("data", "file.title"), anchor=False)
counts = {name: f"{count:,}" for name, count in coach.archive.counts().items()}
holds = components.quiet(text("data", "file.counts", **counts))
st.markdown(f"{holds}\n\n{text('data', 'file.where')}")
st.code(str(coach.archive.path), language=None, wrap_lines=True)

exports.show(coach)
trash.show(coach)
if not session.looking_round():
    backups.show(coach)
    forget_all.show(coach)
