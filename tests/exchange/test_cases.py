"""The shared cases, as the manifest counts them, and what becomes of them when they are damaged."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjob.coaching.identity import identities
from netjob.errors import NetjobError
from netjob.exchange import read
from netjob.exchange.records import Member

CASES = Path(__file__).parents[3] / "shared" / "cases"
HERE = CASES.is_dir()
needs_cases = pytest.mark.skipif(not HERE, reason="../shared/cases is not here")


def manifest() -> list[dict[str, str]]:
    if not HERE:
        return []
    with (CASES / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [line for line in lines if line["file"].startswith("linkedin/")]


def members(path: str) -> list[Member]:
    return read(Path(path).name, (CASES / path).read_bytes())


def in_rows(member: Member) -> int:
    """How many rows became something, counted by what there is."""
    taken = member.touchpoints or member.drafts or member.targets
    return len(taken or (() if member.format in ("linkedin_messages", "linkedin_invitations") else member.people))


@needs_cases
@pytest.mark.parametrize("line", manifest(), ids=lambda line: line["file"])
def test_a_case_is_read_as_the_manifest_counts_it(line: dict[str, str]) -> None:
    people = next(
        member for member in members(line["file"]) if member.format in ("linkedin_connections", "linkedin_legacy")
    )
    assert people.rows == int(line["contacts"])
    if not people.people or line["first contact name"].startswith("(see"):
        return
    first = people.people[0]
    expected = (
        line["first contact name"],
        line["first contact emails"],
        line["first contact org (components split by |)"],
    )
    assert (first.name, ", ".join(first.emails) or "(none)", first.organisation or "(none)") == expected
    assert (first.position or "(none)") == line["first contact title"]


@needs_cases
@pytest.mark.parametrize("line", manifest(), ids=lambda line: line["file"])
def test_every_row_is_accounted_for(line: dict[str, str]) -> None:
    for member in members(line["file"]):
        assert member.taken == in_rows(member)


@needs_cases
def test_all_dialects_of_one_list_say_the_same() -> None:
    def said(name: str) -> list[tuple[object, ...]]:
        (member,) = members(f"linkedin/{name}.csv")
        return [(p.name, p.organisation, p.position, p.emails, p.profile_url, p.connected_on) for p in member.people]

    first = said("li_01_preamble_url_utf8")
    for name in ("li_03_no_preamble_url", "li_04_bom_crlf_preamble", "li_06_excel_semicolon_ddmmyyyy"):
        assert said(name) == first
    assert said("li_09_german_headers") == said("li_10_empty_comma_rows") == first
    assert said("li_08_cp1252") == [*first[:3], first[5]]


@needs_cases
def test_near_duplicates() -> None:
    (member,) = members("linkedin/li_14_near_duplicates.csv")
    known = {
        identity for person in member.people for identity in identities("", "", person.profile_url, person.emails, None)
    }
    assert (member.rows, member.taken, dict(member.skipped)) == (9, 7, {"closed_account": 1})
    assert [(problem.row, problem.reason) for problem in member.problems] == [(12, "no_name")]
    assert sum(identity.kind == "profile_url" for identity in known) == 4


@needs_cases
def test_the_whole_archive() -> None:
    parts = {str(member.member): member for member in members("linkedin/li_18_full_archive.zip")}
    expected = json.loads((CASES / "linkedin" / "li_18_full_archive.expected.json").read_text(encoding="utf-8"))
    messages, invitations = parts["messages.csv"], parts["Invitations.csv"]
    points = messages.touchpoints + invitations.touchpoints
    everyone = {
        identities(person.name, member.source, person.profile_url, person.emails, person.connected_on)[0]
        for member in parts.values()
        for person in member.people
    }
    assert parts["Connections.csv"].rows == expected["connections"]
    assert len(everyone) == expected["contacts"]
    assert messages.rows == expected["message_rows"]
    assert len({point.source_key for point in points}) == len(points) == expected["touchpoints"]
    assert sum(point.direction == "out" for point in points) == expected["touchpoints_out"]
    assert messages.skipped == expected["skipped"]
    assert invitations.rows == expected["invitation_rows"]
    assert invitations.taken + invitations.folded == expected["invitations_with_note"]
    assert (
        len(parts["Positions.csv"].drafts) == len(parts["Positions.csv"].own_positions) == expected["draft_positions"]
    )
    assert len(parts["Skills.csv"].drafts) == expected["draft_skills"]
    assert sorted(target.name for target in parts["Company Follows.csv"].targets) == expected["targets"]
    assert expected["owner"] not in {person.profile_url for member in parts.values() for person in member.people}
    assert {name for name, member in parts.items() if member.format == "unknown"} == {
        "Ad_Targeting.csv",
        "Rich_Media.csv",
    }


@needs_cases
def test_files_of_other_programs_are_not_taken_for_linkedin() -> None:
    for path in sorted([*CASES.glob("google/*"), *CASES.glob("outlook/*"), *CASES.glob("vcf/*")]):
        try:
            found = read(path.name, path.read_bytes())
        except NetjobError:
            continue
        assert not {member.format for member in found} & {"linkedin_connections", "linkedin_legacy"}, path.name


@needs_cases
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(data=st.data())
def test_damaged_files_are_read_or_refused(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(CASES.glob("linkedin/*.[cz]*"))))
    whole = path.read_bytes()
    damaged = bytearray(whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole)
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(damaged)))
        damaged[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.one_of(
                st.binary(max_size=3), st.sampled_from([b'"', b"\x00", b"\r", b"\xff\xfe", b"\xed\xa0\x80", b";" * 9])
            )
        )
    try:
        found = read("f", bytes(damaged))
    except NetjobError:
        return
    for member in found:
        assert member.taken == in_rows(member)
