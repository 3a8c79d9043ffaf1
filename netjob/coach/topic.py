"""A topic of the facade, and answers that are worked out once until the next save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial, wraps
from typing import Concatenate, ParamSpec, TypeVar

from netjob.workbook import Workbook, preferences

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S", bound="Topic")


def until_saved(question: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Answer a question once for each day and each set of arguments, until the workbook is written again.

    Streamlit runs a page again at every click: what rules make of a long history then stands ready. Nobody may change
    what comes back, as everybody gets the same.
    """

    @wraps(question)
    def answered(topic: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        name = (question.__module__, question.__qualname__, args, tuple(kwargs.items()))
        return topic.book.once(name, topic.today, partial(question, topic, *args, **kwargs))

    return answered


class Topic:
    """What a page asks of a workbook on a day."""

    def __init__(self, book: Workbook, today: date) -> None:
        self.book = book
        self.today = today

    @property
    @until_saved
    def days_off(self) -> frozenset[date]:
        """The user's public holidays."""
        return preferences.days_off(self.book, self.today)
