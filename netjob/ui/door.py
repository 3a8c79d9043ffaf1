"""Show one referral as a line, say since when, and open its screen."""

from __future__ import annotations

from datetime import date

import streamlit as st

from netjob.coach.referrals import where
from netjob.content import label, text
from netjob.ui import components
from netjob.workbook.standings import Standing

ONE = "referrals.one"
OPENED = "referrals.opened"
CORRECTING = "referrals.correcting"
DOOR = ":material/door_open:"


def choose(row_id: int) -> None:
    """Open a referral's screen."""
    forget()
    st.query_params.clear()
    st.query_params["referral"] = str(row_id)


def forget() -> None:
    """Close what was open on the screen of a referral."""
    for key in (CORRECTING, OPENED, f"{ONE}.step", f"{ONE}.reached_on", "referrals.day.reached_on"):
        st.session_state.pop(key, None)


def line(standing: Standing) -> str:
    """Who opens the door, and where it leads, as it was typed."""
    leads = where(standing) or text("referrals", "list.somewhere")
    return text("referrals", "list.line", referrer=standing.referrer_name, where=leads)


def way(standing: Standing, icon: str = DOOR) -> None:
    """A button that opens a referral: its line, and the step it stands at."""
    st.button(
        f"{components.plain(line(standing))} :gray[· {label('step', standing.step)}]",
        key=f"referrals.open.{standing.id}",
        type="tertiary",
        icon=icon,
        on_click=choose,
        args=(standing.id,),
    )


def since(day: date, today: date) -> str:
    """Since when it stands there, and how many days that is."""
    days = (today - day).days
    if days < 1:
        return text("referrals", "list.today")
    return text("referrals", "list.rests" if days > 1 else "list.since", day=spoken(day), days=days)


def spoken(day: date) -> str:
    """A day with its year, as people write it."""
    return f"{day:%-d %B %Y}"
