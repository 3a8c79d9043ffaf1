"""What the file knows of the user and one contact together."""

from datetime import date

import pytest

from netjob.coaching.contact import ContactForm
from netjob.errors import NotFound, Refused
from netjob.workbook import Workbook, Writer, contacts, feedback, ground, targets


@pytest.fixture
def people(book: Workbook) -> dict[str, int]:
    """Ann at Acme introduced Bob at Orbit; Cy is at Acme too; Ann and Cy sat at one table."""

    def work(writer: Writer) -> dict[str, int]:
        found = {
            "ann": contacts.add(writer, ContactForm("Ann", "Acme", position="Transport planner", tie="close")),
            "cy": contacts.add(writer, ContactForm("Cy", "Acme", tie="familiar")),
            "dee": contacts.add(writer, ContactForm("Dee", "Orbit", position="City transport lead", tie="close")),
        }
        found["bob"] = contacts.add(writer, ContactForm("Bob", "Orbit", introduced_by=found["ann"]))
        targets.add(writer, "Acme Ltd")
        targets.add(writer, "Orbit")
        writer.insert("knows", contact=found["cy"], target=2)
        for name in ("ann", "dee"):
            touchpoint = writer.insert(
                "touchpoint", contact=found[name], happened_on=date(2026, 2, 1), direction="out", channel="event",
                talk=name == "dee", circle="known", tie="close", occasion=1, notes=f"about {name}", source="hand",
            )  # fmt: skip
            writer.insert("heard", touchpoint=touchpoint, kind="news", body=f"{name} news")
            writer.insert("heard", touchpoint=touchpoint, kind="feedback", body=f"{name} feedback")
        writer.insert("own_position", organisation="Acme Inc.", organisation_key="acme")
        return found

    found = book.save(work)
    assert found is not None
    return found


def test_who_it_is_and_whether_they_answered(book: Workbook, people: dict[str, int]) -> None:
    ann, dee = ground.facing(book, people["ann"]), ground.facing(book, people["dee"])
    assert (ann.name, ann.organisation_key, ann.introducer, ann.answered) == ("Ann", "acme", None, False)
    assert dee.answered
    assert ground.facing(book, people["bob"]).introducer == "Ann"
    with pytest.raises(NotFound):
        ground.facing(book, 999)


def test_people_both_know(book: Workbook, people: dict[str, int]) -> None:
    assert ground.both_know(book, people["ann"]) == [("Bob", "introduced"), ("Dee", "table"), ("Cy", "colleague")]


def test_doors_to_targets(book: Workbook, people: dict[str, int]) -> None:
    assert ground.doors(book, people["ann"]) == [("Acme Ltd", "inside", None), ("Orbit", "named", "Bob")]
    assert ground.doors(book, people["cy"]) == [("Acme Ltd", "inside", None), ("Orbit", "said", None)]


def test_who_could_meet_whom(book: Workbook, people: dict[str, int]) -> None:
    assert ground.could_meet(book, people["ann"], 3) == [(people["dee"], "Dee", "work", "Orbit")]


def test_past_employers_and_notes(book: Workbook, people: dict[str, int]) -> None:
    assert ground.same_employer(book, "acme") == "Acme Inc."
    assert ground.same_employer(book, None) is None
    assert ground.past_employers(book) == ["Acme Inc."]
    assert "about ann" in ground.noted(book, people["ann"])
    assert "ann news" in ground.noted(book, people["ann"])


def test_common_ground_is_noted_once_and_taken_out(book: Workbook, people: dict[str, int]) -> None:
    for _ in range(2):
        book.save(lambda writer: ground.keep(writer, people["ann"], "association", "Rail forum"))
    (kept,) = ground.kept(book, people["ann"])
    assert (kept.kind, kept.detail) == ("association", "Rail forum")
    book.save(lambda writer: ground.drop(writer, kept.id))
    assert ground.kept(book, people["ann"]) == []
    with pytest.raises(Refused):
        book.save(lambda writer: ground.keep(writer, people["ann"], "blood", "x"))


def test_feedback_and_news(book: Workbook, people: dict[str, int]) -> None:
    total, found = feedback.feedback(book, 1)
    assert (total, [said.body for said in found]) == (2, ["dee feedback"])
    assert [said.body for said in feedback.news(book, people["dee"], date(2026, 1, 1), 5)] == ["ann news"]
    assert feedback.news(book, people["dee"], date(2026, 2, 2), 5) == []
    assert feedback.talks_since(book, date(2026, 2, 1)) == 1


def test_targets_count_the_people_inside_and_those_who_know_somebody(book: Workbook, people: dict[str, int]) -> None:
    found = {target.name: (target.insiders, target.ways) for target in targets.ranked(book)}
    assert found == {"Acme Ltd": (2, 0), "Orbit": (2, 1)}
    assert targets.insiders(book, 1) == [(people["ann"], "Ann"), (people["cy"], "Cy")]


@pytest.mark.parametrize("values", [{"motivation": 4}, {"posting": -1}, {"status": "hot"}])
def test_a_target_refuses_what_it_cannot_hold(
    book: Workbook, people: dict[str, int], values: dict[str, object]
) -> None:
    with pytest.raises(Refused):
        book.save(lambda writer: targets.change(writer, 1, **values))
