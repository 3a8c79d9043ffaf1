"""Show who has a part in an opening; add somebody, take somebody out."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coaching import words
from netjob.content import label, text
from netjob.ui import components, registry, session, undo, who
from netjob.workbook.opening_listing import Known

WHO = "referrals.opening.contact"
PART = "referrals.opening.part"


def show(coach: Coach, known: Known) -> None:
    """The people with their parts, and the way to one more."""
    st.subheader(text("openings", "people.title"), anchor=False)
    with st.container(border=True, gap="small"):
        for row_id, contact, name, part in known.people:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.page_link(
                    registry.page("contacts"),
                    label=components.plain(name),
                    icon=":material/person:",
                    query_params={"contact": str(contact)},
                )
                st.caption(label("part", part), width="stretch")
                st.button(
                    ":material/close:",
                    key=f"referrals.leaves.{row_id}",
                    help=text("openings", "people.remove"),
                    type="tertiary",
                    on_click=_leaves,
                    args=(row_id,),
                )
        if not known.people:
            st.caption(text("openings", "people.nobody"))
        with st.popover(text("openings", "people.add"), icon=":material/person_add:"):
            who.one(coach, WHO, text("openings", "people.who"))
            st.pills(
                text("openings", "people.part"),
                words.PARTS,
                default="insider",
                required=True,
                format_func=components.words("part"),
                key=PART,
            )
            st.button(
                text("openings", "people.save"),
                key="referrals.takes_part",
                type="primary",
                on_click=_takes_part,
                args=(known.id,),
            )


def _takes_part(row_id: int) -> None:
    with session.saving("referrals.opening", *who.asked(WHO), blank={WHO: []}) as token:
        contact, name = who.the_one(WHO)
        part = st.session_state.get(PART) or "other"
        session.coach().openings.takes_part(row_id, contact, name, part, token)
        undo.remember("referrals", token, text("openings", "people.added"))


def _leaves(row_id: int) -> None:
    with session.saving("referrals.leaves") as token:
        session.coach().openings.leaves(row_id, token)
        undo.remember("referrals", token, text("openings", "people.removed"))
