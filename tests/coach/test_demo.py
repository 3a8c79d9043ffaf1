"""The demo network: the same for the same day, whole, within its counts, and made of the workbook's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from netjob.coach.demo import fill
from netjob.coaching import cadence, words
from netjob.errors import WorkbookNotEmpty
from netjob.workbook import Workbook, schema

# A Monday, a Saturday, a Sunday at a year's end, a leap day: the story is the same on every day.
DAYS = [date(2026, 3, 2), date(2026, 7, 4), date(2026, 12, 27), date(2028, 2, 29)]

LITERALS = {
    ("import_run", "format"): (),
    ("search", "situation"): words.SITUATIONS,
    ("search", "outcome"): words.OUTCOMES,
    ("effort", "source"): words.SOURCES,
    ("suggestion", "outcome"): ("done", "later", "not_this_one"),
    ("forecast", "step"): words.STEPS,
    ("rating", "item"): words.READINESS,
    ("target", "status"): words.TARGET_STATUSES,
    ("market", "kind"): words.MARKET_KINDS,
    ("contact", "circle"): words.CIRCLES,
    ("contact", "tie"): words.TIES,
    ("contact", "status"): words.STATUSES,
    ("contact", "source"): ("demo",),
    ("contact_identity", "kind"): ("profile_url", "email", "phone", "row"),
    ("common_ground", "kind"): words.GROUNDS,
    ("touchpoint", "direction"): words.DIRECTIONS,
    ("touchpoint", "channel"): words.CHANNELS,
    ("touchpoint", "angle"): words.ANGLES,
    ("touchpoint", "ask"): words.ASKS,
    ("touchpoint", "points"): words.POINTS,
    ("touchpoint", "common_ground"): words.GROUNDS,
    ("touchpoint", "circle"): words.CIRCLES,
    ("touchpoint", "tie"): words.TIES,
    ("touchpoint", "source"): ("demo",),
    ("heard", "kind"): words.HEARD,
    ("follow_up", "owed_by"): words.OWED_BY,
    ("give", "kind"): words.GIVES,
    ("seed", "kind"): ("article", "talk", "post", "event", "other"),
    ("referral", "direction"): words.REFERRAL_DIRECTIONS,
    ("referral", "weight"): words.WEIGHTS,
    ("referral_step", "step"): (*words.STEPS, *words.ENDS),
    ("opening", "source"): words.SOURCES,
    ("opening_stage", "stage"): words.STAGES,
    ("opening_contact", "part"): words.PARTS,
}
NUMBERS = {
    ("rating", "score"): (1, 5),
    ("target", "motivation"): (0, 3),
    ("target", "posting"): (0, 3),
    ("touchpoint", "went"): (1, 5),
    ("referral", "guess"): (0, 100),
    ("forecast", "chance"): (0, 1),
    ("forecast", "low"): (0, 1),
    ("forecast", "high"): (0, 1),
}
POINTS_TO = {
    "introduced_by": "contact", "person": "contact", "referrer": "contact", "vouched_by": "contact",
    "came_from": "touchpoint", "came_from_referral": "referral",
}  # fmt: skip
MAY_BE_AHEAD = {"due_on", "paused_until", "until", "horizon_on"}


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """One demo network for the tests that only read."""
    book = _filled(tmp_path_factory.mktemp("demo"), DAYS[0])
    yield book
    book.close()


@pytest.fixture(scope="module", params=DAYS, ids=str)
def any_day(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Workbook, date]]:
    """The network as filled on different days, for tests that only read."""
    book = _filled(tmp_path_factory.mktemp("day"), request.param)
    yield book, request.param
    book.close()


def _filled(folder: Path, today: date, name: str = "demo") -> Workbook:
    book = Workbook(folder / f"{name}.duckdb", lambda: datetime.now())  # the clock must not matter
    fill(book, today)
    return book


def _columns(book: Workbook) -> list[tuple[str, str, str]]:
    return book.rows("SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal")


def _dump(book: Workbook) -> dict[str, list[tuple[object, ...]]]:
    tables = {table for table, _, _ in _columns(book)} - {"meta", "schema_step"}
    return {table: book.rows(f"SELECT * FROM {table} ORDER BY ALL") for table in sorted(tables)}


def test_the_same_day_gives_the_same_tables(network: Workbook, tmp_path: Path) -> None:
    again = _filled(tmp_path, DAYS[0])
    try:
        assert _dump(again) == _dump(network)
    finally:
        again.close()


def test_it_is_marked_as_the_demo(network: Workbook) -> None:
    assert network.demo
    assert network.value("SELECT value FROM preference WHERE name = 'welcome_step'") == "12"


def test_a_workbook_in_use_is_refused_and_left_alone(book: Workbook, today: date) -> None:
    book.save(lambda writer: writer.insert("market", kind="role", value="Planner"))
    book.save(lambda writer: writer.insert("target", name="Kestrel", organisation_key="kestrel", status="active"))
    before, revision = _dump(book), book.revision
    with pytest.raises(WorkbookNotEmpty):
        fill(book, today)
    assert (_dump(book), book.revision, book.demo) == (before, revision, False)


def test_what_is_added_later_gets_ids_of_its_own(book: Workbook, today: date) -> None:
    fill(book, today)
    highest = book.value("SELECT max(id) FROM referral")
    added = book.save(lambda w: w.insert("referral", referrer=1, direction="outgoing", weight="some"))
    assert added == highest + 1


# ---------------------------------------------------------------- words and wholeness


def test_every_column_of_words_is_listed_here() -> None:
    sql = (Path(schema.__file__).parent / "0001_workbook.sql").read_text()
    found, table, column = set(), "", ""
    for line in sql.split("\n"):
        code, _, comment = line.partition("--")
        if opened := re.match(r"CREATE TABLE (\w+)", code):
            table, column = opened[1], ""
        elif named := re.match(r"    (\w+) ", code):
            column = named[1]
        if table and column and re.search(r"'[a-z_]+'", comment):
            found.add((table, column))
    assert found <= set(LITERALS)
    assert len(found) > 20


@pytest.mark.parametrize(("table", "column"), LITERALS)
def test_only_the_workbooks_words_are_used(network: Workbook, table: str, column: str) -> None:
    kind = next(kind for t, c, kind in _columns(network) if (t, c) == (table, column))
    value = f"unnest({column})" if kind.endswith("[]") else column
    found = {row[0] for row in network.rows(f"SELECT DISTINCT {value} FROM {table}")} - {None}
    assert found <= set(LITERALS[table, column])


@pytest.mark.parametrize(("table", "column"), NUMBERS)
def test_numbers_are_within_their_range(network: Workbook, table: str, column: str) -> None:
    low, high = NUMBERS[table, column]
    least, most = network.row(f"SELECT min({column}), max({column}) FROM {table}") or (None, None)
    assert low <= least <= most <= high


def test_every_id_leads_somewhere(network: Workbook) -> None:
    tables = {table for table, _, _ in _columns(network)}
    checked = 0
    for table, column, kind in _columns(network):
        target = POINTS_TO.get(column, column)
        if kind == "INTEGER" and target in tables:
            sql = f"SELECT count(*) FROM {table} a ANTI JOIN {target} b ON a.{column} = b.id WHERE {column} NOT NULL"
            assert network.value(sql) == 0, f"{table}.{column}"
            checked += 1
    assert checked >= 25


def test_nothing_is_dated_in_the_future(any_day: tuple[Workbook, date]) -> None:
    book, today = any_day
    checked = 0
    for table, column, kind in _columns(book):
        if kind in ("DATE", "TIMESTAMP") and column not in MAY_BE_AHEAD and table != "schema_step":
            latest = book.value(f"SELECT max({column})::DATE FROM {table}")
            assert latest is None or latest <= today, f"{table}.{column}"
            checked += 1
    assert checked > 30


def test_every_address_is_nobodys(network: Workbook) -> None:
    addresses = network.rows("SELECT email, profile_url, phone FROM contact")
    assert all(re.fullmatch(r"[a-z.]+@[a-z.]+\.example", email) for email, _, _ in addresses if email)
    assert all(re.fullmatch(r"https://www\.linkedin\.example/in/[a-z-]+", url) for _, url, _ in addresses if url)
    # Numbers that the British regulator keeps free for films and plays.
    assert all(re.fullmatch(r"\+44 7700 900\d{3}", phone) for _, _, phone in addresses if phone)
    assert sum(email is not None for email, _, _ in addresses) > 80
    text = "".join(path.read_text() for path in (Path(__file__).parents[2] / "data" / "demo").iterdir())
    assert all(host.endswith(".example") for host in re.findall(r"(?:https?://|@)([\w.-]+)", text))


# ---------------------------------------------------------------- how much of what


def test_the_counts_are_those_of_the_design(any_day: tuple[Workbook, date]) -> None:
    book, today = any_day
    assert 115 <= book.value("SELECT count(*) FROM contact") <= 125
    assert 55 <= book.value("SELECT count(*) FROM contact WHERE status = 'kept'") <= 65
    year = "happened_on BETWEEN ?::DATE - 366 AND ?::DATE"
    assert 570 <= book.value(f"SELECT count(*) FROM touchpoint WHERE {year}", [today, today]) <= 640
    assert book.value("SELECT count(*) FROM referral") == 40
    assert book.value("SELECT count(*) FROM opening") == 12
    assert book.value("SELECT count(*) FROM target") == 25
    assert {row[0] for row in book.rows("SELECT source FROM opening")} == set(words.SOURCES)
    assert {row[0] for row in book.rows("SELECT status FROM contact")} == set(words.STATUSES)
    assert {row[0] for row in book.rows("SELECT circle FROM contact")} == set(words.CIRCLES)


def test_every_colour_is_there_to_be_seen(any_day: tuple[Workbook, date]) -> None:
    book, today = any_day
    sql = """
        SELECT status, circle, tie, cadence_days, paused_until,
               (SELECT max(happened_on) FROM touchpoint t WHERE contact = c.id)
        FROM contact c WHERE status = 'kept'
    """
    by_tie = {"close": 30, "familiar": 60, "slight": 120}
    colours = [
        cadence.colour(status, last, cadence.days(circle, tie, own, by_tie), today, paused)
        for status, circle, tie, own, paused, last in book.rows(sql)
    ]
    assert colours.count("green") >= 30
    assert 8 <= colours.count("amber") <= 16
    assert 3 <= colours.count("red") <= 8
    assert 1 <= colours.count("never") <= 3


def test_the_weeks_are_weekdays_with_a_holiday_in_them(any_day: tuple[Workbook, date]) -> None:
    book, today = any_day
    days = [
        row[0] for row in book.rows("SELECT happened_on FROM touchpoint WHERE happened_on > ?::DATE - 365", [today])
    ]
    weekends = sum(day.weekday() >= 5 for day in days)
    assert 1 <= weekends <= len(days) // 20
    busy = {day - timedelta(days=day.weekday()) for day in days}
    assert any(b - a == timedelta(weeks=3) for a, b in pairwise(sorted(busy)))
    resting = {row[0] for row in book.rows("SELECT monday FROM rest_week")}
    assert resting
    assert not resting & busy


def test_the_search_began_about_five_months_ago(any_day: tuple[Workbook, date]) -> None:
    book, today = any_day
    ((started, ended, situation, hours),) = book.rows(
        "SELECT started_on, ended_on, situation, hours_a_week FROM search WHERE ended_on IS NULL"
    )
    assert (ended, situation, hours) == (None, "laid_off", 5)
    assert 140 <= (today - started).days <= 160
    goals = book.rows("SELECT starts_on, touchpoints, talks, asks, gives FROM goal ORDER BY starts_on")
    assert goals == [(started, 4, 1, 1, 1), (started + timedelta(weeks=2), 8, 2, 2, 2)]


def test_the_ladder_divides_something(any_day: tuple[Workbook, date]) -> None:
    book = any_day[0]
    sql = """
        SELECT mean_to_ask_on,
            (SELECT min(happened_on) FROM touchpoint t WHERE contact = c.id AND happened_on >= mean_to_ask_on - 60
                AND ask IN ('introduction', 'recommendation'))
        FROM contact c WHERE mean_to_ask_on IS NOT NULL
    """
    marked = book.rows(sql)
    asked = [(meant, ask) for meant, ask in marked if ask is not None]
    assert all(meant <= ask for meant, ask in asked)
    assert len(asked) >= 15
    assert len(marked) - len(asked) >= 5
    silent = book.value(
        "SELECT count(*) FROM contact c WHERE status != 'pool' AND EXISTS (FROM touchpoint WHERE contact = c.id) "
        "AND NOT EXISTS (FROM touchpoint WHERE contact = c.id AND (direction = 'in' OR talk) "
        "AND happened_on >= (SELECT max(started_on) FROM search))"
    )
    assert silent >= 8


# ---------------------------------------------------------------- doors


def _ladders(book: Workbook) -> dict[int, list[tuple[str, date, date | None]]]:
    ladders: dict[int, list[tuple[str, date, date | None]]] = {}
    for referral, step, on, told in book.rows(
        "SELECT referral, step, reached_on, told_on FROM referral_step ORDER BY referral, id"
    ):
        ladders.setdefault(referral, []).append((step, on, told))
    return ladders


def test_steps_stand_in_the_order_of_the_ladder(any_day: tuple[Workbook, date]) -> None:
    order = [*words.STEPS, *words.ENDS]
    ladders = _ladders(any_day[0])
    assert len(ladders) == 40
    for steps in ladders.values():
        places = [order.index(step) for step, _, _ in steps]
        assert places == sorted(set(places))
        assert all(a <= b for (_, a, _), (_, b, _) in pairwise(steps))
        assert all(told is None or told >= on for _, on, told in steps)
        assert all(step not in words.ENDS for step, _, _ in steps[:-1])


def test_both_directions_start_where_they_should_and_every_step_is_taken(network: Workbook) -> None:
    directions = dict(network.rows("SELECT id, direction FROM referral"))
    ladders = _ladders(network)
    starts = {(directions[referral], steps[0][0]) for referral, steps in ladders.items()}
    assert starts == {("outgoing", "asked"), ("incoming", "introduced")}
    staged = dict.fromkeys(words.REFERRAL_DIRECTIONS, frozenset())
    for direction, stage in network.rows("SELECT direction, stage FROM referral JOIN opening_stage USING (opening)"):
        staged[direction] |= {stage}
    for direction, least in (("outgoing", 0), ("incoming", words.STEPS.index("introduced"))):
        taken = {
            step for referral, steps in ladders.items() if directions[referral] == direction for step, _, _ in steps
        }
        assert set(words.STEPS[least:]) | set(words.ENDS) <= taken | staged[direction]


def test_a_referral_with_an_opening_leaves_the_last_steps_to_it(network: Workbook) -> None:
    sql = (
        "SELECT count(*) FROM referral_step s JOIN referral r ON r.id = s.referral WHERE opening NOT NULL AND step IN ?"
    )
    assert network.value(sql, [list(words.OPENING_STEPS)]) == 0
    assert network.value("SELECT count(*) FROM referral WHERE opening NOT NULL") >= 5


def test_stages_stand_in_their_order(any_day: tuple[Workbook, date]) -> None:
    stages: dict[int, list[tuple[int, date]]] = {}
    for opening, stage, on in any_day[0].rows("SELECT opening, stage, reached_on FROM opening_stage ORDER BY id"):
        stages.setdefault(opening, []).append((words.STAGES.index(stage), on))
    assert len(stages) == 12
    assert all(found == sorted(found) for found in stages.values())
    assert all(a[1] <= b[1] for found in stages.values() for a, b in pairwise(found))


def test_some_doors_are_stuck_some_young_some_in_chains(network: Workbook) -> None:
    last = [steps[-1] for steps in _ladders(network).values()]
    open_days = [(DAYS[0] - on).days for step, on, _ in last if step not in words.ENDS]
    assert sum(days <= 14 for days in open_days) >= 3
    assert sum(days >= 45 for days in open_days) >= 4
    assert network.value("SELECT count(came_from_referral) FROM referral") >= 2
    told, untold = network.row("SELECT count(told_on), count(*) - count(told_on) FROM referral_step") or (0, 0)
    assert told > 30
    assert untold > 30


def test_targets_have_people_inside_or_nobody(network: Workbook) -> None:
    inside = [
        row[0]
        for row in network.rows(
            "SELECT count(c.id) FROM target t LEFT JOIN contact c "
            "ON c.organisation_key = t.organisation_key AND c.circle = 'known' GROUP BY t.id"
        )
    ]
    assert sum(count == 0 for count in inside) >= 4
    assert sum(count >= 2 for count in inside) >= 8


def test_a_contact_stood_then_as_it_stood_then(network: Workbook) -> None:
    """Whoever was named by somebody is `known_of` until the first talk, and `known` after it."""
    sql = """
        SELECT t.circle, t.tie FROM touchpoint t JOIN contact c ON c.id = t.contact
        WHERE c.name = 'Ragnhild Moe' ORDER BY happened_on, t.id
    """
    stood = network.rows(sql)
    assert stood[0] == ("known_of", "none")
    assert stood[-1] == ("known", "slight")


def test_promises_are_due_before_on_and_after_today(any_day: tuple[Workbook, date]) -> None:
    book, today = any_day
    due = [row[0] for row in book.rows("SELECT due_on FROM follow_up WHERE done_on IS NULL")]
    assert 3 <= sum(day < today for day in due) <= 8
    assert sum(day == today for day in due) >= 1
    assert sum(day > today for day in due) >= 6
    assert book.value("SELECT count(*) FROM follow_up WHERE done_on NOT NULL") >= 10
    came_from = (
        "SELECT count(*) FROM follow_up f JOIN touchpoint t ON t.id = f.came_from WHERE t.happened_on > f.due_on"
    )
    assert book.value(came_from) == 0


def test_whom_the_user_would_like_to_know_was_chosen_and_stands_in_no_pool(network: Workbook) -> None:
    found = dict(network.rows("SELECT status, count(*) FROM contact WHERE circle = 'wanted' GROUP BY status"))
    assert found == {"kept": 5}


def test_texts_are_finished(network: Workbook) -> None:
    texts = [row[0] for row in network.rows("SELECT notes FROM touchpoint UNION ALL SELECT body FROM heard")]
    assert not [text for text in texts if text and (re.search(r"[{}]|None|  ", text) or not text[0].isupper())]
    assert len({text for text in texts if text}) > 350
    assert not [text for text in texts if text and "!" in text]
