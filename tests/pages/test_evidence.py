"""The Evidence page: numbers filtered by claim, grade and words; what is not quoted, and why."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

Visit = Callable[[str], AppTest]


def shown(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.markdown, *app.caption]).replace("\\", "")


def test_numbers_are_filtered(visit: Visit) -> None:
    app = visit("more/evidence")
    assert "32 of 32" in shown(app)
    app.get_by_key("evidence.groups").set_value(["ties"]).run()
    assert "6 of 32" in shown(app)
    app.get_by_key("evidence.grades").set_value(["medium"]).run()
    assert "3 of 32" in shown(app)
    app.text_input(key="evidence.search").set_value("granovetter").run()
    assert "1 of 32" in shown(app)
    app.text_input(key="evidence.search").set_value("zzz").run()
    assert app.info[0].value.startswith("Nothing here matches")


def test_what_was_measured_stands_beneath_once_it_is_asked_for(visit: Visit) -> None:
    app = visit("more/evidence")
    assert "5,568 applications" not in shown(app)
    app.toggle(key="evidence.details").set_value(True).run()
    assert "5,568 applications" in shown(app)
    app.text_input(key="evidence.search").set_value("granovetter").run()
    assert "5,568 applications" not in shown(app)
    assert "On whom:" in shown(app)


def test_what_is_not_quoted_stands_with_its_reason(visit: Visit) -> None:
    said = shown(visit("more/evidence"))
    assert "80% of jobs are never advertised" in said
    assert "it never held" in said
