"""Review: the demo's week exactly, year ends, keeping mode, and a sheet that names nobody."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest

from netjob.coach import Coach
from netjob.coach import week as said
from netjob.coaching import review as rules
from netjob.coaching.goals import Goals
from netjob.coaching.review import Averages
from netjob.coaching.weeks import Week
from netjob.content import PROSE
from netjob.exchange import documents
from netjob.workbook import Workbook, preferences
from netjob.workbook.intentions import Intention
from netjob.workbook.review import Counts, Heard, Untouched
from tests.hand import TODAY, Hand, ago

LAST = date(2026, 2, 23)  # the week that the demo's Monday looks back on
LAST_OF_2026 = date(2026, 12, 28)


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def coach(book: Workbook, today: date = TODAY) -> Coach:
    return Coach(book, today)


# ------------------------------------------------------------------ the demo


def test_the_demos_week_in_numbers(demo: Workbook) -> None:
    review = coach(demo).review
    assert (review.proposed, len(review.mondays), review.mondays[0]) == (LAST, 53, TODAY)
    looked = review.week(LAST)
    assert looked.week == Week(LAST, outgoing=10, incoming=4, talks=4, asks=4, focused=8, gives=4, goal=8, on_goal=True)
    assert looked.goals == Goals(8, 2, 2, 2)
    assert looked.average == Averages(215 / 19, 118 / 19, 68 / 19, 49 / 19, 0)  # people: where they are shown
    assert looked.heard == {"name": 1, "news": 1, "advice": 1}
    assert looked.counts == Counts(names=1, begun=2, further=2)
    assert looked.minutes == {"network": 180, "posting": 30}
    assert looked.intention
    assert (looked.intention.then, looked.intention.kept) == ("I ring one person for no reason", True)
    assert (looked.over, looked.empty, looked.ahead) == (True, False, TODAY)


def test_the_demos_weeks_with_people(demo: Workbook) -> None:
    progress = coach(demo).progress
    assert progress.search
    average = rules.averages(progress.weeks_with_people, LAST, progress.search.started_on)
    assert average
    assert average.contacts == 277 / 19
    assert progress.weeks_with_people[-2].contacts == 8


def test_what_the_demo_heard_and_what_moved(demo: Workbook) -> None:
    review = coach(demo).review
    assert review.heard(LAST, "news") == [
        Heard(2, "Kwame Boateng", LAST, "news", "The coast line is buying second-hand sets.")
    ]
    total, rows = review.turned(LAST)
    assert total == 3
    assert [(row.referrer_name, said.story(row, TODAY)) for row in rows] == [
        ("Björn Karlgren", "e-mail, 26 February → leads to Dunmarrow Depot Partners → asked 26 February"),
        (
            "Kwame Boateng",
            "call, 15 October 2025 → leads to Ragnhild Moe, Northmere Transit, Service delivery manager, night service"
            " → offer 24 February",
        ),
        (
            "Zofia Maj",
            "call, 23 February → leads to Elmsgate Hospitals → asked 23 February → agreed to help 23 February",
        ),
    ]


def test_whom_the_demo_could_thank_and_tell(demo: Workbook) -> None:
    review = coach(demo).review
    assert [(one.name, step) for one, step in review.thanks()] == [
        ("Zofia Maj", "agreed"), ("Catherine Mbeki", "introduced"),
    ]  # fmt: skip
    doors = review.to_tell()
    assert len(doors) == 7
    assert [(door.referrer_name, door.step) for door in doors[:2]] == [
        ("Kwame Boateng", "offer"), ("Katarína Nováková", "talked"),
    ]  # fmt: skip
    for _ in range(2):
        review.thank(38, "a click and the second one of a double click")
    assert demo.value("SELECT count(*) FROM give WHERE contact = 38 AND given_on = ? AND kind = 'thanks'", [TODAY]) == 1
    assert [one.name for one, _ in review.thanks()] == ["Catherine Mbeki"]


def test_what_moved_and_whom_to_tell_are_kept_until_the_next_save(book: Workbook) -> None:
    hand, review = Hand(book), coach(book).review
    door = hand.referral(hand.contact("Ann Lee"), asked=ago(60), talked=ago(3))
    assert review.turned(LAST) is review.turned(LAST)
    assert review.to_tell() is review.to_tell()
    assert [(total, len(rows)) for total, rows in [review.turned(LAST), review.turned(TODAY)]] == [(1, 1), (0, 0)]
    assert [told.id for told in review.to_tell()] == [door]
    other = hand.referral(hand.contact("Bob Ray"), asked=ago(60), talked=ago(2))
    assert [row.referral for row in review.turned(LAST)[1]] == [other, door]
    assert [told.id for told in review.to_tell()] == [other, door]
    coach(book).referrals.tell(door, "talked", True)
    assert [told.id for told in review.to_tell()] == [other]


def test_what_came_before_the_demos_introductions(demo: Workbook) -> None:
    review = coach(demo).review
    assert review.given_days == 44
    angles, doing, *_ = review.beginnings()
    assert [(group.group, group.k, group.n) for group in angles.groups] == [
        ("role", 6, 12), ("acquaintance", 5, 5), ("insight", 1, 2), ("connection", 1, 1),
    ]  # fmt: skip
    assert angles.sentence == "Not enough data yet to compare: about 72 more in each."
    assert doing.by == "point:doing"
    assert [(group.group, group.k, group.n) for group in doing.groups] == [("used", 7, 7), ("not_used", 6, 13)]


def test_the_demos_targets_without_news(demo: Workbook) -> None:
    review = coach(demo).review
    total, rows = review.untouched()
    assert (total, rows[0]) == (7, Untouched(22, "Marram Coast Line", None))
    review.refresh(22, "active")
    review.refresh(25, "resting")
    review.refresh(23, "closed")
    assert [row.name for row in review.untouched(9)[1]] == [
        "Brackwater Ports", "Regional Transport Authority", "Tarn Valley Water", "Quillon Ticketing",
    ]  # fmt: skip
    assert dict(demo.rows("SELECT id, status FROM target WHERE id IN (22, 23, 25)")) == {
        22: "active", 23: "closed", 25: "resting",
    }  # fmt: skip


def test_the_demos_history(demo: Workbook) -> None:
    total, rows = coach(demo).review.past(12)
    assert (total, len(rows)) == (53, 12)
    assert [row.week.label for row in rows[:2]] == ["2026-W10", "2026-W09"]
    assert (rows[1].minutes, rows[1].week.focused, rows[1].intention and rows[1].intention.kept) == (210, 8, True)
    resting = next(row for row in coach(demo).review.past(53)[1] if row.week.rest)
    assert resting.week.monday == date(2025, 12, 15)


def test_a_rest_week_has_no_goals(demo: Workbook) -> None:
    looked = coach(demo).review.week(date(2025, 12, 15))
    assert (looked.week.rest, looked.goals, looked.empty) == (True, None, True)


# ------------------------------------------------------------------ the sheet


def words(said: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{4,}", said)}


@pytest.mark.parametrize("write", [documents.html, documents.markdown])
def test_a_sheet_of_numbers_names_nobody(demo: Workbook, write: object) -> None:
    names = demo.rows(
        """
        SELECT name FROM contact UNION SELECT organisation FROM contact UNION SELECT name FROM target
        UNION SELECT organisation FROM opening UNION SELECT organisation FROM own_position
        """
    )
    known = [name for (name,) in names if name]
    assert len(known) > 150
    own = words("".join((PROSE / "en" / f"{name}.toml").read_text() for name in ("review", "words")))
    months = words(" ".join(f"{date(2026, month, 1):%B}" for month in range(1, 13)))
    plain = {word for name in known for word in words(name)} - own - months - words(documents.STYLE)
    review = coach(demo).review
    for monday in review.mondays:
        shown = write(review.sheet(monday))  # type: ignore[operator]
        assert not [name for name in known if name in shown]
        assert not words(shown) & plain


def test_no_word_that_anybody_wrote_is_on_a_sheet_of_numbers(book: Workbook, hand: Hand) -> None:
    hand.search(ago(60))
    heard = hand.touch(hand.contact("Zebedee"), TODAY)
    hand.row("heard", touchpoint=heard, kind="advice", body="Xylophones")
    hand.row("intention", monday=TODAY, when_="Quokkas", then_="Wombats", kept=False)
    hand.row("intention", monday=TODAY + timedelta(days=7), when_="Ocelots", then_="Tapirs")
    hand.referral(hand.contact("Ottoline"), asked=TODAY)
    said_by_all = ("Zebedee", "Xylophones", "Quokkas", "Wombats", "Ocelots", "Tapirs", "Ottoline")
    review = coach(book).review
    bare, full = (documents.markdown(review.sheet(TODAY, names)) for names in (False, True))
    assert not [word for word in said_by_all if word in bare]
    assert not [word for word in said_by_all if word not in full]
    assert "There was one: not this time." in bare


def test_the_demos_sheet_line_by_line(demo: Workbook) -> None:
    sheet = coach(demo).review.sheet(LAST)
    assert (sheet.title, sheet.subtitle) == (
        "Review of 2026-W09", "23 February to 1 March 2026 · day 147 of the search",
    )  # fmt: skip
    assert sheet.sections[0].lines == (
        "Focused touchpoints: 8, planned 8 (on average 11.3 before)",
        "Talks: 4, planned 2 (on average 6.2 before)",
        "Asks: 4, planned 2 (on average 3.6 before)",
        "Gives: 4, planned 2 (on average 2.6 before)",
    )
    assert sheet.sections[-1].lines[0] == "2026-W08: focused touchpoints 14, talks 10, gives 4"


# ------------------------------------------------------------------ weeks, years, clocks


def test_the_week_across_new_year_is_one(book: Workbook, hand: Hand) -> None:
    hand.search(date(2026, 12, 1))
    ann = hand.contact()
    for day in (LAST_OF_2026 - timedelta(days=1), LAST_OF_2026, date(2027, 1, 3), date(2027, 1, 4)):
        hand.touch(ann, day, angle="role", points=["next"])
    review = coach(book, date(2027, 1, 5)).review
    assert review.proposed == LAST_OF_2026
    looked = review.week(LAST_OF_2026)
    assert (looked.week.label, looked.week.focused, looked.ahead) == ("2026-W53", 2, date(2027, 1, 4))
    assert said.days(LAST_OF_2026) == "28 December 2026 to 3 January 2027"
    assert said.name(LAST_OF_2026, review.today) == "Last week · 28 December 2026 to 3 January 2027"
    assert said.name(date(2026, 12, 14), review.today) == "2026-W51 · 14 to 20 December 2026"
    assert [row.week.label for row in review.past(3)[1]] == ["2027-W01", "2026-W53", "2026-W52"]


def test_the_week_in_which_clocks_change_has_seven_days(book: Workbook, hand: Hand) -> None:
    preferences.choose(book, zone="Europe/Vienna")
    monday = date(2026, 3, 23)
    ann = hand.contact()
    for ahead in range(7):
        hand.touch(ann, monday + timedelta(days=ahead))
    looked = coach(book, date(2026, 3, 30)).review.week(monday)
    assert looked.week.outgoing == 7


def test_a_target_was_looked_at_on_the_users_own_day(book: Workbook, hand: Hand) -> None:
    """Thirty days before 2 March is 31 January, which began at 05:00 UTC in New York."""
    preferences.choose(book, zone="America/New_York")
    row_id = hand.row("target", name="Orbit", organisation_key="orbit", status="active")

    def looked_at(moment: datetime) -> int:
        book.save(lambda writer: writer.execute("UPDATE target SET updated_at = ? WHERE id = ?", [moment, row_id]))
        return coach(book).review.untouched()[0]

    assert looked_at(datetime(2026, 1, 31, 4, 59)) == 1
    assert looked_at(datetime(2026, 1, 31, 5)) == 0


def test_hours_in_words() -> None:
    assert [said.duration(minutes) for minutes in (0, 45, 60, 215)] == ["0 min", "45 min", "1 h", "3 h 35 min"]


# ------------------------------------------------------------------ intention


def test_the_intention_of_this_week_is_for_today_and_marked_in_a_click(book: Workbook) -> None:
    review = coach(book).review
    assert review.intention() is None
    assert review.intend(TODAY, "the kettle is on", "I write one hello")
    found = review.intention()
    assert found == Intention(found.id if found else 0, TODAY, "the kettle is on", "I write one hello", None)
    assert said.sentence(found) == "When the kettle is on, then I write one hello"
    review.kept(found.id, True)
    assert [one and one.kept for one in (review.intention(),)] == [True]
    review.kept(found.id, None)
    assert [one and one.kept for one in (review.intention(),)] == [None]


def test_what_the_welcome_planned_is_no_intention(book: Workbook) -> None:
    own = coach(book)
    own.welcome.plan([datetime(2026, 3, 4, 10), datetime(2026, 3, 6, 10)])
    assert own.review.intention() is None
    own.review.intend(TODAY, "a", "b")
    assert book.value("SELECT count(*) FROM intention") == 3


# ------------------------------------------------------------------ a new workbook, and keeping


def test_a_new_workbook_has_one_week(book: Workbook) -> None:
    review = coach(book).review
    assert (review.mondays, review.proposed) == ([TODAY], TODAY)
    looked = review.week(TODAY)
    assert (looked.empty, looked.average, looked.goals, looked.heard) == (True, None, None, {})
    assert review.past(5) == (1, [review.past(5)[1][0]])


def test_keeping_has_neither_goals_nor_beginnings(book: Workbook, hand: Hand) -> None:
    hand.goal(ago(70), 1)
    hand.rest(ago(7))
    hand.touch(hand.contact(), ago(7), channel="call", talk=True)
    review = coach(book).review
    looked = review.week(ago(7))
    assert (looked.goals, looked.week.rest, review.beginnings()) == (None, False, [])
    sheet = documents.markdown(review.sheet(ago(7)))
    assert "- People in touch: 1\n- Talks: 1\n- Gives: 0\n" in sheet
    assert "planned" not in sheet
    assert "→" not in sheet
