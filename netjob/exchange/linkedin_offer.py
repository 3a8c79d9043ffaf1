"""Read what LinkedIn knows of its owner: posts, skills, recommendations, organisations followed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TypeVar

from netjob.coaching.identity import organisation_key
from netjob.exchange.dates import month_end, month_start
from netjob.exchange.linkedin_people import SOURCE, full_name
from netjob.exchange.records import Draft, Interest, Member, OwnPosition, Problem
from netjob.exchange.source import Source
from netjob.exchange.tables import Heading, rows
from netjob.exchange.text import one_line, paragraphs

_T = TypeVar("_T")
_Cells = Sequence[str]
# What a row says, under a key that stays when the row moves; None if nothing, with the reason among the problems.
_Take = Callable[[int, _Cells, Heading, list[Problem]], tuple[str, _T] | None]


def positions(source: Source, heading: Heading) -> Member:
    """The owner's posts, each also a draft of a proof."""
    taken, member = _gather(source, heading, _position)
    return replace(member, own_positions=tuple(post for post, _ in taken), drafts=tuple(draft for _, draft in taken))


def skills(source: Source, heading: Heading) -> Member:
    """The skills the owner named, each a draft."""
    taken, member = _gather(source, heading, _skill)
    return replace(member, drafts=taken)


def recommendations(source: Source, heading: Heading) -> Member:
    """What others wrote about the owner, each a draft of a proof that ends with who said it."""
    taken, member = _gather(source, heading, _recommendation)
    return replace(member, drafts=taken)


def follows(source: Source, heading: Heading) -> Member:
    """The organisations the owner follows."""
    taken, member = _gather(source, heading, _interest)
    return replace(member, targets=taken)


def _gather(source: Source, heading: Heading, take: _Take[_T]) -> tuple[tuple[_T, ...], Member]:
    """What the rows say, once each, and the member with its count."""
    taken: dict[str, _T] = {}
    unread: list[Problem] = []
    noted: list[Problem] = []
    total = folded = 0
    for row, cells in rows(source, heading, unread):
        total += 1
        said = take(row, cells, heading, noted)
        if said is not None and taken.setdefault(*said) is not said[1]:
            folded += 1
    problems = tuple(sorted(unread + noted, key=lambda problem: problem.row))
    total += len(unread)
    member = Member(source.file, source.member, heading.format, SOURCE, total, folded=folded, problems=problems)
    return tuple(taken.values()), member


def _position(
    row: int, cells: _Cells, heading: Heading, problems: list[Problem]
) -> tuple[str, tuple[OwnPosition, Draft]] | None:
    organisation, title = (one_line(cells[heading.at(word)]) for word in ("organisation", "title"))
    if not organisation and not title:
        problems.append(Problem(row, heading.called("organisation"), "no_organisation", refused=True))
        return None
    started = _month(row, cells, heading, "started_on", month_start, problems)
    ended = _month(row, cells, heading, "ended_on", month_end, problems)
    what = ", ".join(filter(None, (title, organisation)))
    told = paragraphs(cells[heading.at("description")])
    key = _key("position", organisation, title, str(started))
    draft = Draft(row, "proof", f"{what}: {told}" if told else what, key)
    return key, (OwnPosition(row, organisation or None, title or None, started, ended), draft)


def _skill(row: int, cells: _Cells, heading: Heading, problems: list[Problem]) -> tuple[str, Draft] | None:
    name = one_line(cells[heading.at("name")])
    key = _key("skill", name)
    return key, Draft(row, "skill", name, key)


def _recommendation(row: int, cells: _Cells, heading: Heading, problems: list[Problem]) -> tuple[str, Draft] | None:
    told = paragraphs(cells[heading.at("text")])
    if not told:
        problems.append(Problem(row, heading.called("text"), "no_text", refused=True))
        return None
    name = full_name(cells, heading)
    post = (one_line(cells[heading.at(word)]) for word in ("position", "organisation"))
    said_by = ", ".join(filter(None, (name, *post)))
    key = _key("recommendation", name, told)
    return key, Draft(row, "proof", f"{told} ({said_by})" if said_by else told, key)


def _interest(row: int, cells: _Cells, heading: Heading, problems: list[Problem]) -> tuple[str, Interest] | None:
    name = one_line(cells[heading.at("organisation")])
    key = organisation_key(name)
    if key is None:
        problems.append(Problem(row, heading.called("organisation"), "no_organisation", refused=True))
        return None
    return key, Interest(row, name)


def _month(
    row: int,
    cells: _Cells,
    heading: Heading,
    word: str,
    read: Callable[[str], date | None],
    problems: list[Problem],
) -> date | None:
    written = cells[heading.at(word)].strip()
    found = read(written) if written else None
    if written and found is None:
        problems.append(Problem(row, heading.called(word), "bad_date", refused=False))
    return found


def _key(kind: str, *said: str) -> str:
    digest = sha256("\x1f".join(" ".join(part.casefold().split()) for part in said).encode("utf-8", "replace"))
    return f"{SOURCE}:{kind}:{digest.hexdigest()[:32]}"
