"""Draw what every page shares: its opening, its empty state, a chart with its table, others' words made plain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from netjob.content import label, text
from netjob.ui import registry, session

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa  # type: ignore[import-untyped]
    from plotly.graph_objects import Figure
    from streamlit.delta_generator import DeltaGenerator

PUNCTUATION = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&@=^'\"])")
# Where Streamlit looks after it has taken the backslashes out: for icons, for addresses of pages, for those of mail.
AFTERWARDS = re.compile(r"(?<=:)(?=[A-Za-z0-9+_-]|//)|(?<=www)(?=\.)|(?<=@)(?=\w)", re.IGNORECASE)
# The one button of a chart saves it as a picture, drawn by the browser itself.
PICTURE = {"displaylogo": False, "modeBarButtons": [["toImage"]], "toImageButtonOptions": {"format": "png", "scale": 2}}
Choice = TypeVar("Choice")
OPENED = "components.opened"
WIDE = 260  # pixels of a column of a list
INVISIBLE = "\u200b"
STATES = {"never": "gray", "red": "violet", "amber": "orange"}


def plain(words: str | None) -> str:
    """What others wrote, as text: no Markdown, HTML, link, icon or colour in it takes effect, in labels either.

    A zero-width space keeps `:name:` from becoming an icon, and addresses from becoming links: both are looked for
    once the backslashes are gone.
    """
    one_line = " ".join((words or "").split())
    return PUNCTUATION.sub(r"\\\1", AFTERWARDS.sub(INVISIBLE, one_line))


def words(group: str) -> Callable[[str], str]:
    """A `format_func`: what people read for the words of a group."""
    return partial(label, group)


def asked(name: str) -> int | None:
    """The id under this name in the address (`?contact=17`); None without one, and for what is none."""
    written = st.query_params.get(name, "")
    return int(written) if written.isdecimal() and len(written) < 10 else None


def opening(name: str) -> None:
    """The page's title and the one question it answers."""
    st.title(text("pages", f"{name}.title"), anchor=False)
    st.caption(text("pages", f"{name}.purpose"))


def banner() -> None:
    """The demo's banner with its one button."""
    if not session.looking_round():
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/visibility: {text('pages', 'banner.demo')}", width="stretch")
        st.button(
            text("pages", "banner.start_mine"),
            key="banner.start_mine",
            on_click=_start_mine,
            type="primary",
        )


def _start_mine() -> None:
    session.start_mine()
    # Away from this page in any case: the browser holds what was typed on it, and would send it again.
    st.switch_page(registry.page("welcome" if session.book().empty else "today"))


def more_pages(shown: bool) -> None:
    """In the first week the sidebar lists a few pages, and this button for the others."""
    if not shown:
        st.sidebar.button(
            text("pages", "frame.show_all"),
            key="frame.show_all",
            type="tertiary",
            icon=":material/expand_more:",
            on_click=_show_all,
        )


def _show_all() -> None:
    with session.saving("frame"):
        session.coach().prepare.choose(all_pages=True)


def told() -> None:
    """What the last action did, or what kept it from being done; shown once."""
    done, wrong = session.told()
    if done:
        st.toast(plain(done), icon=":material/check:")
    if wrong:
        problem(wrong)


def problem(sentence: str) -> None:
    """One of the project's own errors."""
    st.error(plain(sentence), title=text("pages", "frame.problem"), icon=":material/error:")


def refusal(field: str) -> None:
    """Why a field was refused, right under it."""
    reason = session.refusal(field)
    if reason:
        st.caption(f":red[:material/error: {plain(reason)}]")


def empty(key: str, *pages: str) -> None:
    """An empty state: the sentence `key` of empty.toml says what will fill it; `pages` are the ways to do that."""
    with st.container(border=True):
        st.markdown(text("empty", key))
        with st.container(horizontal=True):
            for name in pages:
                st.page_link(registry.page(name))


def was_opened(key: str, now: bool | None) -> bool:
    """Whether a popover or expander is open or was: what is typed inside stays there when it is closed."""
    opened: set[str] = st.session_state.setdefault(OPENED, set())
    if now:
        opened.add(key)
    return key in opened


