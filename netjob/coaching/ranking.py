"""Put a list in order by comparing pairs, with as few questions as that takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Pair = tuple[int, int]  # the first one matters more


def read(body: str) -> tuple[Pair, ...]:
    """The pairs that an answer such as "3>1 2>3" holds; what is no pair is left out."""
    found = (part.partition(">") for part in body.split())
    return tuple((int(better), int(worse)) for better, _, worse in found if better.isdecimal() and worse.isdecimal())


def written(pairs: Iterable[Pair]) -> str:
    """Pairs as an answer keeps them."""
    return " ".join(f"{better}>{worse}" for better, worse in pairs)


def ranked(items: Sequence[int], pairs: Sequence[Pair]) -> tuple[list[int], Pair | None]:
    """The order as far as it is clear, and the pair to ask about next; None when the order is clear.

    Binary insertion: each item finds its place among those before it, so that ten items take 25 questions at most. What
    follows from earlier choices is never asked again.
    """
    above = _closure(pairs)
    order: list[int] = []
    for at, item in enumerate(items):
        low, high = 0, len(order)
        while low < high:
            middle = (low + high) // 2
            other = order[middle]
            if (item, other) in above:
                high = middle
            elif (other, item) in above:
                low = middle + 1
            else:
                return [*order, *items[at:]], (other, item)
        order.insert(low, item)
    return order, None


def questions(count: int) -> int:
    """How many questions an unranked list of `count` takes at most."""
    return sum((placed).bit_length() for placed in range(1, count))


def _closure(pairs: Sequence[Pair]) -> set[Pair]:
    """Every pair that follows: what matters more than something matters more than all below that too."""
    below: dict[int, set[int]] = {}
    for better, worse in pairs:
        if better in below.get(worse, ()):  # a newer choice does not turn an older order round by itself
            continue
        under = {worse} | below.get(worse, set())
        for item in [better, *(above for above, lower in below.items() if better in lower)]:
            below.setdefault(item, set()).update(under)
    return {(better, worse) for better, lower in below.items() for worse in lower}
