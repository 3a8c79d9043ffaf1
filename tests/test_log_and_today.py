"""`python -m netjob log` and `python -m netjob today`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from netjob.coach import Coach
from netjob.workbook import Workbook, inbox
from tests.conftest import TODAY, noon
from tests.test_command_line import answer, refused, run, start

# `python -m netjob log "coffee with Ada" --json`, filled.
KEPT = {
    "inbox": "PATH.inbox.jsonl",
    "id": "0123456789abcdef0123456789abcdef",
    "when": "2026-03-02T12:00:00Z",
    "day": "2026-03-02",
    "sentence": "coffee with Ada",
}
# `python -m netjob today --json` of an empty workbook, filled.
EMPTY = {
    "today": "2026-03-02",
    "suggestions": [],
    "others": False,
    "settled": 0,
    "rest": False,
    "week": {
        "touchpoints": {"done": 0, "goal": None, "left": None},
        "talks": {"done": 0, "goal": None, "left": None},
        "asks": {"done": 0, "goal": None, "left": None},
        "gives": {"done": 0, "goal": None, "left": None},
        "days_left": 5,
    },
}
SUGGESTION = {"key", "kind", "contact", "name", "organisation", "tie", "reason", "could", "last"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


def test_log_keeps_a_sentence_without_a_workbook(path: Path) -> None:
    found = answer("log", "coffee with Ada", "--workbook", path, by=start)
    assert len(found["id"]) == 32
    assert found == KEPT | {"inbox": str(inbox.path_of(path)), "id": found["id"]}
    del found["inbox"]
    assert json.loads(inbox.path_of(path).read_text()) == found
    assert not path.exists()


def test_log_takes_words_without_quotes_and_says_where_they_are(path: Path) -> None:
    done = run("log", "coffee", "with", "Zoë 🙂", "--workbook", path)
    assert done.returncode == 0
    assert done.stdout == f"Kept in {inbox.path_of(path)} for 2 March. The app offers it on Log.\n"
    assert [line.sentence for line in inbox.waiting(path)] == ["coffee with Zoë 🙂"]


def test_log_works_while_the_app_has_the_workbook_and_the_app_offers_the_line(book: Workbook, today: date) -> None:
    assert answer("log", "call with Ada", "--workbook", book.path, by=start)["day"] == "2026-03-02"
    assert "Another program has" in refused(start("today", "--workbook", book.path))
    assert [line.sentence for line in Coach(book, today).log.waiting()] == ["call with Ada"]


def test_log_makes_the_folder_of_a_workbook_to_come(tmp_path: Path) -> None:
    path = tmp_path / "new" / "w.duckdb"
    assert run("log", "call with Ada", "--workbook", path).returncode == 0
    assert len(inbox.waiting(path)) == 1


def test_log_of_nothing_is_one_line_and_no_sentence_is_a_wrong_use(path: Path) -> None:
    assert "Write what happened" in refused(run("log", "  ", "--workbook", path))
    assert run("log", "--workbook", path).returncode == 2
    assert not inbox.path_of(path).exists()


def test_log_where_nothing_can_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused(run("log", "call", "--workbook", tmp_path / "file" / "w.duckdb"))


def test_today_makes_no_workbook(path: Path) -> None:
    assert "There is no workbook" in refused(run("today", "--workbook", path))
    assert not path.exists()


def test_today_of_an_empty_workbook(path: Path) -> None:
    Workbook(path, noon).close()
    assert answer("today", "--workbook", path) == EMPTY
    done = run("today", "--workbook", path)
    assert done.stdout == "Nobody waits for you today.\n0 touchpoints this week.\n"


def test_today_is_what_the_page_shows(demo: Workbook) -> None:
    day = Coach(demo, TODAY).start.who_next()
    demo.close()
    found = answer("today", "--workbook", demo.path, by=start)
    assert found.keys() == EMPTY.keys()
    assert found["suggestions"]
    assert {frozenset(one) for one in found["suggestions"]} == {frozenset(SUGGESTION)}
    assert [(one["key"], one["reason"]) for one in found["suggestions"]] == [
        (one.key, one.reason) for one in day.suggestions
    ]
    assert day.week.goals is not None
    assert found["week"] == {
        "touchpoints": {"done": 0, "goal": 8, "left": 8},
        "talks": {"done": 0, "goal": 2, "left": 2},
        "asks": {"done": 0, "goal": 2, "left": 2},
        "gives": {"done": 0, "goal": 2, "left": 2},
        "days_left": 5,
    }


def test_today_says_it_in_lines_and_writes_nothing(demo: Workbook) -> None:
    before = demo.revision
    demo.close()
    done = run("today", "--workbook", demo.path)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "Grace Okonkwo, Tarn Valley Water: You planned for 10 February: Lunch with Grace.",
        "Rosalind Achebe, Fairholt Food Distribution: You planned for 18 February: A hello to Rosalind, no question in"
        " it.",
        "0 of 8 touchpoints this week, 8 to go; working days left: 5.",
    ]
    opened = Workbook(demo.path, noon)
    assert opened.revision == before
    opened.close()
