"""Show the exercises of the Offer page, one at a time: proofs, skills, wants, a statement, two sentences."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.offer import FEEDBACK_PAGE, story_prompt
from netjob.coaching.pitch import first_sentence
from netjob.content import text
from netjob.ui import answer, brief, components, exercise, items, ranking, readiness, registry, resistance, session
from netjob.workbook.answers import Answer

PAGE = "offer"
CHOSEN = "offer.exercise"
BRIEF = "brief"
LETTERS = 70


def choose(coach: Coach) -> str:
    """How far along the user is, and the exercise on screen: the one asked for (`?exercise=`), else the first open."""
    done = coach.offer.exercises()
    names = [*done, BRIEF]
    asked = st.query_params.get("exercise", "")
    if asked in names:
        st.session_state[CHOSEN] = asked
        del st.query_params["exercise"]
    if st.session_state.get(CHOSEN) not in names:
        st.session_state[CHOSEN] = next((name for name, answered in done.items() if not answered), names[0])
    answered = sum(done.values())
    st.progress(answered / len(done), text=text("exercises", "frame.done", done=answered, all=len(done)))
    st.pills(
        text("offer", "frame.choose"),
        names,
        key=CHOSEN,
        required=True,
        label_visibility="collapsed",
        format_func=lambda name: _title(name) if not done.get(name) else f":material/check: {_title(name)}",
    )
    return str(st.session_state[CHOSEN])


def show(coach: Coach, name: str) -> None:
    """One exercise, and the way on to the next."""
    situation = coach.offer.situation()
    if name == BRIEF:
        brief.show(coach)
        return
    exercise.head(name, story_prompt(situation) if name == "story" else name, situation)
    {
        "proof": _proofs, "skill": _skills, "want": _wants, "statement": _statement, "story": _story,
        "ratings": readiness.show, "resistance": resistance.show,
    }[name](coach)  # fmt: skip
    _onward([*coach.offer.exercises(), BRIEF], name)


def _title(name: str) -> str:
    return text("offer", "frame.brief") if name == BRIEF else text("exercises", f"exercise.{name}.title")


def _onward(names: list[str], name: str) -> None:
    following = names[names.index(name) + 1]
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.button(
            _title(following),
            key="offer.next",
            icon=":material/arrow_forward:",
            icon_position="right",
            type="tertiary",
            on_click=_go_to,
            args=(following,),
        )


def _go_to(name: str) -> None:
    st.session_state[CHOSEN] = name


# ------------------------------------------------------------------------------------------------ the exercises


def _proofs(coach: Coach) -> None:
    items.show(coach, PAGE, "proof", long=True, beneath=_open_questions)


def _open_questions(coach: Coach, item: Answer) -> None:
    for name in coach.offer.open_questions(item.item, item.body):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(f":material/help: {text('exercises', f'check.{name}')}", width="content")
            if name == "number":
                st.button(
                    text("exercises", "check.no_number"),
                    key=f"offer.no_number.{item.item}",
                    type="tertiary",
                    on_click=_without_number,
                    args=(item.item,),
                )


def _skills(coach: Coach) -> None:
    proofs = {item.item: item.body for item in coach.offer.items("proof") if item.confirmed}
    chosen = coach.offer.shown_in()

    def beneath(coach: Coach, item: Answer) -> None:
        _evidence(coach, item, proofs, [proof for proof in chosen.get(item.item, []) if proof in proofs])

    items.show(coach, PAGE, "skill", beneath=beneath)
    used = {proof for found in chosen.values() for proof in found}
    unused = "; ".join(f"“{_short(body)}”" for proof, body in proofs.items() if proof not in used)
    if chosen and unused:
        st.caption(f":material/lightbulb: {text('exercises', 'exercise.skill.unused', proofs=unused)}")


def _evidence(coach: Coach, item: Answer, proofs: dict[int, str], chosen: list[int]) -> None:
    """The proofs that show a skill; while none is chosen, those whose words speak of it are named."""
    if not proofs:
        return
    key = f"offer.shown_in.{item.item}"
    if key not in st.session_state:
        st.session_state[key] = chosen
    st.multiselect(
        text("exercises", "exercise.skill.shown_in"),
        list(proofs),
        key=key,
        format_func=lambda proof: _bare(proofs[proof]),
        select_all=False,
        placeholder=text("offer", "skill.none"),
        on_change=_show_in,
        args=(item.item,),
    )
    proposed = [] if chosen else [proof for proof in coach.offer.proposed(item.body) if proof in proofs]
    if proposed:
        with st.container(gap="xsmall"):
            said = "; ".join(f"“{_short(proofs[proof])}”" for proof in proposed)
            st.caption(text("exercises", "exercise.skill.proposed", proofs=said))
            st.button(
                text("exercises", "exercise.skill.take"),
                key=f"offer.take.{item.item}",
                type="tertiary",
                on_click=_take,
                args=(item.item, proposed),
            )


def _wants(coach: Coach) -> None:
    items.show(coach, PAGE, "want")
    ranking.show(coach, PAGE, "want")
    st.space("small")
    st.markdown(f"**{text('exercises', 'exercise.direction.title')}**")
    _one(coach, "direction")
    st.space("small")
    st.markdown(f"**{text('exercises', 'exercise.not_want.title')}**")
    items.show(coach, PAGE, "not_want")
    ranking.show(coach, PAGE, "not_want")


def _statement(coach: Coach) -> None:
    written, heard = st.columns([3, 2], gap="large")
    with written:
        _one(coach, "statement")
        body = coach.prepare.answer("statement")
        _wide(coach, body)
        beginnings = coach.offer.beginnings()
        if beginnings:
            with st.expander(text("offer", "statement.beginnings"), expanded=not body, icon=":material/edit_note:"):
                for at, begun in enumerate(beginnings):
                    st.markdown(components.plain(begun))
                    st.button(text("offer", "statement.use"), key=f"offer.begin.{at}", on_click=_use, args=(begun,))
    with heard:
        _feedback(coach)


def _wide(coach: Coach, body: str) -> None:
    if not body:
        return
    found = coach.offer.wide(body)
    for wide in found:
        words = ", ".join(f"“{components.plain(word)}”" if wide.kind == "worn" else word for word in wide.words)
        st.caption(f":material/help: {text('offer', f'statement.{wide.kind}', words=words)}")
    if not found:
        st.caption(f":material/check: {text('offer', 'statement.narrow')}")


def _feedback(coach: Coach) -> None:
    """What people said, beside the statement it may change."""
    st.markdown(f"**{text('offer', 'statement.heard')}**")
    key = "offer.page.feedback"
    total, found = coach.offer.feedback(components.offset(key, FEEDBACK_PAGE))
    if not total:
        st.caption(text("offer", "statement.heard_none"))
        return
    stated = coach.offer.stated_on()
    for said in found:
        with st.container(gap="xsmall"):
            st.markdown(f"“{components.plain(said.body)}”")
            st.page_link(
                registry.page("contacts"),
                label=f"{components.plain(said.name)}, {said.said_on.day} {said.said_on:%B %Y}",
                query_params={"contact": str(said.contact)},
            )
            if stated and said.said_on > stated:
                st.badge(text("offer", "statement.heard_new"), color="gray")
    components.pages(key, total, FEEDBACK_PAGE)
    st.caption(text("offer", "statement.change"))


def _story(coach: Coach) -> None:
    situation = coach.offer.situation()
    answer.long(
        coach,
        PAGE,
        story_prompt(situation),
        text("exercises", f"exercise.story.label.{situation}"),
        text("exercises", "exercise.story.hint"),
    )


def _one(coach: Coach, prompt: str) -> None:
    answer.long(
        coach, PAGE, prompt, text("exercises", f"exercise.{prompt}.label"), text("exercises", f"exercise.{prompt}.hint")
    )


def _short(body: str) -> str:
    return components.plain(_bare(body))


def _bare(body: str) -> str:
    first = first_sentence(body)
    return first if len(first) <= LETTERS else f"{first[:LETTERS].rstrip()}…"


# ------------------------------------------------------------------------------------------------ saving


def _without_number(item: int) -> None:
    with session.saving(f"offer.no_number.{item}", said=text("exercises", "check.without_said")) as token:
        session.coach().offer.without_number(item, token)


def _show_in(skill: int) -> None:
    with session.saving(f"offer.shown_in.{skill}", said=text("exercises", "frame.saved")) as token:
        session.coach().offer.show_in(skill, st.session_state[f"offer.shown_in.{skill}"], token)


def _take(skill: int, proofs: list[int]) -> None:
    with session.saving(f"offer.take.{skill}", said=text("exercises", "frame.saved")) as token:
        session.coach().offer.show_in(skill, proofs, token)
        st.session_state[f"offer.shown_in.{skill}"] = proofs


def _use(begun: str) -> None:
    answer.restore(PAGE, "statement", 0, begun)