def figure(key: str, drawn: tuple[Figure, str, pd.DataFrame]) -> None:
    """A chart under its headline, with the table behind it one click away; the headline is its name for readers."""
    shown, headline, table = drawn
    with st.container(border=True):
        st.markdown(f"**{plain(headline)}**")
        st.plotly_chart(shown, key=key, alt=headline, theme="streamlit", config=PICTURE)
        behind = st.expander(text("pages", "frame.table"), key=f"{key}.table", on_change="rerun")
        if behind.open:
            with behind:
                as_table(table, headline)
                _files(key, drawn)


def _files(key: str, drawn: tuple[Figure, str, pd.DataFrame]) -> None:
    """The table and the chart as files, made when they are asked for."""
    shown, headline, table = drawn

    def rows() -> bytes:
        from netjob.exchange.spreadsheet import as_csv

        filled = table.astype(object).where(table.notna(), "")
        return as_csv([str(name) for name in table.columns], filled.to_numpy().tolist())

    def page() -> bytes:
        from netjob.figures import handout

        return handout.alone(shown, headline)

    name = key.rpartition(".")[2]
    with st.container(horizontal=True):
        for kind, made, mime in (("csv", rows, "text/csv"), ("html", page, "text/html")):
            st.download_button(
                text("pages", f"frame.{kind}"), data=made, file_name=f"{name}.{kind}", mime=mime, key=f"{key}.{kind}",
                icon=":material/download:", type="tertiary", on_click="ignore",
            )  # fmt: skip


def as_table(table: pd.DataFrame | pa.Table, alt: str, placeholder: str = "", **options: Any) -> None:
    """A table as it is, sortable and to download; `placeholder` stands where nothing is known."""
    st.dataframe(table, hide_index=True, alt=alt, placeholder=placeholder, **options)


def distinct(names: Mapping[Choice, str]) -> dict[Choice, str]:
    """The labels of a list of choices, no two the same: lists tell their choices apart by label."""
    seen = Counter[str]()
    found: dict[Choice, str] = {}
    for choice, name in names.items():
        seen[name] += 1
        found[choice] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return found


def offset(key: str, size: int, total: int | None = None) -> int:
    """Where the page of a long list begins that the page buttons `key`, drawn below it, stand at; the last at most."""
    asked = (int(st.session_state.get(key) or 1) - 1) * size
    return asked if total is None else min(asked, max(0, total - 1) // size * size)


def pages(key: str, total: int, size: int) -> None:
    """Page buttons for a list of `total` rows; nothing for one that fits on a page."""
    if total > size:
        st.pagination(-(-total // size), key=key)


def ago(days: int | None) -> str:
    """How long ago, as people say it."""
    if days is None:
        return text("contacts", "list.last_never")
    if days < 2:
        return text("contacts", "list.last_one" if days else "list.last_today")
    return text("contacts", "list.last", days=days)


def state(colour: str) -> None:
    """A contact's colour by cadence as a badge."""
    st.markdown(stated(colour), width="content")


def stated(colour: str) -> str:
    """A badge for a colour by cadence, to stand among words: a word and a symbol, the colour last; else nothing."""
    return f":{STATES[colour]}-badge[{label('symbol', colour)} {label('colour', colour)}]" if colour in STATES else ""


def lines(said: Iterable[str]) -> None:
    """Lines in small grey type as one element, a paragraph each; nothing where there are none."""
    found = "\n\n".join(said)
    if found:
        st.caption(found)


def two_columns() -> DeltaGenerator:
    """A list with a name and facts beside it, on a phone below; a container for each line would cost as much again."""
    return st.grid(2, min_column_width=WIDE, gap=("xxsmall", "small"), vertical_alignment="center")


def headed(title: str, *paragraphs: str) -> None:
    """A heading of the third level, as `st.subheader` draws it, and the Markdown under it as one element."""
    st.markdown("\n\n".join((f"### {title}", *paragraphs)), anchors=False)


def quiet(line: str) -> str:
    """A line in small grey type, to stand in one element with others: on a long list each element costs 0.3 ms."""
    return f":small[:gray[{line}]]"
