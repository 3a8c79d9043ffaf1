"""Brief: one page to hand to a contact or a coach, made from the user's answers."""

from __future__ import annotations

from collections.abc import Collection

from netjob.coach.topic import Topic
from netjob.coaching import market as market_rules
from netjob.coaching.sheet import Section, Sheet, fitted
from netjob.content import text
from netjob.workbook import answers, market, searches, targets

OPEN = ("statement", "proof", "skill", "direction", "want", "kinds", "targets")
PRIVATE = ("not_want", "story", "target_notes", "contacts_inside")  # in it only when ticked
PARTS = OPEN + PRIVATE
MOST_PROOFS, MOST_SKILLS, MOST_WANTS, MOST_TARGETS = 4, 8, 5, 8


class Brief(Topic):
    """What the one-page brief says."""

    def sheet(self, name: str, helps: str, parts: Collection[str] = OPEN) -> Sheet:
        """The brief with these parts, under a name that may stay empty; `helps` says what would help."""
        sections = [
            Section(text("brief", "sheet.offer"), self._lines("statement", parts)),
            Section(text("brief", "sheet.proof"), self._lines("proof", parts, MOST_PROOFS), listed=True),
            Section(text("brief", "sheet.skill"), self._lines("skill", parts, MOST_SKILLS), listed=True),
            Section(text("brief", "sheet.direction"), (*self._lines("direction", parts), *self._kinds(parts))),
            Section(text("brief", "sheet.want"), self._wants(parts), listed=True),
            Section(text("brief", "sheet.not_want"), self._lines("not_want", parts, MOST_WANTS), listed=True),
            Section(text("brief", "sheet.targets"), self._targets(parts), listed=True),
            Section(text("brief", "sheet.story"), self._story(parts)),
            Section(text("brief", "sheet.helps"), (fitted(helps),) if helps.strip() else ()),
        ]
        title = name.strip() or text("brief", "sheet.title")
        day = text("brief", "sheet.day", day=f"{self.today.day} {self.today:%B %Y}")
        return Sheet(title, day, tuple(section for section in sections if section.lines))

    def _lines(self, part: str, parts: Collection[str], most: int = 20) -> tuple[str, ...]:
        """What the user confirmed: drafts from an archive stay out."""
        if part not in parts:
            return ()
        return tuple(fitted(answer.body) for answer in answers.standing(self.book, part) if answer.confirmed)[:most]

    def _wants(self, parts: Collection[str]) -> tuple[str, ...]:
        return tuple(
            want for want in self._lines("want", parts, MOST_WANTS) if want != text("welcome", "want.not_sure")
        )

    def _story(self, parts: Collection[str]) -> tuple[str, ...]:
        search = searches.current(self.book)
        if "story" not in parts or search is None:
            return ()
        return tuple(
            fitted(answer.body)
            for answer in answers.standing(self.book, f"story_{search.situation}")
            if answer.confirmed
        )

    def _kinds(self, parts: Collection[str]) -> tuple[str, ...]:
        if "kinds" not in parts:
            return ()
        found: dict[str, list[str]] = {}
        for one in market.listed(self.book):
            found.setdefault(one.kind, []).append(one.value)
        return tuple(
            text("brief", f"sheet.kinds.{kind}", values=", ".join(found[kind]))
            for kind in ("role", "organisation", "industry", "place")
            if kind in found
        )

    def _targets(self, parts: Collection[str]) -> tuple[str, ...]:
        if "targets" not in parts:
            return ()
        active = [t for t in market_rules.ordered(targets.ranked(self.book)) if t.status == "active"]
        return tuple(self._target(target, parts) for target in active[:MOST_TARGETS])

    def _target(self, target: market_rules.Target, parts: Collection[str]) -> str:
        said = [target.name]
        if "target_notes" in parts and target.notes:
            said.append(fitted(target.notes))
        if "contacts_inside" in parts:
            said += [", ".join(name for _, name in targets.insiders(self.book, target.id)[:3])]
        return " · ".join(filter(None, said))
