"""Common ground: names that stand in both lives."""

import pytest

from netjob.coaching.ground import confided, mentioned, mentions, named, names_organisation

CLIENTS = "Kestrel Rail Care, Halden Freight, Castlegarth Buses for every rail replacement."


def test_names_of_a_list() -> None:
    assert named("A Club; the B Circle, C & D\nE.") == ["A Club", "the B Circle", "C & D", "E"]
    assert named("") == []


@pytest.mark.parametrize(
    ("organisation", "expected"),
    [
        ("Halden Freight, Ltd.", "Halden Freight"),
        ("Castlegarth Buses", "Castlegarth Buses for every rail replacement"),
        ("Kestrel", None),
        ("Care", None),
        (None, None),
        ("", None),
    ],
)
def test_an_organisation_in_a_list(organisation: str | None, expected: str | None) -> None:
    assert names_organisation(CLIENTS, organisation) == expected


def test_names_are_found_in_a_text_as_whole_words() -> None:
    assert mentioned("Rail Mentors Network; the choir; Ux", "Met at the rail mentors network. Ux") == [
        "Rail Mentors Network"
    ]
    assert mentioned("choir", "choirs") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Henrik Sørby", True), ("Abena Sarpong", True), ("Bo Li", False), ("Will Power", False), ("", False)],
)
def test_a_person_named_among_those_read(name: str, expected: bool) -> None:
    assert mentions("Abena Sarpong on boarding times. Henrik's newsletter will do.", name) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A reorganisation at Ostrel, not public yet.", True),
        ("Between us: she leaves in May.", True),
        ("The coast line is buying second-hand sets.", False),
    ],
)
def test_what_was_said_in_confidence_is_known_by_its_words(body: str, expected: bool) -> None:
    assert confided(body) is expected
