"""Compare groups of contacts at a step, and say in one of three sentences what that is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netjob.coaching import comparing
from netjob.coaching.comparing import Comparison, Group, Verdict
from netjob.coaching.ladders import Ladder
from netjob.coaching.reaches import NOT_USED, UNSAID, USED
from netjob.content import label, text

STEPS = ("replied", "talked")


def compared(by: str, now: Sequence[Ladder], earlier: Sequence[Ladder]) -> list[Comparison]:
    """A comparison for each step where two groups have somebody to judge, from their ladders now and 28 days ago."""
    found = []
    for step in STEPS:
        judged = [group for group in _groups(now, step) if group.n]
        said = comparing.verdict(judged, _groups(earlier, step))
        if said is not None:
            words = {group.group: group_word(by, group.group) for group in judged}
            found.append(Comparison(by, step, tuple(judged), comparing.drawn(judged), words, sentence(said, words)))
    return found


def _groups(ladders: Sequence[Ladder], name: str) -> list[Group]:
    return [
        Group(str(ladder.group), step.k, step.n) for ladder in ladders for step in ladder.steps if step.step == name
    ]


def group_word(by: str, group: str) -> str:
    """What people read for a group of `by`."""
    if group in (USED, NOT_USED, UNSAID):
        return text("progress", f"by.{group}")
    return group if by == "month" else label(by, group)


def sentence(said: Verdict, words: Mapping[str, str]) -> str:
    """A verdict as one of the sentences people read; `words` are those of the groups."""
    first, second = said.first, said.second
    key = said.said if said.said != "not_enough" or said.more else "not_enough_unknown"
    return text(
        "progress", f"compare.{key}", first=words[first.group], second=words[second.group],
        x=first.k, n=first.n, y=second.k, m=second.n, more=said.more,
    )  # fmt: skip
