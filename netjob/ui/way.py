"""Show the way into one target: the chain in words, the next step, and what people said of it."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.paths import Said, Way
from netjob.coaching.paths import Chain, Clue
from netjob.coaching.promise import Promise
from netjob.content import label, text
from netjob.errors import Refused
from netjob.ui import components, referral_promises, registry, session, undo, who

NOTING = "paths.noting"
OTHERS = "paths.others"
FIELDS = ("paths.contact", "paths.person", "paths.circle")
CIRCLES = ("known_of", "wanted")
MOST_OTHERS = 3
WHOLE = 1280  # pixels, more than a card has: what is read takes the whole line, and the verbs stand below it


def show(coach: Coach, way: Way) -> None:
    """What is to be read of a target in one element, since a page of cards is slow by their number; then its verbs."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        if way.chains:
            _reached(way)
        else:
            _clues(way)
        if st.session_state.get(NOTING) == way.target.id:
            _form(coach, way)


def words_of(chain: Chain, target: str = "") -> str:
    """A chain in words, from the user to the person or into the target; others' names made plain."""
    first, *far = chain.people
    facts = {"name": components.plain(first.name), "tie": label("tie", first.tie)}
    parts = [text("paths", "chain.you"), text("paths", "chain.person", **facts)]
    parts += [text("paths", "chain.far", name=components.plain(person.name)) for person in far]
    if not chain.named:
        parts.append(text("paths", "chain.somebody"))
    return text("paths", "chain.arrow").join([*parts, components.plain(target)] if target else parts)


def _head(way: Way) -> str:
    target, route = way.target, way.route
    kind = f" :gray[· {components.plain(target.kind)}]" if target.kind else ""
    colour = "gray" if route.kind == "nobody" else "primary"
    return f"**{components.plain(target.name)}**{kind} :{colour}-badge[{text('paths', f'route.{route.kind}')}]"


def _read(way: Way, said: list[str]) -> None:
    st.markdown("\n\n".join((_head(way), "  \n".join([*said, *_asked(way)]))), width=WHOLE)


def _asked(way: Way) -> list[str]:
    names = ", ".join(map(components.plain, way.asked))
    return [components.quiet(text("paths", "clue.asked", names=names))] if names else []


def _reached(way: Way) -> None:
    """The best chain, what comes next, what is missing in it, and how many more there are."""
    chain = way.chains[0]
    promise = way.promise(chain)
    _read(way, _told(way, chain, promise))
    if promise:
        referral_promises.happened("paths", promise)
    _prepare(chain)
    _more(way, chain)


def _told(way: Way, chain: Chain, promise: Promise | None) -> list[str]:
    target, name = way.target, components.plain(chain.first.name)
    following = components.plain(chain.people[1].name) if len(chain.people) > 1 else ""
    ask = text("paths", f"step.{chain.step}", name=name, next=following)
    said = [words_of(chain, target.name), referral_promises.hop(promise) if promise else ask]
    links = [
        text("paths", f"missing.{kind}", target=components.plain(target.name), by=components.plain(by.name),
            to=components.plain(to.name) if to else "")
        for kind, by, to in chain.missing
        if not promise or (by.id, to and to.id) != (promise.by, promise.to)
    ]  # fmt: skip
    if links:
        said.append(components.quiet(text("paths", "missing.title", links="; ".join(links))))
    if way.route.hangs_on_one:
        said.append(components.quiet(f":material/person: {text('paths', 'one.hint', name=name)}"))
    return said


def _more(way: Way, chain: Chain) -> None:
    """What they said, and further ways; where there is more than one such verb they stand in one menu."""
    others = way.route.firsts - 1
    shown = st.session_state.get(OTHERS) == way.target.id
    verbs = ["open", *["nobody"] * (chain.step == "name"), *["unsee" if shown else "see"] * (others > 0)]
    if len(verbs) == 1:
        _note(way, chain.first.id)
    else:
        said = "one.more" if others < 1 else "one.others_one" if others == 1 else "one.others"
        st.menu_button(
            text("paths", said, count=others), verbs, key=f"paths.more.{way.target.id}", type="tertiary",
            icon=":material/edit_note:", format_func=lambda verb: text("paths", f"note.{verb}"),
            on_click=_do, args=(chain.first.id, chain.first.name, way.target.id, way.target.name),
        )  # fmt: skip
    if shown and others > 0:
        _others(way, others)


def _others(way: Way, others: int) -> None:
    """Further ways, the best few in words."""
    if others > MOST_OTHERS:
        st.caption(text("paths", "one.nearest"), width=WHOLE)
    for chain in way.chains[1 : 1 + MOST_OTHERS]:
        promise = way.promise(chain)
        said = [components.quiet(referral_promises.hop(promise))] if promise else []
        st.markdown("  \n".join([words_of(chain, way.target.name), *said]), width=WHOLE)
        _prepare(chain)


def _clues(way: Way) -> None:
    """Whom nothing links there, and who may still know somebody."""
    said = []
    if way.route.unlinked:
        names = ", ".join(components.plain(person.name) for person in way.route.unlinked)
        said.append(text("paths", "unlinked.title", names=names))
    said.append(text("paths", "clue.title" if way.clues else "clue.none", target=components.plain(way.target.name)))
    _read(way, said)
    for clue in way.clues:
        _clue(way, clue)
    with st.container(width=WHOLE):  # apart from the verbs of the last person
        _note(way, None)


