"""Show the frame around every page: navigation, the demo's banner, and the one place where errors are shown."""

import streamlit as st

from netjob.content import picture, text
from netjob.errors import NetjobError
from netjob.ui import components, registry, rescue, session, tour, working

# A Material icon as page icon would be fetched from another host for the browser's tab; a file of our own is not.
st.set_page_config(page_title=text("pages", "app.name"), page_icon=picture("icon"), layout="centered")
st.logo(picture("logo"), size="large")

try:
    session.arrive()
    coach = session.coach()
    every_page = coach.start.every_page()
    page = registry.navigation(every_page)
    st.set_page_config(page_title=f"{page.title} · {text('pages', 'app.name')}")
    components.more_pages(every_page)
    components.banner()
    working.show()
    components.told()
    rescue.trouble()
    name = page.url_path or "today"
    tour.card(coach, name)
    page.run()
    tour.passed(coach, name)
except NetjobError as error:
    rescue.show(error)
