"""Decide what a file brings to a workbook: who is new, who is known, what changed, what is there already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo

from netjob.coach import alike
from netjob.coach.accounts import Account, Change, Flaw, Outcome
from netjob.coach.roll import Conflict, Roll, keys
from netjob.coaching.day import local
from netjob.coaching.identity import organisation_key
from netjob.coaching.touchpoint import is_talk
from netjob.exchange.records import Exchange, Member, Person
from netjob.workbook.imports import Arrival, Entry, Known, Touch

EXAMPLES = 5
# Who was at a meeting with many is not thereby somebody one knows.
CALENDAR = "calendar"


class Arrivals:
    """The members of one file, held against what is known; `arrival` is what there is to write."""

    def __init__(self, known: Known, zone: tzinfo | None) -> None:
        self.arrival = Arrival()
        self.accounts: list[Account] = []
        self._known = known
        self._zone = zone
        self._roll = Roll(known.identities, known.phones)
        self._changes: list[Change] = []
        self._alike: list[str] = []
        self._whose: list[Account] = []  # whose row each newcomer is
        self._partners: dict[tuple[str, str | None, str | None], int | Conflict | None] = {}
        self._told: set[tuple[int, str]] = set()
        self._of: list[Account] = []  # whose row each touch is

    def take(self, members: Sequence[Member]) -> None:
        """Account for every row of the members; lists of people first, so that messages find their people."""
        accounts = [Account.opened(member) for member in members]
        newest = self._newest(members)
        order = sorted(range(len(members)), key=lambda at: bool(members[at].touchpoints))
        for at in order:
            member, account = members[at], accounts[at]
            if member.touchpoints:
                self._exchanges(member, account)
            elif member.taken:  # or the people are partners of messages that a member before has told
                self._people(member, account, older=member.source in newest)
            self._own(member, account)
        self.accounts += accounts
        self.arrival.identities = self._roll.fresh
        for number in alike.newcomers(self._known, self.arrival):
            self._alike.append(self._entry(number).name)
            self._whose[-number - 1].suggested += 1

    def drop(self, places: set[int]) -> None:
        """Touchpoints at these places in `arrival.touches` are in the workbook already."""
        for at in places:
            self._of[at].touchpoints["added"] -= 1
            self._of[at].touchpoints["unchanged"] += 1
        self.arrival.touches = [touch for at, touch in enumerate(self.arrival.touches) if at not in places]

    def settle(self, ids: range) -> None:
        """Problems that name newcomers name them by the ids they were written under."""
        for account in self.accounts:
            account.problems = [flaw.settled(ids) for flaw in account.problems]

    def outcome(self, file: str) -> Outcome:
        """What became of it all, with a few examples."""
        added = tuple(entry.name for entry in self.arrival.newcomers[:EXAMPLES])
        changes, alike = tuple(self._changes[:EXAMPLES]), tuple(self._alike[:EXAMPLES])
        return Outcome(file, tuple(self.accounts), added, changes, alike)

    # ------------------------------------------------------------------ people

    def _newest(self, members: Sequence[Member]) -> set[str]:
        """The sources of which the workbook has seen a newer file: its people were connected later than any here."""
        days: dict[str, date] = {}
        for member in members:
            found = [person.connected_on for person in member.people if person.connected_on]
            if found:
                days[member.source] = max(*found, days.get(member.source, date.min))
        return {source for source, day in days.items() if day < self._known.newest.get(source, date.min)}

    def _people(self, member: Member, account: Account, older: bool) -> None:
        seen: set[int] = set()
        for person in member.people:
            known_by = keys(person.name, member.source, person.profile_url, person.emails, person.connected_on)
            try:
                contact = self._roll.find(known_by)
            except Conflict as conflict:
                account.problems.append(self._conflict(person.row, conflict))
                continue
            if contact is None:
                contact = self._add(person, member.source, account)
            elif contact in seen:
                self._complete(contact, person, account, newer=False)
                account.merged += 1
            else:
                changed = self._complete(contact, person, account, newer=not older)
                account.contacts["updated" if changed else "unchanged"] += 1
            seen.add(contact)
            self._roll.enter(contact, known_by)
            self._roll.call(contact, person.phones)

    def _add(self, person: Person, source: str, account: Account) -> int:
        entry = Entry(
            name=person.name,
            organisation=person.organisation,
            organisation_key=organisation_key(person.organisation or ""),
            position=person.position,
            email=next(iter(person.emails), None),
            phone=next(iter(person.phones), None),
            profile_url=person.profile_url,
            met_on=person.connected_on,
            source=source,
        )
        self.arrival.newcomers.append(entry)
        account.contacts["added"] += 1
        self._whose.append(account)
        return -len(self.arrival.newcomers)

    def _complete(self, contact: int, person: Person, account: Account, newer: bool) -> bool:
        """Fill in what a contact lacks; a newer file also moves them. True when a contact that was there changed."""
        entry = self._entry(contact)
        values: dict[str, object] = {
            "email": entry.email or next(iter(person.emails), None),
            "phone": entry.phone or next(iter(person.phones), None),
            "profile_url": entry.profile_url or person.profile_url,
            "met_on": entry.met_on or person.connected_on,
            "organisation": entry.organisation or person.organisation,
            "position": entry.position or person.position,
        }
        if newer and _moved(entry, person):
            values |= {"organisation": person.organisation, "position": person.position}
        values = {name: value for name, value in values.items() if name not in entry.kept}
        values = {name: value for name, value in values.items() if value != getattr(entry, name)}
        if "organisation" in values:
            values["organisation_key"] = organisation_key(str(values["organisation"] or ""))
        if not values:
            return False
        now = replace(entry, **values)  # type: ignore[arg-type]
        if contact < 0:
            self.arrival.newcomers[-contact - 1] = now
            return False
        self.arrival.changed[contact] = now
        if _place(entry) != _place(now):
            self._changes.append(Change(entry.name, _place(entry), _place(now)))
        return True

    def _entry(self, contact: int) -> Entry:
        if contact < 0:
            return self.arrival.newcomers[-contact - 1]
        return self.arrival.changed.get(contact) or self._known.entries[contact]

    def _conflict(self, row: int, conflict: Conflict) -> Flaw:
        names = tuple(self._entry(contact).name for contact in conflict.contacts)
        return Flaw(row, "", "conflict", names, conflict.contacts)

    # ------------------------------------------------------------------ touchpoints

    def _exchanges(self, member: Member, account: Account) -> None:
        tables: dict[tuple[int, datetime], int] = {}
        for exchange in member.touchpoints:
            contact = self._partner(exchange, member.source, account)
            if contact is None:
                account.skipped["stranger"] = account.skipped.get("stranger", 0) + 1
                continue
            if isinstance(contact, Conflict):
                account.problems.append(self._conflict(exchange.row, contact))
                continue
            # The UTC day, not the local one: the same file read in another zone says the same.
            key = f"{exchange.day or exchange.happened_at.date()} {exchange.direction}"
            if (contact, key) in self._told:
                account.merged += 1
                continue
            self._told.add((contact, key))
            day = local(exchange.happened_at, self._zone)
            sort = (exchange.direction, exchange.channel, member.source)
            met = is_talk(exchange.channel, None)
            table = tables.setdefault((exchange.row, exchange.happened_at), -len(tables) - 1) if met else None
            self.arrival.touches.append(Touch(contact, day, exchange.happened_at, *sort, key, met, table))
            self._of.append(account)
            account.touchpoints["added"] += 1

    def _partner(self, exchange: Exchange, source: str, account: Account) -> int | Conflict | None:
        """The contact an exchange was with; somebody unknown is added to the pool, but nobody from a calendar: None."""
        who = (exchange.name, exchange.profile_url, exchange.email)
        if who not in self._partners:
            emails = (exchange.email,) if exchange.email else ()
            known_by = keys(exchange.name, source, exchange.profile_url, emails, None)
            try:
                contact = self._roll.find(known_by)
            except Conflict as conflict:
                self._partners[who] = conflict
                return conflict
            if contact is None and source == CALENDAR:
                self._partners[who] = None
                return None
            if contact is None:
                person = Person(exchange.row, exchange.name, emails=emails, profile_url=exchange.profile_url)
                contact = self._add(person, source, account)
            self._roll.enter(contact, known_by)
            self._partners[who] = contact
        return self._partners[who]

    # ------------------------------------------------------------------ about the user

    def _own(self, member: Member, account: Account) -> None:
        """Posts, drafts and organisations of interest; what the workbook has is not added again."""
        for post in member.own_positions:
            if post.organisation:
                key = organisation_key(post.organisation) or post.organisation.casefold()
                if (key, post.title, post.started_on) not in self._known.posts:
                    self._known.posts.add((key, post.title, post.started_on))
                    row = (post.organisation, key, post.title, post.started_on, post.ended_on)
                    self.arrival.posts.append(row)
        for draft in member.drafts:
            bodies = self._known.answers.setdefault(draft.kind, set())
            if draft.body in bodies:
                account.merged += 1
                continue
            bodies.add(draft.body)
            item, position = self._known.last_item.get(draft.kind, (0, 0))
            self._known.last_item[draft.kind] = (item + 1, position + 1)
            self.arrival.answers.append((draft.kind, item + 1, position + 1, draft.body))
            account.drafts += 1
        for interest in member.targets:
            key = organisation_key(interest.name) or interest.name.casefold()
            account.targets["unchanged" if key in self._known.targets else "added"] += 1
            if key not in self._known.targets:
                self._known.targets.add(key)
                self.arrival.targets.append((interest.name, key))


def _place(entry: Entry) -> str:
    return ", ".join(filter(None, (entry.position, entry.organisation)))


def _moved(entry: Entry, person: Person) -> bool:
    """Whether the file names another organisation or position; a blank cell beside what still holds says nothing."""
    both = ((entry.organisation, person.organisation), (entry.position, person.position))
    return any(here and there and here != there for here, there in both)
