"""Time who may be the same person among many: `python -m tests.bench.doubles [--contacts 30000]`, one JSON line.

A network as people have it: half of it at a few hundred large organisations, few surnames that are very common and
many that are rare, and one contact in fifty a second time, written by another program.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random

from netjob.coach.matches import Matches
from netjob.coaching.identity import organisation_key
from netjob.workbook import Workbook, Writer, bulk

_GIVEN = """
    Anna Maria James John Robert Michael William David Richard Thomas Mary Patricia Jennifer Linda Elizabeth Susan
    Sarah Wei Ming Hiroshi Yuki Ahmed Fatima Mohammed Olga Ivan Dmitri Pablo Carmen Luis Sofia Giulia Marco Lars Sven
    Emma Noah Katarzyna Piotr Agnieszka Jan Petra Jürgen Günther Søren Aylin Mehmet Priya Rahul Ananya Chen Jing Thi
    Van Minh Chiara Luca Hannah Jonas Felix Clara Paul Léa Hugo Camille Théo Inès Nina Tomasz Zofia Olena Taras
""".split()  # noqa: SIM905
_COMMON = "Nguyen Smith Garcia Müller Wang Li Kim Patel Singh Schmidt Rossi Martin Silva Ivanov".split()  # noqa: SIM905
_START = "Bern Hav Lind Oster Wald Kron Fal Mor Tor Sand Berg Hol Vik Ros Stein Gar Kle Bru".split()  # noqa: SIM905
_MIDDLE = "e a o in er en ol ar it un".split()  # noqa: SIM905
_END = "mann berg ström ski ova ez son hof quist ard ini eau wicz ley ton er auer feld".split()  # noqa: SIM905
_TRADES = "Rail Freight Energy Foods Systems Books Water Robotics Ports Health".split()  # noqa: SIM905
_FORMS = ("", " GmbH", " Inc.", " Ltd", " AG", " Group")


def build(path: Path, count: int) -> Workbook:
    """A workbook with so many contacts, the same every time."""
    random = Random(30)
    people = list(_people(random, count))
    names, organisations, sources = zip(*people, strict=True)
    book = Workbook(path, lambda: datetime(2026, 3, 2, 12))
    stamp = [datetime(2026, 3, 2)] * count

    def fill(writer: Writer) -> None:
        columns: dict[str, list[object]] = {
            "id": list(range(1, count + 1)),
            "name": list(names),
            "organisation": list(organisations),
            "organisation_key": [organisation_key(name) for name in organisations],
            "source": list(sources),
            "created_at": list(stamp),
            "updated_at": list(stamp),
        }
        columns |= {name: [word] * count for name, word in (("circle", "known"), ("tie", "none"), ("status", "pool"))}
        bulk.insert(writer, "contact", columns)
        marks = list(_marks(random, list(sources)))
        contacts, kinds, values = zip(*marks, strict=True)
        bulk.insert(writer, "contact_identity", {"contact": contacts, "kind": kinds, "value": values})

    book.save(fill)
    return book


def _people(random: Random, count: int) -> Iterator[tuple[str, str, str]]:
    rare = [a + b + c for a in _START for b in _MIDDLE for c in _END]
    large = [f"{a}{b} {trade}" for a in _START for b in "ia" for trade in _TRADES]
    small = [f"{name} {trade}" for name in rare[:1_000] for trade in _TRADES[:5]]
    seen: list[tuple[str, str]] = []
    for _ in range(count):
        if seen and random.random() < 0.02:
            name, at = seen.pop(random.randrange(len(seen)))
            given, _, family = name.partition(" ")
            yield f"{family}, {given}", at + random.choice(_FORMS[:-1]), "vcard"
            continue
        family = random.choice(_COMMON) if random.random() < 0.3 else random.choice(rare)
        given = random.choice(_GIVEN)
        given = f"{given} {random.choice(_GIVEN)}" if random.random() < 0.15 else given
        at = random.choice(large if random.random() < 0.5 else small)
        seen.append((f"{given} {family}", at))
        yield f"{given} {family}", at + random.choice(_FORMS), "linkedin"


def _marks(random: Random, sources: list[str]) -> Iterator[tuple[int, str, str]]:
    for contact, source in enumerate(sources, 1):
        if source == "linkedin":
            yield contact, "profile_url", f"linkedin.com/in/person-{contact}"
        if source == "vcard" or random.random() < 0.1:
            yield contact, "email", f"person{contact}@mail{contact % 700}.example"
            yield contact, "phone", f"+4930{random.randrange(10**6, 10**6 + 400_000)}"


def main() -> None:
    """Look twice, so that what is remembered shows, then after another save, and print what it took."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--contacts", type=int, default=30_000)
    count = asked.parse_args().contacts
    with tempfile.TemporaryDirectory() as folder:
        book = build(Path(folder) / "w.duckdb", count)
        try:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            found = Matches(book, datetime(2026, 3, 2).date())
            first, pairs = _timed(found)
            again, _ = _timed(found)
            found.later(pairs[0][0], pairs[0][1], "later")
            saved, _ = _timed(found)
            grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        finally:
            book.close()
    said = {"contacts": count, "pairs": len(pairs), "first": first, "again": again, "after_a_save": saved}
    print(json.dumps({name: round(value, 3) for name, value in said.items()} | {"megabytes": round(grown)}))


def _timed(found: Matches) -> tuple[float, list[tuple[int, int]]]:
    began = time.perf_counter()
    pairs = [(match.one, match.other) for match in found.suggested()]
    return time.perf_counter() - began, pairs


if __name__ == "__main__":
    main()
