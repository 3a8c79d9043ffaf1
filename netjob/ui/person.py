"""Show one person's whole screen: who, what passed, what was promised, which doors; add to any of it from here."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netjob.coach import Coach
from netjob.coach.people import PAGE, Person
from netjob.content import label, text
from netjob.errors import NotFound
from netjob.ui import additions, components, contact_form, forget, merge_with, registry, same, session, undo
from netjob.workbook.history import Door, Exchange, Part

ICONS = {
    "message": "chat_bubble", "email": "mail", "call": "call", "video": "videocam", "meeting": "local_cafe",
    "event": "celebration", "letter": "drafts", "other": "more_horiz",
}  # fmt: skip


def chosen() -> int | None:
    """The contact in the address (`?contact=ID`), or None for the list."""
    return components.asked("contact")


def choose(contact: int) -> None:
    """Open a contact's screen."""
    contact_form.close()
    additions.close()
    st.query_params.clear()
    st.query_params["contact"] = str(contact)


def leave() -> None:
    """Back to the list."""
    contact_form.close()
    additions.close()
    st.query_params.clear()


def screen(coach: Coach, contact: int) -> None:
    """Everything about one contact."""
    st.button(
        text("contacts", "person.back"),
        key="contacts.back",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=leave,
    )
    try:
        found = coach.people.person(contact)
    except NotFound as gone:
        components.problem(str(gone))
        return
    _head(found)
    if forget.asked():
        forget.show(coach, contact)
        return
    if contact_form.editing(contact):
        contact_form.edit()
        return
    _verbs(found)
    undo.offer(same.on_screen(contact))
    undo.offer(additions.PAGE)
    if merge_with.asking(contact):
        merge_with.show(coach, contact, found.form.name)
    _ahead(found)
    past, beside = st.columns([3, 2], gap="large")
    with past:
        if not found.trashed:
            additions.show(coach, contact)
        _past(coach, contact)
    with beside:
        _beside(found)


def _head(found: Person) -> None:
    form = found.form
    st.title(components.plain(form.name), anchor=False)
    if form.position and form.organisation:
        st.markdown(
            text(
                "contacts",
                "person.at",
                position=components.plain(form.position),
                organisation=components.plain(form.organisation),
            )
        )
    elif form.position or form.organisation:
        st.markdown(components.plain(form.position or form.organisation))
    with st.container(horizontal=True, gap="small"):
        st.badge(label("tie", form.tie), color="gray")
        st.badge(label("circle", form.circle), color="gray")
        st.badge(label("status", form.status), color="primary" if form.status == "kept" else "gray")
        if found.colour in ("never", "red", "amber"):
            components.state(found.colour)


def _verbs(found: Person) -> None:
    form = found.form
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            registry.page("log"),
            label=text("contacts", "person.log"),
            icon=":material/edit_note:",
            query_params={"contact": str(found.id)},
        )
        st.page_link(
            registry.page("conversation"),
            label=text("contacts", "person.prepare"),
            icon=":material/forum:",
            query_params={"contact": str(found.id)},
        )
        st.button(
            text("contacts", "person.edit"),
            key="contacts.edit",
            icon=":material/edit:",
            on_click=contact_form.open_edit,
            args=(found.id, form),
        )
        verbs = [verb for verb, status in STATUS_VERBS.items() if status != form.status]
        verbs += ["pause"] if form.status == "kept" else []
        verbs += ["ask_no_more" if found.mean_to_ask_on else "mean_to_ask"]
        verbs += ["untrash"] if found.trashed else ["merge", "trash"]
        verbs += ["forget"]
        st.menu_button(
            text("contacts", "person.more"),
            verbs,
            key="contacts.do",
            format_func=lambda verb: text("contacts", f"person.{verb}"),
            on_click=_do,
            args=(found.id,),
        )
    if found.trashed:
        st.warning(text("contacts", "person.trashed"))


STATUS_VERBS = {"keep": "kept", "rest": "resting", "pool": "pool"}


def _do(contact: int) -> None:
    verb = st.session_state["contacts.do"]
    with session.saving("contacts.person") as token:
        people = session.coach().people
        if verb in STATUS_VERBS:
            people.move([contact], STATUS_VERBS[verb])
        elif verb == "pause":
            people.pause(contact, 30)
        elif verb in ("mean_to_ask", "ask_no_more"):
            people.mean_to_ask(contact, verb == "mean_to_ask")
        elif verb == "merge":
            merge_with.start(contact)
        elif verb == "forget":
            forget.ask(contact)
        elif verb == "trash":
            people.trash(contact, token)
            undo.remember(additions.PAGE, token, text("contacts", "person.trashed"))
        elif verb == "untrash":
            people.untrash(contact)


def _past(coach: Coach, contact: int) -> None:
    st.subheader(text("contacts", "person.history"), anchor=False)
    key = f"contacts.history.{contact}"
    total, exchanges = coach.people.exchanges(contact, components.offset(key, PAGE))
    if not total:
        st.caption(text("contacts", "person.no_history"))
    for exchange in exchanges:
        _exchange(exchange)
    components.pages(key, total, PAGE)


