"""Market: where am I going, and is it big enough?"""

from __future__ import annotations

from collections.abc import Sequence

from netjob.coach.topic import Topic, until_saved
from netjob.coaching import goals
from netjob.coaching import market as rules
from netjob.coaching.market import Size, Target
from netjob.errors import Refused
from netjob.workbook import Writer, answers, market, searches, targets
from netjob.workbook.market import Direction


class Market(Topic):
    """What the Market page asks."""

    # ------------------------------------------------------------------ kinds

    def directions(self, kind: str) -> list[Direction]:
        """The kinds of organisation, industries, roles or places the user named."""
        return [found for found in market.listed(self.book) if found.kind == kind]

    def replace(self, kind: str, values: Sequence[str], token: str | None = None) -> None:
        """Make these the values of a kind. Raises `Refused`."""
        self.book.save(lambda writer: market.replace(writer, kind, values), token)

    def explain(self, row_id: int, why: str, token: str | None = None) -> None:
        """Say why one of them. Raises `NotFound`."""
        self.book.save(lambda writer: market.explain(writer, row_id, why), token)

    # ------------------------------------------------------------------ targets

    @until_saved
    def targets(self) -> Sequence[Target]:
        """Every confirmed target, those first that matter most and where somebody is inside."""
        return [target for target in rules.ordered(targets.ranked(self.book)) if target.status != "suggested"]

    @until_saved
    def suggested(self) -> Sequence[Target]:
        """Organisations followed in an archive, to be confirmed or left out."""
        return [target for target in rules.ordered(targets.ranked(self.book)) if target.status == "suggested"]

    @until_saved
    def gaps(self) -> Sequence[Target]:
        """Targets with nobody inside."""
        return rules.gaps(targets.ranked(self.book))

    def insiders(self, target: int) -> list[tuple[int, str]]:
        """(contact, name) of the people at a target."""
        return targets.insiders(self.book, target)

    def room(self) -> tuple[int, int]:
        """(hours a week, targets that fit them)."""
        search = searches.current(self.book)
        hours = search.hours_a_week if search else 0
        return hours, goals.pace(hours).targets

    def add(self, name: str, token: str | None = None) -> bool:
        """Add an organisation, or take up a suggested one; False when it is a target already. Raises `Refused`."""

        def work(writer: Writer) -> bool:
            if targets.add(writer, name) is not None:
                return True
            there = next(found for found in targets.ranked(self.book) if found.id == targets.of_name(writer, name))
            targets.change(writer, there.id, status="active")
            return there.status != "active"

        return self.book.save(work, token) is not False

    def change(self, target: int, token: str | None = None, **values: object) -> None:
        """Change what is kept of a target. Raises `Refused`, `NotFound`."""
        self.book.save(lambda writer: targets.change(writer, target, **values), token)

    def take_up(self, chosen: Sequence[int], keep: bool, token: str | None = None) -> None:
        """Make suggested organisations targets, or put them into the trash."""

        def work(writer: Writer) -> None:
            for target in chosen:
                targets.change(writer, target, status="active") if keep else targets.trash(writer, target)

        self.book.save(work, token)

    def trash(self, target: int, token: str | None = None) -> None:
        """Move a target to the trash. Raises `NotFound`."""
        self.book.save(lambda writer: targets.trash(writer, target), token)

    # ------------------------------------------------------------------ size

    @until_saved
    def size(self) -> Size:
        """How many openings the market has; the target list and a default stand in until the user says better."""
        active = sum(target.status == "active" for target in self.targets())
        said = answers.body(self.book, "market_organisations"), answers.body(self.book, "market_openings")
        return rules.size(int(_number(said[0], active)), _number(said[1], rules.OPENINGS_A_YEAR))

    def estimate(self, organisations: int, openings: float, token: str | None = None) -> None:
        """Keep the user's own estimate. Raises `Refused`."""
        if not 0 <= organisations <= rules.MOST_ORGANISATIONS:
            raise Refused("organisations", "range", low=0, high=rules.MOST_ORGANISATIONS)
        if not 0 <= openings <= rules.MOST_OPENINGS:
            raise Refused("openings", "range", low=0, high=int(rules.MOST_OPENINGS))

        def work(writer: Writer) -> None:
            answers.write(writer, "market_organisations", str(organisations))
            answers.write(writer, "market_openings", f"{openings:g}")

        self.book.save(work, token)


def _number(body: str, default: float) -> float:
    try:
        return float(body)
    except ValueError:
        return default
