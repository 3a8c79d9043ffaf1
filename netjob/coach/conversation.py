"""Conversation: what will I say to this person?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from netjob.coach.topic import Topic, until_saved
from netjob.coaching import draft, pitch
from netjob.coaching import ground as rules
from netjob.coaching import market as market_rules
from netjob.coaching.draft import Draft, Reading
from netjob.coaching.names import first_name
from netjob.coaching.pitch import Pitch, Point
from netjob.coaching.sheet import Section, Sheet
from netjob.content import chapter, label, text
from netjob.workbook import answers, contacts, feedback, ground, history, market, targets, wanted
from netjob.workbook.contacts import Match
from netjob.workbook.ground import Facing, Kept

MOST_DOORS = 3
MOST_MEETINGS = 3
MOST_NEWS = 3
NEWS_DAYS = 60
FOUND = 8


@dataclass(frozen=True, slots=True)
class Proposal:
    """Common ground the data speaks for: what it is, and why it is proposed."""

    kind: str
    detail: str
    because: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page; about another contact of the user's, with their id and name."""

    words: str
    contact: int | None = None
    name: str = ""


class Conversation(Topic):
    """What the Conversation page asks about one contact at a time."""

    # ------------------------------------------------------------------ with whom

    def matching(self, words: str) -> list[Match]:
        """Contacts by name or organisation, the pool included."""
        return contacts.matching(self.book, words, FOUND) if words.strip() else []

    def facing(self, contact: int) -> Facing:
        """The contact of the conversation. Raises `NotFound`."""
        return ground.facing(self.book, contact)

    # ------------------------------------------------------------------ what I could say

    def points(self, facing: Facing | None = None) -> list[Point]:
        """The eight talking points from the user's own answers; blank ones say where they are filled."""
        said = {
            "doing": ("\n".join(self._list("proof")[:2]), "offer", "proof"),
            "next": (self._answer("direction") or "\n".join(self._wants[:1]), "offer", "want"),
            "offer": (self._answer("statement"), "offer", "statement"),
            "opinion": (self._asked("opinion", direction=_inside(self._heading)), "offer", "want"),
            "kinds": (self._kinds, "market", "kinds"),
            "whom": (self._asked("whom", targets=_listed(self._wanted_doors(facing))), "market", "targets"),
            "noteworthy": (self._asked("noteworthy", field=self._field), "market", "kinds"),
            "own": ("\n".join(self._list("own_point")), "conversation", "own_point"),
        }
        return [Point(kind, *filled) for kind, filled in said.items()]

    def pitch(self, points: list[Point], angle: str, length: int) -> Pitch:
        """What of it fits into 30, 60 or 120 seconds."""
        return pitch.fit(points, angle, length)

    # ------------------------------------------------------------------ what we share

    def kept_ground(self, contact: int) -> list[Kept]:
        """The common ground noted with a contact."""
        return ground.kept(self.book, contact)

    def proposals(self, facing: Facing) -> list[Proposal]:
        """Common ground the data speaks for and that is not noted yet (M32 to M36)."""
        noted = {(kept.kind, kept.detail) for kept in self.kept_ground(facing.id)}
        found = (*self._business(facing), *self._people(facing), *self._texts(facing))
        return [proposal for proposal in found if (proposal.kind, proposal.detail) not in noted]

    def keep_ground(self, contact: int, kind: str, detail: str, token: str | None = None) -> None:
        """Note common ground with a contact. Raises `Refused`."""
        self.book.save(lambda writer: ground.keep(writer, contact, kind, detail.strip()), token)

    def drop_ground(self, row_id: int, token: str | None = None) -> None:
        """Take a piece of common ground out."""
        self.book.save(lambda writer: ground.drop(writer, row_id), token)

    # ------------------------------------------------------------------ them

    def doors(self, facing: Facing) -> list[Line]:
        """Which targets they may know somebody at, and why that may be."""
        found = ground.doors(self.book, facing.id)
        return [Line(text("conversation", f"doors.{how}", target=target, who=who or "")) for target, how, who in found]

    def questions(self, facing: Facing) -> list[str]:
        """Questions worth asking this person (M25, M27, M28)."""
        facts = {
            "organisation": facing.organisation or "",
            "field": self._field,
            "targets": _listed(self._wanted_doors(facing)),
            "direction": _inside(self._heading),
        }
        asked = chapter("conversation")["questions"]["ask"]
        return [one["text"].format(**facts) for one in asked if all(facts[need] for need in one["needs"])]

    def could_meet(self, facing: Facing) -> list[Line]:
        """Whom of the user's people they might like to meet (M41)."""
        found = ground.could_meet(self.book, facing.id, MOST_MEETINGS)
        return [
            Line(text("conversation", f"meet.{how}", what=what or ""), contact, name)
            for contact, name, how, what in found
        ]

    def gives(self, facing: Facing) -> list[Line]:
        """What the user could give: news heard elsewhere, and what the user is good at."""
        since = self.today - timedelta(days=NEWS_DAYS)
        heard = feedback.news(self.book, facing.id, since, 4 * MOST_NEWS)
        news = [said for said in heard if not rules.confided(said.body)][:MOST_NEWS]
        skills = self._list("skill")[:MOST_NEWS]
        help_ = [Line(text("conversation", "give.help", skills=_listed(skills)))] if skills else []
        return [
            *(Line(text("conversation", "give.news", news=said.body), said.contact, said.name) for said in news),
            *help_,
        ]

    def heard_last(self, contact: int) -> list[str]:
        """What they said in the last exchanges, newest first."""
        _, found = history.exchanges(self.book, contact, 5)
        return [body for exchange in found for _, body in exchange.heard][:3]

    def conditions(self) -> dict[str, bool]:
        """Which conditions of a direct approach (M37) the user's answers meet: 'value' and 'market'."""
        return {
            "value": bool(self._answer("statement")),
            "market": bool(self._market) and any(target.status == "active" for target in self._targets),
        }

    # ------------------------------------------------------------------ draft and sheet

    def check(self, typed: str, facing: Facing | None, channel: str, angle: str, giving: bool) -> Reading:
        """Read a draft to a contact; nothing is rewritten, nothing is sent."""
        shared = [kept.detail for kept in self.kept_ground(facing.id)] if facing else []
        names = tuple(name for name in (facing.organisation if facing else "", *shared) if name and len(name) > 3)
        first, answered = (first_name(facing.name), facing.answered) if facing else ("", False)
        return draft.check(Draft(typed, channel, angle, first, names, answered, giving))

    def sheet(self, facing: Facing, angle: str, length: int) -> Sheet:
        """Everything for this conversation on one page."""
        said = self.pitch(self.points(facing), angle, length).said
        homework = wanted.homework(self.book, facing.id) if facing.circle == "wanted" else {}
        shared = [f"{label('ground', kept.kind)}: {kept.detail}" for kept in self.kept_ground(facing.id)]
        parts = {
            "noted": [body for part, body in homework.items() if body and part != "read"],  # that is shared
            "say": [f"{label('point', kind)}: {words}" for kind, words in said],
            "share": shared,
            "ask": self.questions(facing),
            "doors": [line.words for line in self.doors(facing)],
            "give": [": ".join(filter(None, (line.name, line.words))) for line in self._for_them(facing)],
            "heard": self.heard_last(facing.id),
        }
        sections = [
            Section(text("conversation", f"sheet.{name}"), tuple(lines), listed=True)
            for name, lines in parts.items()
            if lines
        ]
        where = ", ".join(filter(None, (facing.position, facing.organisation)))
        subtitle = " · ".join(filter(None, (where, text("conversation", "sheet.angle", angle=label("angle", angle)))))
        return Sheet(facing.name, subtitle, tuple(sections))

    # ------------------------------------------------------------------

    def _for_them(self, facing: Facing) -> list[Line]:
        return [*self.could_meet(facing), *self.gives(facing)]

    def _business(self, facing: Facing) -> list[Proposal]:
        same = ground.same_employer(self.book, facing.organisation_key)
        if same:
            return [_proposal("other", same, "same_employer")]
        client = rules.names_organisation(self._answer("client"), facing.organisation)
        return [_proposal("business", facing.organisation or client, "client")] if client else []

    def _people(self, facing: Facing) -> list[Proposal]:
        both = ground.both_know(self.book, facing.id)
        return [_proposal("contacts", name, how) for name, how in both[:MOST_DOORS]]

    def _texts(self, facing: Facing) -> list[Proposal]:
        noted = ground.noted(self.book, facing.id)
        found = [
            _proposal("association", name, "association")
            for name in rules.mentioned(self._answer("association"), noted)
        ]
        found += [_proposal("other", name, "school") for name in rules.mentioned(self._answer("school"), noted)]
        found += [
            _proposal("other", name, "employer")
            for name in ground.past_employers(self.book)
            if rules.mentioned(name, noted) and name != facing.organisation
        ]
        if rules.mentions(self._answer("reading"), facing.name):
            found.append(_proposal("reading", facing.name, "reading"))
        return found or [_proposal("other", how, "begun") for how in ground.remembered(self.book, facing.id)]

    def _answer(self, prompt: str) -> str:
        return next((a.body for a in answers.standing(self.book, prompt) if a.confirmed), "")

    def _list(self, prompt: str) -> list[str]:
        return [answer.body for answer in answers.standing(self.book, prompt) if answer.confirmed]

    def _asked(self, kind: str, **facts: str) -> str:
        """A question of the user's in words of their own; empty while those words are missing."""
        return text("conversation", f"points.{kind}", **facts) if all(facts.values()) else ""

    @property
    @until_saved
    def _wants(self) -> Sequence[str]:
        return [want for want in self._list("want") if want != text("welcome", "want.not_sure")]

    @property
    @until_saved
    def _heading(self) -> str:
        return self._answer("direction") or next(iter(self._wants), "")

    @property
    @until_saved
    def _market(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in market.listed(self.book):
            found.setdefault(one.kind, []).append(one.value)
        return found

    @property
    def _kinds(self) -> str:
        parts = [
            text("conversation", f"points.kinds.{kind}", values=_listed(self._market[kind][:3]))
            for kind in ("role", "organisation", "industry", "place")
            if kind in self._market
        ]
        return " ".join(parts)

    @property
    def _field(self) -> str:
        return next(
            (self._market[kind][0] for kind in ("industry", "organisation", "role") if kind in self._market), ""
        )

    @property
    @until_saved
    def _targets(self) -> Sequence[market_rules.Target]:
        return targets.ranked(self.book)

    @property
    @until_saved
    def _sought(self) -> Sequence[str]:
        """The active targets with nobody inside, else all of them, the wanted ones first."""
        active = [target for target in market_rules.ordered(self._targets) if target.status == "active"]
        return [target.name for target in market_rules.gaps(self._targets) or active]

    def _wanted_doors(self, facing: Facing | None) -> list[str]:
        """The targets to ask about: those they may open, else those with nobody inside, else the first ones."""
        if facing:
            may = [target for target, how, _ in ground.doors(self.book, facing.id) if how != "inside"]
            if may:
                return may[:MOST_DOORS]
        own = facing.organisation if facing else None
        return [name for name in self._sought if name != own][:MOST_DOORS]


def _proposal(kind: str, detail: str | None, because: str) -> Proposal:
    return Proposal(kind, detail or "", text("conversation", f"because.{because}"))


def _listed(names: list[str]) -> str:
    """Names as a sentence lists them."""
    if len(names) < 2:
        return "".join(names)
    return text("conversation", "points.or", first=", ".join(names[:-1]), last=names[-1])


def _inside(body: str) -> str:
    """A first sentence without its full stop, to stand inside another one."""
    return pitch.first_sentence(body).rstrip(" .;,:!")
