"""Show the ways into each target: by route, the chain in words, the next step, and what people said of it."""

from __future__ import annotations

import streamlit as st

from netjob.coach import Coach
from netjob.coach.paths import Said, Way
from netjob.coaching.paths import ROUTES, Chain, Clue
from netjob.coaching.promise import Promise
from netjob.content import label, text
from netjob.errors import Refused
from netjob.ui import components, referral_promises, registry, session, undo, who

VIEWS = ("ways", "wanted", "picture")
VIEW = "paths.view"
PAGES = "paths.page"
CARDS = 5  # on a page
NOTING = "paths.noting"
FIELDS = ("paths.contact", "paths.person", "paths.circle")
CIRCLES = ("known_of", "wanted")
MOST_OTHERS = 3


def view() -> str:
    """Which part of the page is on screen: the one asked for (`?view=`), else the one chosen."""
    if st.query_params.get("view", "") in VIEWS:
        st.session_state[VIEW] = st.query_params["view"]
        del st.query_params["view"]
    st.session_state.setdefault(VIEW, VIEWS[0])
    chosen = st.segmented_control(
        text("paths", "frame.view"),
        VIEWS,
        key=VIEW,
        required=True,
        label_visibility="collapsed",
        format_func=lambda name: text("paths", f"frame.{name}"),
        persist_state="session",
    )
    return str(chosen)


def show(coach: Coach) -> None:
    """The targets as they are narrowed now, each with its way."""
    if not coach.paths.targets():
        components.empty("paths", "market")
        return
    counts = coach.paths.counts()
    if not counts["insider"]:
        with st.container(border=True):
            st.markdown(text("paths", "ways.nobody_inside"))
            st.page_link(registry.page("contacts"), label=text("paths", "ways.to_contacts"))
    shown = {"all": sum(counts[kind] for kind in ROUTES)} | counts
    chosen = st.pills(
        text("paths", "ways.filter"),
        [kind for kind in shown if shown[kind] or kind in ROUTES],
        default="all",
        required=True,
        key="paths.route",
        label_visibility="collapsed",
        format_func=lambda kind: text("paths", f"ways.{kind}", count=shown.get(kind, 0)),
        on_change=_first_page,
    )
    total, ways = coach.paths.page(None if chosen == "all" else str(chosen), components.offset(PAGES, CARDS), CARDS)
    if not ways:
        st.caption(text("paths", "ways.none_here"))
    for way in ways:
        with st.container(border=True, gap="xsmall"):
            _card(coach, way)
    components.pages(PAGES, total, CARDS)


def words_of(chain: Chain, target: str = "") -> str:
    """A chain in words, from the user to the person or into the target; others' names made plain."""
    first, *far = chain.people
    facts = {"name": components.plain(first.name), "tie": label("tie", first.tie)}
    parts = [text("paths", "chain.you"), text("paths", "chain.person", **facts)]
    parts += [text("paths", "chain.far", name=components.plain(person.name)) for person in far]
    if not chain.named:
        parts.append(text("paths", "chain.somebody"))
    return text("paths", "chain.arrow").join([*parts, components.plain(target)] if target else parts)


def _card(coach: Coach, way: Way) -> None:
    """What is to be read of a target in one element, since a page of cards is slow by their number; then its verbs."""
    if way.route.ways:
        _reached(way, way.chains)
    else:
        _clues(way)
    if st.session_state.get(NOTING) == way.target.id:
        _form(coach, way)


def _head(way: Way) -> str:
    target, route = way.target, way.route
    kind = f" :gray[· {components.plain(target.kind)}]" if target.kind else ""
    colour = "gray" if route.kind == "nobody" else "primary"
    return f"**{components.plain(target.name)}**{kind} :{colour}-badge[{text('paths', f'route.{route.kind}')}]"


def _asked(way: Way) -> list[str]:
    names = ", ".join(map(components.plain, way.asked))
    return [components.quiet(text("paths", "clue.asked", names=names))] if names else []


def _reached(way: Way, chains: list[Chain]) -> None:
    """The best chain, what comes next, what is missing in it, and how many more there are."""
    chain = chains[0]
    promise = way.promise(chain)
    st.markdown("\n\n".join((_head(way), "  \n".join([*_told(way, chain, promise), *_asked(way)]))))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if promise:
            referral_promises.happened("paths", promise)
        _prepare(chain)
        _note(way, chain.first.id)
        if chain.step == "name":
            _nobody_button(way, chain.first.id, chain.first.name)
        _others(way, chains[1:])


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


def _others(way: Way, chains: list[Chain]) -> None:
    """Further ways, the best few in words."""
    others = way.route.firsts - 1
    if others < 1:
        return
    label = text("paths", "one.others_one" if others == 1 else "one.others", count=others)
    box = st.popover(label, type="tertiary", key=f"paths.others.{way.target.id}", on_change="rerun")
    if not box.open:
        return
    with box:
        if others > MOST_OTHERS:
            st.caption(text("paths", "one.nearest"))
        for chain in chains[:MOST_OTHERS]:
            st.markdown(words_of(chain, way.target.name))
            if promise := way.promise(chain):
                st.caption(referral_promises.hop(promise))
            _prepare(chain)


def _clues(way: Way) -> None:
    """Whom nothing links there, and who may still know somebody."""
    said = []
    if way.route.unlinked:
        names = ", ".join(components.plain(person.name) for person in way.route.unlinked)
        said.append(text("paths", "unlinked.title", names=names))
    said.append(text("paths", "clue.title" if way.clues else "clue.none", target=components.plain(way.target.name)))
    st.markdown("\n\n".join((_head(way), "  \n".join([*said, *_asked(way)]))))
    for clue in way.clues:
        _clue(way, clue)
    _note(way, None)


def _clue(way: Way, clue: Clue) -> None:
    one = clue.candidate
    facts = {"name": components.plain(one.name), "tie": label("tie", one.tie)}
    reasons = ", ".join(text("paths", f"clue.{reason}") for reason in clue.reasons)
    st.markdown(f"{text('paths', 'chain.person', **facts)} :gray[· {reasons}]")
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
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
    with st.container(border=True):
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


def _first_page() -> None:
    """What is narrowed anew is read from its first page on."""
    st.session_state.pop(PAGES, None)


def _open(target: int, contact: int | None) -> None:
    _close()
    st.session_state[NOTING] = target
    st.session_state["paths.contact"] = [] if contact is None else [contact]


def _close() -> None:
    for key in (NOTING, *FIELDS):
        st.session_state.pop(key, None)


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
