"""Offer the contacts that are listed as files: for a phone, or for a spreadsheet."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netjob.coach import Coach
from netjob.content import text
from netjob.workbook.listing import Filter

MIMES = {"vcf": "text/vcard", "csv": "text/csv"}


def offer(coach: Coach, narrowed: Filter, total: int) -> None:
    """Both files of everyone the list is narrowed to, drawn once they are asked for."""
    box = st.popover(
        text("contacts", "files.open"), icon=":material/download:", type="tertiary", key="contacts.files",
        on_change="rerun",
    )  # fmt: skip
    if not box.open:
        return
    with box:
        st.markdown(text("contacts", "files.what", total=f"{total:,}"))
        for kind, mime in MIMES.items():
            st.download_button(
                text("contacts", f"files.{kind}"),
                data=partial(_made, kind, coach, narrowed),
                file_name=text("contacts", "files.name", kind=kind),
                mime=mime,
                key=f"contacts.{kind}",
                on_click="ignore",
                width="stretch",
            )


def _made(kind: str, coach: Coach, narrowed: Filter) -> bytes:
    from netjob.coach import contact_files

    return (contact_files.as_cards if kind == "vcf" else contact_files.as_sheet)(coach.people, narrowed)