def _clue(way: Way, clue: Clue) -> None:
    one = clue.candidate
    facts = {"name": components.plain(one.name), "tie": label("tie", one.tie)}
    reasons = ", ".join(text("paths", f"clue.{reason}") for reason in clue.reasons)
    st.markdown(f"{text('paths', 'chain.person', **facts)} :gray[· {reasons}]", width=WHOLE)
    _to_conversation(one.id, "insight", "prepare")
    st.button(
        text("paths", "note.knows"), key=f"paths.knows.{way.target.id}.{one.id}", type="tertiary",
        icon=":material/check:", on_click=_knows, args=(one.id, one.name, way.target.id, way.target.name),
    )  # fmt: skip
    _nobody_button(way, one.id, one.name)


def _prepare(chain: Chain) -> None:
    _to_conversation(chain.first.id, chain.angle, chain.step if chain.step in ("talk", "hello") else "prepare")


def _to_conversation(contact: int, angle: str, words: str) -> None:
    st.page_link(
        registry.page("conversation"),
        label=text("paths", f"note.{words}"),
        icon=":material/forum:",
        query_params={"contact": str(contact), "angle": angle, "view": "prepare"},
    )


def _note(way: Way, contact: int | None) -> None:
    st.button(
        text("paths", "note.open"), key=f"paths.note.{way.target.id}", type="tertiary", icon=":material/edit_note:",
        on_click=_open, args=(way.target.id, contact),
    )  # fmt: skip


def _nobody_button(way: Way, contact: int, name: str) -> None:
    st.button(
        text("paths", "note.nobody"), key=f"paths.nobody.{way.target.id}.{contact}", type="tertiary",
        icon=":material/close:", on_click=_knows_nobody, args=(contact, name, way.target.id, way.target.name),
    )  # fmt: skip


def _form(coach: Coach, way: Way) -> None:
    """Who said what of this target, and whom they named."""
    with st.container(border=True, width=WHOLE):
        st.markdown(f"**{text('paths', 'note.title', target=components.plain(way.target.name))}**")
        who.one(coach, "paths.contact", text("paths", "note.contact"))
        who.one(coach, "paths.person", text("paths", "note.person"))
        if any(isinstance(entry, str) for entry in st.session_state.get("paths.person") or ()):
            st.segmented_control(
                text("paths", "note.circle"), CIRCLES, default="known_of", required=True,
                format_func=components.words("circle"), key="paths.circle",
            )  # fmt: skip
        with st.container(horizontal=True):
            given = (way.target.id, way.target.name)
            st.button(text("paths", "note.save"), key="paths.save", type="primary", on_click=_save, args=given)
            st.button(text("paths", "note.save_nobody"), key="paths.save_nobody", on_click=_save_nobody, args=given)
            st.button(text("paths", "note.cancel"), key="paths.cancel", type="tertiary", on_click=_close)


# ------------------------------------------------------------------------------------------------ saving


def _open(target: int, contact: int | None) -> None:
    _close()
    st.session_state[NOTING] = target
    st.session_state["paths.contact"] = [] if contact is None else [contact]


def _close() -> None:
    for key in (NOTING, *FIELDS):
        st.session_state.pop(key, None)


def _do(contact: int, name: str, target: int, at: str) -> None:
    """What was chosen in the menu of a way."""
    verb = st.session_state[f"paths.more.{target}"]
    if verb == "open":
        _open(target, contact)
    elif verb == "nobody":
        _knows_nobody(contact, name, target, at)
    else:
        st.session_state[OTHERS] = target if verb == "see" else None


def _knows(contact: int, name: str, target: int, at: str) -> None:
    with session.saving(f"paths.knows.{target}.{contact}") as token:
        session.coach().paths.note(Said(contact, target), token)
        undo.remember("paths", token, text("paths", "note.saved", name=name, target=at))


def _knows_nobody(contact: int, name: str, target: int, at: str) -> None:
    with session.saving(f"paths.nobody.{target}.{contact}") as token:
        session.coach().paths.note_nobody(contact, target, token)
        undo.remember("paths", token, text("paths", "note.saved_nobody", name=name, target=at))


def _save(target: int, at: str) -> None:
    state = st.session_state
    if state.get(NOTING) != target:  # the second click of a double click: the first one saved and closed the form
        return
    with session.saving("paths", *who.asked("paths.contact"), *who.asked("paths.person")) as token:
        coach = session.coach()
        contact, contact_name = _who_said()
        person, person_name = who.the_one("paths.person")
        names = [*who.names(coach, "paths.contact"), *who.names(coach, "paths.person")]
        circle = state.get("paths.circle") or "known_of"
        coach.paths.note(Said(contact, target, person, person_name, circle, contact_name), token)
        said = "note.saved_person" if len(names) > 1 else "note.saved"
        facts = {"name": names[0], "person": names[-1], "target": at}
        undo.remember("paths", token, text("paths", said, **facts))
        _close()


def _save_nobody(target: int, at: str) -> None:
    if st.session_state.get(NOTING) != target:
        return
    with session.saving("paths", *who.asked("paths.contact")) as token:
        contact, _ = _who_said()
        if contact is None:
            raise Refused("contact", "choose_someone")
        (name,) = who.names(session.coach(), "paths.contact")
        session.coach().paths.note_nobody(contact, target, token)
        undo.remember("paths", token, text("paths", "note.saved_nobody", name=name, target=at))
        _close()


def _who_said() -> tuple[int | None, str]:
    contact, name = who.the_one("paths.contact")
    if contact is None and not name:
        raise Refused("contact", "choose_someone")
    return contact, name