def _exchange(exchange: Exchange) -> None:
    said = [label("channel", exchange.channel), label("direction", exchange.direction)]
    if exchange.others:
        said.append(text("contacts", "person.together", others=exchange.others))
    if exchange.ask:
        said.append(text("contacts", "person.asked", ask=label("ask", exchange.ask)))
    with st.container(border=True, gap="xsmall"):
        st.markdown(f":material/{ICONS[exchange.channel]}: **{exchange.happened_on:%-d %B %Y}** · {' · '.join(said)}")
        if exchange.notes:
            st.text(exchange.notes)
        for kind, body in exchange.heard:
            st.markdown(f":gray-badge[{label('heard', kind)}] {components.plain(body)}")


def _ahead(found: Person) -> None:
    """What comes next with them: the first thing to be read, on a narrow screen too."""
    form = found.form
    if found.due_on:
        st.caption(text("contacts", "person.due", day=f"{found.due_on:%-d %B}", days=found.cadence))
    if found.mean_to_ask_on:
        st.caption(text("contacts", "person.means_to_ask", day=f"{found.mean_to_ask_on:%-d %B %Y}"))
    if form.paused_until:
        st.caption(text("contacts", "person.paused", day=f"{form.paused_until:%-d %B %Y}"))
    _promises(found)


def _beside(found: Person) -> None:
    form = found.form
    _listed("doors", [_door(door) for door in found.doors])
    _listed("ground", [f"{label('ground', kind)}: {detail or ''}".rstrip(": ") for kind, detail in found.ground])
    _gives(found)
    _listed("parts", [_part(one) for one in found.parts])
    _kin(found)
    _listed("knows", [one.name for one in found.knows])
    ways = [way for way in (form.email, form.phone, form.profile_url) if way]
    _listed("facts", _facts(found), ways)
    if form.notes:
        st.markdown(f"**{text('contacts', 'person.notes')}**")
        st.text(form.notes)


def _facts(found: Person) -> list[str]:
    form = found.form
    facts = []
    if form.place:
        facts.append(text("contacts", "person.met", place=form.place))
    if form.met_on:
        facts.append(text("contacts", "person.met_on", day=f"{form.met_on:%-d %B %Y}"))
    if form.last_before:
        facts.append(text("contacts", "person.last_before", day=f"{form.last_before:%B %Y}"))
    facts.append(text("contacts", "person.source", source=label("source_of_contact", found.source)))
    facts += [text("same", "also", value=value) for value in found.also_known_by]
    return facts


def _listed(heading: str, lines: list[str], copied: Sequence[str] = ()) -> None:
    """Lines under a heading; what is there to be copied stands to the letter: plain words hide spaces in addresses."""
    if lines:
        st.markdown(f"**{text('contacts', f'person.{heading}')}**")
        if copied:
            st.text("\n".join(copied))
        for line in lines:
            st.caption(components.plain(line))


def _promises(found: Person) -> None:
    if not found.promises:
        return
    st.markdown(f"**{text('contacts', 'person.promises')}**")
    for promise in found.promises:
        key = "promise_kept" if promise.done_on else "promise_mine" if promise.owed_by == "me" else "promise_theirs"
        day = promise.done_on or promise.due_on
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(
                components.plain(text("contacts", f"person.{key}", day=f"{day:%-d %b}", what=promise.what)),
                width="stretch",
            )
            if promise.done_on is None:
                st.button(
                    text("contacts", "person.promise_done"),
                    key=f"contacts.promise_done.{promise.id}",
                    on_click=_promise_done,
                    args=(promise.id,),
                )


def _promise_done(promise: int) -> None:
    with session.saving("contacts.promise"):
        session.coach().people.promise_done(promise)


def _door(door: Door) -> str:
    where = door.person or door.target or text("contacts", "person.somewhere")
    if door.role == "referrer":
        line = text("contacts", "person.door_opened", where=where)
    else:
        line = text("contacts", "person.door_to_them", referrer=door.referrer)
    return f"{line} · {label('step', door.step)}, {door.reached_on:%-d %b %Y}" if door.step else line


def _gives(found: Person) -> None:
    """What was done for them, and the way to all that went each way, once there is something of it."""
    _listed("gives", [f"{day:%-d %b %Y}: {what or label('give', kind)}" for day, kind, what in found.gives])
    if found.gives or found.promises or found.doors:
        query, name = {"contact": str(found.id)}, text("contacts", "person.garden")
        st.page_link(registry.page("garden"), label=name, icon=":material/potted_plant:", query_params=query)


def _part(one: Part) -> str:
    return f"{label('part', one.part)}: {', '.join(filter(None, (one.role, one.organisation)))}"


def _kin(found: Person) -> None:
    if found.introducer:
        st.markdown(f"**{text('contacts', 'person.introduced_by')}**")
        _open(found.introducer.id, found.introducer.name)
    if found.introduced:
        st.markdown(f"**{text('contacts', 'person.gave_names')}**")
        for kin in found.introduced:
            _open(kin.id, kin.name)


def _open(contact: int, name: str) -> None:
    st.button(components.plain(name), key=f"contacts.open.{contact}", type="tertiary", on_click=choose, args=(contact,))
