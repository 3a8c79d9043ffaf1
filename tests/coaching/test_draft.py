"""The draft check: precision and recall over labelled drafts, and exact readings of single rules."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from netjob.coaching.draft import FINDINGS, Draft, check

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "drafts.toml").read_text(encoding="utf-8"))[
    "draft"
]
# Over all labelled drafts; a finding that is wrong costs more trust than one that is not made.
PRECISION, RECALL = 0.9, 0.9


def draft_of(case: dict[str, Any]) -> Draft:
    text = case["text"] + " " + case.get("repeat", "") * case.get("times", 0)
    return Draft(
        text.strip(),
        case.get("channel", "message"),
        case.get("angle", "insight"),
        case.get("name", ""),
        tuple(case.get("ground", ())),
        case.get("answered", False),
        case.get("giving", False),
    )


def found(case: dict[str, Any]) -> set[str]:
    return {finding.kind for finding in check(draft_of(case)).findings}


def test_there_are_enough_labelled_drafts_and_every_finding_is_among_them() -> None:
    assert len(CASES) >= 60
    labels = Counter(kind for case in CASES for kind in case["expect"])
    assert set(labels) == set(FINDINGS)
    assert min(labels.values()) >= 3
    assert sum(not case["expect"] for case in CASES) >= 15


def test_precision_and_recall_of_each_finding(capsys: pytest.CaptureFixture[str]) -> None:
    right, made, labelled = Counter[str](), Counter[str](), Counter[str]()
    for case in CASES:
        kinds, expected = found(case), set(case["expect"])
        right.update(kinds & expected)
        made.update(kinds)
        labelled.update(expected)
    with capsys.disabled():
        print(f"\n{'finding':<14} precision       recall          (over {len(CASES)} drafts)")
        for kind in FINDINGS:
            precision, recall = right[kind] / max(1, made[kind]), right[kind] / labelled[kind]
            print(
                f"{kind:<14} {precision:4.2f} ({right[kind]}/{made[kind]})   "
                f"{recall:6.2f} ({right[kind]}/{labelled[kind]})"
            )
    for kind in FINDINGS:
        assert right[kind] / max(1, made[kind]) >= PRECISION, kind
        assert right[kind] / labelled[kind] >= RECALL, kind


def read(text: str, **more: Any) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    reading = check(Draft(text, **({"channel": "message", "angle": "insight"} | more)))
    return {f.kind: f.words for f in reading.findings}, {p.kind: p.words for p in reading.praises}


def test_an_empty_draft_has_nothing_said_about_it() -> None:
    assert check(Draft("  \n ", "message", "role")) == check(Draft("", "email", "other"))
    assert check(Draft("", "message", "role")).findings == ()


def test_each_finding_names_the_words_that_caused_it() -> None:
    findings, _ = read("Dear all, my resume is attached. Please pass it on.")
    assert findings["mass"] == ("Dear all",)
    assert findings["begging"] == ("my resume is attached", "pass it on")
    assert findings["no_thanks"] == ("Please pass it on.",)


def test_a_not_turns_begging_round() -> None:
    findings, _ = read("I am not asking you to pass on my resume. Thank you for your talk.", angle="acquaintance")
    assert findings == {}


def test_what_is_right_is_praised_with_its_words() -> None:
    _, praises = read(
        "Hello Ana, your talk stayed with you and me. Could you spare ten minutes on Friday? A no is fine. Thanks.",
        first_name="Ana",
    )
    assert praises["by_name"] == ("Ana",)
    assert praises["one_ask"] == ("Could you spare ten minutes on Friday?",)
    assert praises["thanks"] == ("Thanks",)
    assert praises["no_pressure"] == ("A no is fine",)
    assert {"reason", "next_step", "about_them", "short"} <= set(praises)


@pytest.mark.parametrize(("answered", "expected"), [(False, True), (True, False)])
def test_an_ask_can_come_once_they_have_answered(answered: bool, expected: bool) -> None:
    text = "Hi Ana, your talk was good. Could you introduce me to Bo on Friday? Thanks."
    findings, _ = read(text, angle="acquaintance", answered=answered)
    assert ("ask_too_soon" in findings) is expected


def test_too_long_depends_on_the_channel() -> None:
    text = "word " * 150
    assert read(text)[0]["too_long"] == ("150", "120")
    assert "too_long" not in read(text, channel="email")[0]


def test_a_very_long_draft_is_read_quickly() -> None:
    from time import perf_counter

    begun = perf_counter()
    check(Draft("Could you not, dear all, pass on " * 700 + "! " * 2_000, "message", "role"))
    assert perf_counter() - begun < 5
