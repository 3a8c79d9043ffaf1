"""Know people again: by profile address or e-mail, and by what a row says where there is neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from netjob.coaching.identity import Identity, identities, phone_key, row_key
from netjob.workbook.imports import Key


class Conflict(Exception):
    """What identifies one person points at several contacts; `contacts` are their numbers."""

    def __init__(self, contacts: Iterable[int]) -> None:
        self.contacts = tuple(sorted(contacts, key=lambda contact: (contact < 0, abs(contact))))


class Roll:
    """Who is known by what, in the workbook and in the file so far; `fresh` are the identities to be kept."""

    def __init__(self, known: Mapping[Key, int], phones: Iterable[tuple[int, str]] = ()) -> None:
        self._known: dict[Key, int] = dict(known)
        self._phones = set(phones)
        self._kinds: dict[int, set[str]] = {}
        for (kind, _), contact in self._known.items():
            self._kinds.setdefault(contact, set()).add(kind)
        self.fresh: list[tuple[int, str, str]] = []

    def find(self, keys: Iterable[Identity]) -> int | None:
        """The contact that keys belong to, or None; raises `Conflict`.

        What a row says (name, source, day) only counts where nothing speaks against it: a row and a contact that have
        different addresses of one kind are two people, whatever their name.
        """
        strong = [key for key in keys if key.kind != "row"]
        found = {self._known[key] for key in strong if key in self._known}
        if len(found) > 1:
            raise Conflict(found)
        if found:
            return found.pop()
        said = next((self._known[key] for key in keys if key.kind == "row" and key in self._known), None)
        if said is None or self._kinds[said] & {key.kind for key in strong}:
            return None
        return said

    def enter(self, contact: int, keys: Iterable[Identity]) -> None:
        """From now on these belong to the contact; those that belong to somebody stay with them."""
        for key in keys:
            if key not in self._known:
                self._known[key] = contact
                self._kinds.setdefault(contact, set()).add(key.kind)
                self.fresh.append((contact, key.kind, key.value))

    def call(self, contact: int, numbers: Iterable[str]) -> None:
        """Keep the phone numbers of a contact: a household or a reception shares one, so it identifies nobody."""
        mine = {number for number in map(phone_key, numbers) if number}
        fresh = sorted(number for number in mine if (contact, number) not in self._phones)
        self.fresh += [(contact, "phone", number) for number in fresh]
        self._phones |= {(contact, number) for number in fresh}


def keys(
    name: str, source: str, profile_url: str | None, emails: Iterable[str], connected_on: date | None
) -> tuple[Identity, ...]:
    """Everything that a person is known again by.

    A row with a day is known by what it says beside its addresses, too: a later file may show fewer, or more, of them.
    """
    found = identities(name, source, profile_url, emails, connected_on)
    if connected_on is None or found[-1].kind == "row":
        return found
    return (*found, Identity("row", row_key(name, source, connected_on)))
