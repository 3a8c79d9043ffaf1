"""Read the people in a sentence: names as they were written, and the organisation that stands with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netjob.coaching.lexicon import Lexicon, Token

MOST_WORDS = 6
MOST_SMALL = 2
MOST_OFFICE = 4  # words such as "her former colleague" before a name
REACH = 6  # words between a name and its "at", as in "Jane Doe, head of data at Initech"
MARKS = (
    "will.phrases", "will.plans", "wish.phrases", "introduces.phrases",
    "said.verbs", "said.learned", "said.advice", "said.feedback", "incoming.phrases", "asked.verbs", "talk.verbs",
    "talk.nouns",
    *(f"channel.{name}.{kind}" for name in ("video", "call", "email", "letter", "message", "event", "meeting")
      for kind in ("nouns", "verbs")),
)  # fmt: skip
VERBS = tuple(group for group in MARKS if not group.endswith("nouns"))
PAST = tuple(group for group in VERBS if group.startswith(("said.", "asked.", "incoming.", "talk.", "channel.")))
NOUNS = tuple(group for group in MARKS if group.endswith("nouns"))
NAMEABLE = frozenset({"will", "may", "mark"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as a sentence names them; the organisation may be empty."""

    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """The tokens of one sentence, with the text they come from; `small`: its writer uses no capital letters."""

    lexicon: Lexicon
    text: str
    tokens: Sequence[Token]
    in_days: frozenset[int]
    small: bool

    def written(self, start: int, end: int) -> str:
        """The text from one token up to another."""
        if start >= end:
            return ""
        return " ".join(self.text[self.tokens[start].start : self.tokens[end - 1].end].split())

    def low(self, place: int) -> str:
        """The token at a place in small letters; empty beyond the end."""
        return self.tokens[place].low if 0 <= place < len(self.tokens) else ""

    def marked(self, place: int, groups: Sequence[str] = MARKS) -> bool:
        """Whether a phrase that says what happened begins at a place."""
        return any(self.lexicon.at(group, self.tokens, place) for group in groups)

    # ------------------------------------------------------------------ names

    def name_at(self, place: int, small: bool = False, owner: bool = False) -> int:
        """Where the name ends that begins at a place; the place itself when there is none.

        `small`: one in small letters counts too. `owner`: so does one that something belongs to, "Ada's".
        """
        end = place
        while self._titled(end):
            end += 1
        if not self._begins(end, small):
            return place
        capital = self.tokens[end].capital
        end += 1
        while end - place < MOST_WORDS and self._goes_on(end, capital, small and end - place < MOST_SMALL):
            end += 1
        while end > place + 1 and self.low(end - 1) in self.lexicon.words("words.particles"):
            end -= 1
        owns = self.low(end) == "'s" and not owner and not self._is(end)
        return place if owns else end

    def names_at(self, place: int, small: bool = False) -> tuple[list[tuple[int, int]], int]:
        """The names listed from a place, as (start, end), and where the list ends."""
        found, end = list[tuple[int, int]](), place
        start = place
        while (after := self.name_at(start, small)) > start and not (found and self.subject(after)):
            found.append((start, after))
            end = after
            start = self.listed(self.organisation(after)[1], small)
            if start in (after, self.organisation(after)[1]):
                break
        return found, end

    def subject(self, place: int) -> bool:
        """Whether what stands before a place does something: a verb follows it."""
        while self.low(place) in self.lexicon.words("words.adverbs") and place not in self.in_days:
            place += 1
        return self.marked(place, VERBS)

    def people(self, found: Sequence[tuple[int, int]]) -> list[Person]:
        """Those names with the organisations that stand behind them."""
        return [Person(self.written(*span), self.organisation(span[1])[0]) for span in found]

    def organisation(self, place: int) -> tuple[str, int]:
        """The organisation said of the name that ends at a place, and where it ends; ("", place) without one."""
        if self.low(place) in ("(", "["):
            return self._in_brackets(place)
        found = "", place
        for at in range(place, min(place + REACH + 1, len(self.tokens))):
            if self.low(at) in self.lexicon.words("words.where") and at not in self.in_days:
                start = at + 1 + (self.low(at + 1) == "the")
                end = self._run(start, any_word=self.small)
                if end > start and (not found[0] or self.low(at) not in self.lexicon.words("words.of")):
                    found = self.written(start, end), end
                if at == place or (found[0] and self.low(at) not in self.lexicon.words("words.of")):
                    break
            elif not self._describes(at, place):
                break
        return found

    def past_office(self, place: int) -> int:
        """Behind "her colleague" in "her colleague Jane Doe": where the name begins; the place itself without one."""
        if self.name_at(place, self.small, owner=True) > place:
            return place
        for at in range(place, min(place + MOST_OFFICE, len(self.tokens))):
            token, words = self.tokens[at], self.lexicon.words
            end = self.name_at(at, owner=True)
            if end > at:
                return place if self._office(at, end) else at
            if token.kind != "word" or token.capital or token.low in words("words.where") | words("words.joins"):
                break
        return place

    def named_will(self, place: int) -> bool:
        """Whether a "will" is somebody called so: nothing follows that one could be going to do."""
        if self.low(place) != "will":
            return False
        words, after = self.lexicon.words, place + 1
        if place and self.low(place - 1) in words("words.with"):
            return True
        if after >= len(self.tokens) or self.tokens[after].kind != "word" or after in self.in_days:
            return True
        token = self.tokens[after]
        others = words("words.nonames") | words("words.and") | words("words.past") | {"will", "'ll", "'s"}
        return token.low in others or token.capital or self.marked(after, PAST)

    # ------------------------------------------------------------------

    def _in_brackets(self, place: int) -> tuple[str, int]:
        """ "(Initech)" or "(CTO at Initech)"."""
        closed = next((at for at in range(place, len(self.tokens)) if self.low(at) in (")", "]")), len(self.tokens))
        where = [at for at in range(place + 1, closed) if self.low(at) in self.lexicon.words("words.where")]
        start = where[0] + 1 if where else place + 1
        end = self._run(start, any_word=False)
        return (self.written(start, end), closed + 1) if end > start else ("", place)

    def _describes(self, at: int, place: int) -> bool:
        """Whether a token may stand between a name and its organisation: ", head of data at"."""
        token = self.tokens[at]
        if token.kind == "comma":
            return at == place
        if token.kind != "word" or at in self.in_days or self.marked(at):
            return False
        about_them = self.low(place) in (",", "who", "the", "a", "-")
        words = self.lexicon.words
        return about_them and token.low not in words("words.joins") - words("words.who") | words("words.they") | words(
            "words.past"
        )

    def _titled(self, place: int) -> bool:
        return self.low(place) in self.lexicon.words("words.titles") and (self.tokens[place].capital or self.small)

    def _is(self, place: int) -> bool:
        """Whether the 's at a place is "is" or "has" and no owner's."""
        return bool(self.lexicon.at("will.phrases", self.tokens, place)) or self.marked(place + 1)

    def _begins(self, place: int, small: bool) -> bool:
        if place >= len(self.tokens) or self.tokens[place].kind != "word":
            return False
        token = self.tokens[place]
        if token.low in self.lexicon.words("words.nonames") or place in self.in_days:
            return False
        if token.low == "will":
            return (token.capital or small) and self.named_will(place)
        if token.low in NAMEABLE:
            return token.capital or small
        if token.low in self.lexicon.words("words.stops") or self.marked(place):
            return False
        return token.capital or (small and token.low not in self.lexicon.words("words.adverbs"))

    def _goes_on(self, place: int, capital: bool, small: bool) -> bool:
        if place >= len(self.tokens) or self.tokens[place].kind != "word" or place in self.in_days:
            return False
        token, words = self.tokens[place], self.lexicon.words
        if token.low in words("words.particles") and not token.capital:
            return place + 1 < len(self.tokens) and (self.tokens[place + 1].capital or small)
        if token.low in words("words.nonames"):
            return False
        written = self.text[token.start : token.end]
        if token.capital and not (written.isupper() and token.low in words("words.stops")):  # Ann Long, but no Ann CV
            return capital and not self.marked(place, NOUNS)
        return (
            small
            and not capital
            and not self.marked(place)
            and token.low not in words("words.adverbs") | words("words.cuts")
        )

    def listed(self, place: int, small: bool) -> int:
        """Where the next name of a list begins: behind "," or "and"; the place itself when the list ends."""
        comma = place + (self.low(place) == ",")
        joined = self.lexicon.at("words.and", self.tokens, comma) or (1 if self.low(comma) == "/" else 0)
        start = comma + joined
        end = self.name_at(start, small)
        if start == place or end == start or (not joined and self._office(start, end)):
            return place
        if not joined and not self.tokens[start].capital:  # "with ada, good company": only within a longer list
            return start if self.low(end) == "," or self.lexicon.at("words.and", self.tokens, end) else place
        return start

    def _office(self, start: int, end: int) -> bool:
        """Whether capital words behind a comma are what somebody is: ", CTO of", ", Head of"."""
        word = self.text[self.tokens[start].start : self.tokens[start].end]
        of = self.low(end) in self.lexicon.words("words.of")
        return of or (word.isupper() and len(word) > 1 and self.low(end) in self.lexicon.words("words.where"))

    def _run(self, place: int, any_word: bool) -> int:
        """Where an organisation's name ends that begins at a place."""
        end = place
        while end < len(self.tokens) and end - place < MOST_WORDS:
            token = self.tokens[end]
            inside = end > place and token.low in self.lexicon.words("words.inside")
            if (token.kind not in ("word", "number") and not inside) or end in self.in_days:
                break
            figures = token.kind == "number" or token.low[0].isdigit()
            named = token.capital or (figures and (end > place or token.kind == "word"))
            if named and token.low in self.lexicon.words("words.nonames") | self.lexicon.words("words.titles"):
                break
            joins = inside and self._capital(end + 1) and end + 1 not in self.in_days
            small = any_word and self._begins(end, small=True) and end - place < MOST_SMALL
            if not (named or joins or small):
                break
            end += 1
        return end

    def _capital(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].capital
