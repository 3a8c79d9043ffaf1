"""Offer: what do I offer, what do I want, where do I fit?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netjob.coach.prepare import KEEPING
from netjob.coach.topic import Topic
from netjob.coaching import proof, ranking, statement
from netjob.coaching.pitch import first_sentence
from netjob.coaching.ranking import Pair
from netjob.coaching.statement import Wide
from netjob.content import chapter, text
from netjob.workbook import Writer, answers, feedback, preferences, ratings, searches
from netjob.workbook.answers import Answer, Version
from netjob.workbook.feedback import Said

# Each exercise with the prompts that count as its answer.
EXERCISES = {
    "proof": ("proof",),
    "skill": ("skill",),
    "want": ("want", "not_want", "direction"),
    "statement": ("statement",),
    "story": (),  # the prompt depends on the situation
    "ratings": (),
    "resistance": ("resistance", "resistance_tell", "resistance_rep"),
}
RESISTANCE_AFTER = timedelta(weeks=3)
RESISTANCE_TALKS = 5
FEEDBACK_PAGE = 5
# Asked for numbers once is enough where a first job or years of care have none.
ASKED_ONCE = ("first_job", "returning")


@dataclass(frozen=True, slots=True)
class Order:
    """How far a list is ranked: the items in order, the pair to ask about next, questions answered and left at most."""

    items: tuple[Answer, ...]
    pair: tuple[Answer, Answer] | None
    begun: bool
    left: int


class Offer(Topic):
    """What the Offer page asks; every answer keeps its history."""

    # ------------------------------------------------------------------ exercises

    def situation(self) -> str:
        """The situation of the open search, else 'keeping'."""
        search = searches.current(self.book)
        return search.situation if search else KEEPING

    def exercises(self) -> dict[str, bool]:
        """The exercises that fit the user's situation, and whether each has an answer."""
        counts = answers.counts(self.book)
        found = {name: any(counts.get(prompt) for prompt in prompts) for name, prompts in EXERCISES.items()}
        found["story"] = bool(counts.get(story_prompt(self.situation())))
        found["ratings"] = bool(ratings.taken(self.book))
        if self.situation() == KEEPING:
            del found["story"]
        if not self.resistance_offered():
            del found["resistance"]
        return found

    # ------------------------------------------------------------------ answers

    def items(self, prompt: str) -> list[Answer]:
        """The items of a list in the user's order, drafts included."""
        return answers.standing(self.book, prompt)

    def versions(self, prompt: str) -> dict[int, list[Version]]:
        """Every state of the answers to a prompt by item, newest first."""
        return answers.versions(self.book, prompt)

    def add(self, prompt: str, body: str, token: str | None = None) -> int | None:
        """Add an item at the end of a list; its number, None for an empty one."""
        return self.book.save(lambda writer: answers.add(writer, prompt, body), token)

    def settle(self, prompt: str, items: Sequence[int], keep: bool, token: str | None = None) -> None:
        """Confirm drafts from an archive, or take them out."""
        self.book.save(lambda writer: answers.settle(writer, prompt, items, keep), token)

    # ------------------------------------------------------------------ proofs and skills

    def open_questions(self, item: int, body: str) -> tuple[str, ...]:
        """What a proof leaves open; a number that the user said there is none for is not asked for again."""
        without = {answer.item for answer in answers.standing(self.book, "proof_without_number")}
        spared = item in without or bool(without and self.situation() in ASKED_ONCE)
        return tuple(name for name in proof.open_questions(body) if not (name == "number" and spared))

    def without_number(self, item: int, token: str | None = None) -> None:
        """There is no number to this proof."""
        said = text("exercises", "check.without_number")
        self.book.save(lambda writer: answers.write(writer, "proof_without_number", said, item), token)

    def shown_in(self) -> dict[int, list[int]]:
        """Skill by item, with the proofs the user chose as its evidence."""
        found = answers.standing(self.book, "skill_proof")
        return {answer.item: [int(part) for part in answer.body.split() if part.isdecimal()] for answer in found}

    def show_in(self, skill: int, proofs: Sequence[int], token: str | None = None) -> None:
        """Choose the proofs that show a skill."""
        body = " ".join(map(str, sorted(proofs)))
        self.book.save(lambda writer: answers.write(writer, "skill_proof", body, skill), token)

    def proposed(self, skill: str) -> list[int]:
        """The proofs that speak of a skill by their words."""
        return [answer.item for answer in self.items("proof") if proof.speaks_of(answer.body, skill)]

    # ------------------------------------------------------------------ want and not want

    def order(self, prompt: str) -> Order:
        """How far a list is ranked by comparing pairs."""
        items = {answer.item: answer for answer in self.items(prompt) if answer.confirmed}
        pairs = self._pairs(prompt)
        order, pair = ranking.ranked(list(items), pairs)
        asked = sum(1 for better, worse in pairs if better in items and worse in items)
        return Order(
            tuple(items[item] for item in order),
            (items[pair[0]], items[pair[1]]) if pair else None,
            bool(pairs),
            max(1, ranking.questions(len(items)) - asked) if pair else 0,
        )

    def prefer(self, prompt: str, better: int, worse: int, token: str | None = None) -> None:
        """One item matters more than another; once the order is clear, the list stands in it."""
        pairs = (*self._pairs(prompt), (better, worse))
        items = [answer.item for answer in self.items(prompt) if answer.confirmed]
        order, pair = ranking.ranked(items, pairs)

        def work(writer: Writer) -> None:
            answers.write(writer, f"{prompt}_pairs", ranking.written(pairs))
            if pair is None:
                answers.reorder(writer, prompt, order)

        self.book.save(work, token)

    def compare_again(self, prompt: str, token: str | None = None) -> None:
        """Forget the comparisons; the list keeps its order until they are made anew."""
        self.book.save(lambda writer: answers.write(writer, f"{prompt}_pairs", ""), token)

    # ------------------------------------------------------------------ statement

    def beginnings(self) -> list[str]:
        """Ways to begin a statement, in the user's own words; empty until there is a proof or a want."""
        said = {
            "proof": _bare(_first(self.items("proof"))),
            "want": _bare(
                _first([item for item in self.items("want") if item.body != text("welcome", "want.not_sure")])
            ),
            "direction": _bare(answers.body(self.book, "direction")),
            "skill": _bare(_first(self.items("skill"))),
        }
        frames = chapter("offer")["statement"]["frames"]
        return [frame["text"].format(**said) for frame in frames if all(said[name] for name in frame["needs"])]

    def wide(self, body: str) -> tuple[Wide, ...]:
        """What makes a statement wide."""
        return statement.wide(body)

    def feedback(self, offset: int = 0) -> tuple[int, list[Said]]:
        """Feedback heard in touchpoints, newest first, a page at a time."""
        return feedback.feedback(self.book, FEEDBACK_PAGE, offset)

    def stated_on(self) -> date | None:
        """The day on which the statement was written as it stands."""
        found = answers.standing(self.book, "statement")
        return found[0].answered_at.date() if found else None

    # ------------------------------------------------------------------ ratings and resistance

    def ratings(self) -> list[tuple[str, date, int]]:
        """(item, day, score) of every self-rating, oldest first."""
        return ratings.taken(self.book)

    def rate(self, scores: Mapping[str, int], token: str | None = None) -> None:
        """Take the self-rating once more. Raises `Refused`."""
        self.book.save(lambda writer: ratings.write(writer, scores), token)

    def resistance_offered(self) -> bool:
        """After three weeks of a search and five talks in it, or once answered; never when it was dismissed."""
        if not preferences.read(self.book)["resistance_check"]:
            return False
        if any(answers.counts(self.book).get(prompt) for prompt in EXERCISES["resistance"]):
            return True
        search = searches.current(self.book)
        if search is None or self.today - search.started_on < RESISTANCE_AFTER:
            return False
        return feedback.talks_since(self.book, search.started_on) >= RESISTANCE_TALKS

    def resistance_open(self) -> bool:
        """Whether the check is offered and nothing of it was answered yet."""
        counts = answers.counts(self.book)
        return self.resistance_offered() and not any(counts.get(prompt) for prompt in EXERCISES["resistance"])

    def dismiss_resistance(self) -> None:
        """The resistance check is not for this user: it is not offered again."""
        preferences.choose(self.book, resistance_check=False)

    def _pairs(self, prompt: str) -> tuple[Pair, ...]:
        return ranking.read(answers.body(self.book, f"{prompt}_pairs"))


def story_prompt(situation: str) -> str:
    """The prompt of the two sentences that belong to a situation."""
    return f"story_{situation}"


def _first(items: Sequence[Answer]) -> str:
    return next((answer.body for answer in items if answer.confirmed), "")


def _bare(body: str) -> str:
    """The first sentence without its full stop, to stand inside another one."""
    return first_sentence(body).rstrip(" .;,:!")
