"""Read vCards of any version, as phones and programs really write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from netjob.coaching.identity import email_key, profile_key
from netjob.exchange import text
from netjob.exchange.contentlines import Lines, Property
from netjob.exchange.records import Member, Person, Problem, ProblemReason, SkipReason
from netjob.exchange.refusals import TooLarge
from netjob.exchange.source import Family, Found, Source

FORMAT = SOURCE = "vcard"
# Twenty times the largest address book seen; a file of card edges only would otherwise fill the memory.
MOST_CARDS = 500_000
# Photos, birthdays, notes and places to live are passed over.
_WEB = ("URL", "X-SOCIALPROFILE")
_CARD = "BEGIN END VERSION AGENT KIND X-ADDRESSBOOKSERVER-KIND N FN NICKNAME ORG TITLE TEL EMAIL"
_WANTED = frozenset(name.encode() for name in (*_CARD.split(), *_WEB))
_EDGES = frozenset(("BEGIN", "END", "AGENT"))
_EDGE = re.compile(rb"\s*VCARD\s*", re.IGNORECASE)
_START = re.compile(r"^\ufeff?[ \t]*BEGIN:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_NO_PHONE = re.compile(r"\b(?:FAX|PAGER|MODEM)\b", re.IGNORECASE)
_PHONE = re.compile(r"\b(?:VOICE|CELL)\b", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\,;:\"nN])")
_ESCAPED_21 = re.compile(r"\\([\\,;:])")
_PARTS = re.compile(r"((?:[^\\;]|\\.)*)(?:;|$)", re.DOTALL)
_COMMA = re.compile(r"(?<!\\),")
_SCHEME = re.compile(r"\A(?:tel|mailto):\s*", re.IGNORECASE)


def recognise(source: Source) -> str | None:
    """Whether a card begins on a line of its own in the first bytes."""
    read = "".join(text.lines(source.head, text.encoding(source.head)))
    return FORMAT if _START.search(read.replace("\r", "\n")) else None


def read(found: Sequence[Found]) -> list[Member]:
    """One member for each file. Raises TooLarge beyond `MOST_CARDS`."""
    return [_member(each.source) for each in found]


def _member(source: Source) -> Member:
    lines = Lines(source.load())
    people: list[Person] = []
    problems: list[Problem] = []
    skipped: dict[SkipReason, int] = {}
    row = 0
    for row, card in enumerate(_cards(lines), 1):
        if row > MOST_CARDS:
            raise TooLarge(file=source.member or source.file, most=f"{MOST_CARDS:,} cards")
        if card.is_list():
            skipped["contact_list"] = skipped.get("contact_list", 0) + 1
        elif person := card.person(row, problems):
            people.append(person)
    return Member(
        source.file, source.member, FORMAT, SOURCE, row, tuple(people), skipped=skipped, problems=tuple(problems)
    )


def _cards(lines: Lines) -> Iterator[_Card]:
    """The cards of a file; one inside another (an agent's) is passed over, one without an end is taken as it stands."""
    card: _Card | None = None
    is_agent = in_agent = False
    for found in lines.properties(_WANTED, b"END:VCARD"):
        if found.name not in _EDGES or not (found.name == "AGENT" or _EDGE.fullmatch(found.value or b"")):
            if card and not in_agent:
                card.add(found, lines)
                is_agent = False
        elif found.name == "AGENT":
            value = (found.value or b"").strip().upper()
            in_agent |= value.startswith(b"BEGIN:VCARD") and b"END:VCARD" not in value
            is_agent = not value
        elif found.name == "END":
            if card and not in_agent:
                yield card
                card = None
            in_agent = False
        elif is_agent and card:
            is_agent, in_agent = False, True
        else:
            if card:
                card.is_cut = True
                yield card
            card, in_agent = _Card(), False
    if card:
        card.is_cut = True
        yield card


class _Card:
    """What one card says, in its own words: the version, which says what a backslash means, may come last."""

    __slots__ = ("is_cut", "said", "too_long")

    def __init__(self) -> None:
        self.said: dict[str, list[str]] = {}
        self.is_cut = False
        self.too_long: list[str] = []

    def add(self, found: Property, lines: Lines) -> None:
        """Keep a property; a fax number is no number to be reached at."""
        name, params, value = found
        if value is None:
            self.too_long.append(name)
        elif name != "TEL" or not _NO_PHONE.search(params) or _PHONE.search(params):
            written = lines.decoded(found)
            if name in self.said:
                self.said[name].append(written)
            else:
                self.said[name] = [written]

    def is_list(self) -> bool:
        """Whether it is a list of other cards."""
        kinds = self.said.get("KIND", []) + self.said.get("X-ADDRESSBOOKSERVER-KIND", [])
        return any(kind.strip().casefold() == "group" for kind in kinds)

    def person(self, row: int, problems: list[Problem]) -> Person | None:
        """Whom the card is about, what can't be read of it added to `problems`; None for a card that names no one."""
        noted: list[tuple[str, ProblemReason]] = [(name, "too_long") for name in self.too_long]
        written, phones = self._values("EMAIL"), self._values("TEL")
        emails = [email for email in written if email_key(email)]
        noted += [("EMAIL", "bad_email")] * (len(written) - len(emails))
        organisation = next(filter(None, map(self._organisation, self.said.get("ORG", []))), None)
        name = next(iter(self._values("FN")), None) or self._name() or next(iter(self._values("NICKNAME")), None)
        if not name:
            name = next(filter(None, (organisation, *emails, *phones)), None)
            problems.append(Problem(row, "FN", "no_name", refused=name is None))
        if name is None:
            return None
        if self.is_cut:
            noted.append(("", "not_closed"))
        problems += [Problem(row, column, reason, refused=False) for column, reason in noted]
        urls = [url for kind in _WEB for url in self._values(kind) if profile_key(url)]
        title = next(iter(self._values("TITLE")), None)
        return Person(row, name, organisation, title, tuple(emails), tuple(phones), next(iter(urls), None))

    def _values(self, name: str) -> list[str]:
        """Values that take a whole line, each once: a comma or semicolon in them parts nothing."""
        said = self.said.get(name)
        if not said:
            return []
        values = [text.one_line(self._plain(value)) for value in said]
        if name in ("TEL", "EMAIL"):
            values = [_SCHEME.sub("", value, count=1) for value in values]
        return list(filter(None, dict.fromkeys(values)))

    def _name(self) -> str:
        """Given, further and family name, in this order, of the first `N` that has any."""
        for value in self.said.get("N", []):
            family, given, further = ([*_split(value), "", "", ""])[:3]
            if not self._is_old():
                given, further, family = (_COMMA.sub(" ", part) for part in (given, further, family))
            if name := text.one_line(self._plain(f"{given} {further} {family}")):
                return name
        return ""

    def _organisation(self, value: str) -> str | None:
        """The organisation itself; its units follow behind semicolons."""
        return next(filter(None, (text.one_line(self._plain(part)) for part in _split(value))), None)

    def _plain(self, value: str) -> str:
        if "\\" not in value:
            return value
        if self._is_old():
            return _ESCAPED_21.sub(r"\1", value)
        return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)

    def _is_old(self) -> bool:
        return any(version.strip() == "2.1" for version in self.said.get("VERSION", []))


def _split(value: str) -> list[str]:
    """The parts between semicolons that no backslash takes their meaning from."""
    return _PARTS.findall(value) if "\\" in value else value.split(";")


FAMILY = Family(recognise, read)
