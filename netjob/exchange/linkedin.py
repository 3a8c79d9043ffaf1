"""Read LinkedIn's archive, or any of its tables on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from netjob.coaching.identity import profile_key
from netjob.exchange import linkedin_mail as mail
from netjob.exchange import linkedin_offer as offer
from netjob.exchange import linkedin_people as people
from netjob.exchange.linkedin_owner import owner
from netjob.exchange.records import Member, Problem, SkipReason, touchpoints
from netjob.exchange.refusals import OwnerUnclear
from netjob.exchange.source import Family, Found, Source
from netjob.exchange.tables import Dialect, Heading, heading, rows


def _needs(*sets: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words.split()) for words in sets)


_DIALECTS = (
    Dialect("linkedin_connections", _needs("first_name connected_on", "first_name last_name profile_url position")),
    Dialect("linkedin_legacy", _needs("first_name last_name email organisation position unused"), share=0.9),
    Dialect("linkedin_messages", _needs("conversation from to date", "from to date content folder")),
    Dialect("linkedin_invitations", _needs("from to date direction")),
    Dialect("linkedin_profile", _needs("first_name last_name headline"), share=0.3),
    Dialect("linkedin_positions", _needs("organisation title started_on")),
    Dialect("linkedin_recommendations", _needs("first_name last_name text status")),
    Dialect("linkedin_follows", _needs("organisation date")),
    Dialect("linkedin_skills", _needs("name"), share=1.0),
)
_MAIL: Mapping[str, Callable[[Source, Heading], mail.Mail]] = {
    "linkedin_messages": mail.messages,
    "linkedin_invitations": mail.invitations,
}
_PROFILE, _GIVEN = "linkedin_profile", "linkedin_recommendations_given"
_UNUSED: Mapping[str, SkipReason] = {_PROFILE: "own_profile", _GIVEN: "given"}
_READERS: Mapping[str, Callable[[Source, Heading], Member]] = {
    "linkedin_connections": people.connections,
    "linkedin_legacy": people.connections,
    "linkedin_positions": offer.positions,
    "linkedin_recommendations": offer.recommendations,
    "linkedin_follows": offer.follows,
    "linkedin_skills": offer.skills,
}


def recognise(source: Source) -> str | None:
    """Which of LinkedIn's tables it is, by its header.

    The name is asked only where it must be: recommendations given and received have one header, and a lone column
    called *Name* holds skills only inside an archive.
    """
    known = heading(source, _DIALECTS)
    if known is None or (source.member is None and known.format == "linkedin_skills"):
        return None
    if known.format == "linkedin_recommendations" and "given" in (source.member or source.file).casefold():
        return _GIVEN
    return known.format


def read(found: Sequence[Found]) -> list[Member]:
    """One member for each table, in their order.

    Raises OwnerUnclear when messages on their own do not show whose they are; in an archive they are skipped instead.
    """
    tables = [(each, head) for each in found if (head := heading(each.source, _DIALECTS))]
    mails = {
        at: _MAIL[each.format](each.source, head) for at, (each, head) in enumerate(tables) if each.format in _MAIL
    }
    members = {at: _plain(*table) for at, table in enumerate(tables) if at not in mails}
    names = [name for each, head in tables if each.format == _PROFILE for name in people.names(each.source, head)]
    whose = owner(list(mails.values()), names, _connections(members.values()))
    told: set[str] = set()
    members |= {at: _exchanged(each, whose, told) for at, each in mails.items()}
    if len(found) == 1 and "owner_unclear" in members[0].skipped:
        raise OwnerUnclear(file=found[0].source.file)
    return [members[at] for at in range(len(tables))]


def _plain(found: Found, head: Heading) -> Member:
    """A table that can be read without knowing whose it is."""
    if found.format not in _UNUSED:
        return _READERS[found.format](found.source, head)
    unread: list[Problem] = []
    total = sum(1 for _ in rows(found.source, head, unread))
    return Member(
        found.source.file,
        found.source.member,
        found.format,
        people.SOURCE,
        total + len(unread),
        skipped={_UNUSED[found.format]: total} if total else {},
        problems=tuple(unread),
    )


def _exchanged(each: mail.Mail, whose: str | None, told: set[str]) -> Member:
    """Messages or invitations as touchpoints, without those that a member before has `told`, which it adds to."""
    tally = mail.Tally()
    points = touchpoints(mail.exchanges(each, whose, tally))
    fresh = tuple(point for point in points if point.source_key not in told)
    told.update(point.source_key for point in fresh)
    return Member(
        each.source.file,
        each.source.member,
        each.heading.format,
        people.SOURCE,
        len(each.numbers) + len(each.unread),
        people=tuple(tally.people.values()),
        touchpoints=fresh,
        folded=tally.counted - len(fresh),
        skipped=tally.skipped,
        problems=tuple(sorted(each.unread + tally.problems, key=lambda problem: problem.row)),
    )


def _connections(members: Iterable[Member]) -> set[str]:
    """The keys of everyone in the lists of people."""
    return {key for member in members for person in member.people if (key := profile_key(person.profile_url or ""))}


FAMILY = Family(recognise, read)
