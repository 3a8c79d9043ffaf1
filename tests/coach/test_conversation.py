"""A new user's first half hour: a few answers become a pitch for one person, a sheet and a brief."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from netjob.coach import Coach
from netjob.coach.conversation import Proposal
from netjob.coach.paths import Wish
from netjob.coaching.contact import ContactForm
from netjob.coaching.sheet import Section
from netjob.content import text
from netjob.workbook import Workbook, ground

TODAY = date(2026, 3, 2)


@pytest.fixture
def coach(book: Workbook) -> Coach:
    """What somebody types in the first half hour, and one person they know."""
    coach = Coach(book, TODAY)
    coach.offer.add("proof", "I halved the queue in a year. The team runs it now.")
    coach.offer.add("want", "A calm office")
    coach.prepare.write("direction", "Service for a small hospital.")
    coach.prepare.write("statement", "I make queues short with the people who stand in them.")
    coach.market.replace("organisation", ["Small hospitals"])
    coach.market.add("Elmsgate Hospitals")
    coach.people.add(ContactForm("Ann Lee", "Papaya Books", tie="close"))
    return coach


def test_the_first_half_hour_ends_with_a_usable_pitch(coach: Coach) -> None:
    facing = coach.conversation.facing(1)
    points = coach.conversation.points(facing)
    assert [point.kind for point in points if not point.words] == ["own"]
    pitch = coach.conversation.pitch(points, "role", 30)
    assert pitch.said == (
        ("offer", "I make queues short with the people who stand in them."),
        ("doing", "I halved the queue in a year."),
        ("next", "Service for a small hospital."),
    )
    assert 5 <= pitch.seconds <= 30
    minutes = coach.conversation.pitch(points, "role", 120)
    assert ("doing", "I halved the queue in a year. The team runs it now.") in minutes.said
    assert ("whom", "Whom do you know at Elmsgate Hospitals, or near it?") in minutes.said


def test_a_target_that_is_added_is_asked_about_at_once(coach: Coach) -> None:
    def asked() -> str:
        return next(point.words for point in coach.conversation.points() if point.kind == "whom")

    assert asked() == "Whom do you know at Elmsgate Hospitals, or near it?"
    coach.market.add("Alder Rail")
    assert asked() == "Whom do you know at Alder Rail or Elmsgate Hospitals, or near it?"


def test_blank_points_say_where_they_are_filled(book: Workbook) -> None:
    points = Coach(book, TODAY).conversation.points()
    assert {(point.kind, point.page, point.exercise) for point in points if not point.words} == {
        ("doing", "offer", "proof"), ("next", "offer", "want"), ("offer", "offer", "statement"),
        ("opinion", "offer", "want"), ("kinds", "market", "kinds"), ("whom", "market", "targets"),
        ("noteworthy", "market", "kinds"), ("own", "conversation", "own_point"),
    }  # fmt: skip


def test_not_sure_is_no_direction(book: Workbook) -> None:
    coach = Coach(book, TODAY)
    coach.offer.add("want", "Not sure yet")
    assert all(not point.words for point in coach.conversation.points())


def test_the_sheet_holds_what_is_there(coach: Coach) -> None:
    coach.conversation.keep_ground(1, "association", " Rail forum ")
    sheet = coach.conversation.sheet(coach.conversation.facing(1), "insight", 60)
    assert sheet.title == "Ann Lee"
    assert sheet.subtitle == "Papaya Books · angle: insight into their field"
    assert Section("What we share", ("the same association: Rail forum",), listed=True) in sheet.sections
    assert "" not in [line for section in sheet.sections for line in section.lines]


def test_the_sheet_of_somebody_wanted_holds_the_homework(coach: Coach) -> None:
    notes = {"why": "She built the depot.", "read": "Her article on shifts", "bring": "", "market": ""}
    coach.paths.wish(Wish(None, "Kim Roe", "Elmsgate Hospitals", homework=notes))
    sections = coach.conversation.sheet(coach.conversation.facing(2), "acquaintance", 60).sections
    assert sections[0] == Section("What I noted before a first message", ("She built the depot.",), listed=True)
    assert [section.heading for section in sections if "Her article on shifts" in str(section)] == ["What we share"]
    known = coach.conversation.sheet(coach.conversation.facing(1), "acquaintance", 60).sections
    assert "What I noted before a first message" not in [section.heading for section in known]


def test_how_we_know_each_other_is_proposed_as_common_ground_and_not_taken_by_itself(book: Workbook) -> None:
    coach = Coach(book, TODAY)
    coach.welcome.keep_people([(named, None) for named in coach.welcome.people("Ana Kovač, Lumen Works, one office")])
    ana = coach.conversation.facing(1)
    proposal = Proposal("other", "one office", "from your first note on them")
    assert coach.conversation.proposals(ana) == [proposal]
    assert coach.conversation.kept_ground(1) == []
    coach.conversation.keep_ground(1, proposal.kind, proposal.detail)
    assert coach.conversation.proposals(ana) == []
    coach.prepare.write("association", "One office")  # what is found in the note stands for it
    assert [(one.detail, one.because) for one in coach.conversation.proposals(ana)] == [
        ("One office", text("conversation", "because.association"))
    ]


@pytest.mark.parametrize(
    "change",
    [{"notes": "first line\nsecond line"}, {"notes": None}, {"edited": ["notes"]}, {"source": "vcard"},
     {"circle": "known_of"}, {"created_at": datetime(2026, 3, 9, 8)}],
)  # fmt: skip
def test_another_note_is_no_common_ground(book: Workbook, change: dict[str, object]) -> None:
    coach = Coach(book, TODAY)
    coach.welcome.keep_people([(named, None) for named in coach.welcome.people("Ben Ray\nAna Kovač, , one office")])
    assert ground.remembered(book, 2) == ["one office"]
    book.save(lambda writer: writer.update("contact", 2, change))
    assert ground.remembered(book, 2) == []


def test_the_brief_leaves_private_things_out_until_ticked(coach: Coach) -> None:
    coach.prepare.write("not_want", "Night calls", 1)
    coach.market.change(1, notes="Jonas decides")
    open_ = coach.brief.sheet("Nadia", "  Two names. ")
    said = str(open_)
    assert open_.title == "Nadia"
    assert Section("What would help", ("Two names.",)) in open_.sections
    assert "Night calls" not in said
    assert "Jonas" not in said
    ticked = str(coach.brief.sheet("", "", ["targets", "target_notes", "not_want"]))
    assert "Night calls" in ticked
    assert "Elmsgate Hospitals · Jonas decides" in ticked
    assert "halved" not in ticked


def test_targets_follow_the_hours(coach: Coach) -> None:
    assert coach.market.room() == (0, 5)
    coach.prepare.begin("laid_off", date(2026, 2, 1), 10)
    assert coach.market.room() == (10, 20)
