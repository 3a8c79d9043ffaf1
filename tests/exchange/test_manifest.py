"""Every shared case of Google, Outlook, Thunderbird and vCard, as the manifest counts and names it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from netjob.exchange import read
from netjob.exchange.records import Member, Person
from netjob.exchange.refusals import EmptyFile

CASES = Path(__file__).parents[3] / "shared" / "cases"
FOLDERS = ("google/", "outlook/", "vcf/")
NONE = "(none)"


def lines() -> list[dict[str, str]]:
    if not CASES.is_dir():
        return []
    with (CASES / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [line for line in found if line["file"].startswith(FOLDERS)]


needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="../shared/cases is not here")


def only(path: str) -> Member:
    (member,) = read(path, (CASES / path).read_bytes())
    return member


def said(person: Person) -> tuple[str, str, str, str]:
    emails = ", ".join(person.emails) or NONE
    return person.name, emails, person.organisation or NONE, person.position or NONE


@needs_cases
@pytest.mark.parametrize("line", [line for line in lines() if line["contacts"] != "0"], ids=lambda line: line["file"])
def test_a_case_says_what_the_manifest_says(line: dict[str, str]) -> None:
    member = only(line["file"])
    assert member.rows == int(line["contacts"])
    assert member.rows == len(member.people) + member.refused
    name, emails = line["first contact name"].split(" [also")[0], line["first contact emails"]
    organisation = line["first contact org (components split by |)"].split(" | ")[0]
    if name == emails == NONE:
        assert [problem.reason for problem in member.problems] == ["no_name"]
        return
    # Someone without a name is called by their first address, and the row is pointed at.
    called = name if name != NONE else emails.split(", ")[0]
    assert said(member.people[0]) == (called, emails, organisation, line["first contact title"])
    if name == NONE:
        assert ("no_name", False) in {(problem.reason, problem.refused) for problem in member.problems}


@needs_cases
def test_the_manifest_is_read_whole() -> None:
    """As many cases as were counted by hand: a line that is not read would prove nothing."""
    counts = {folder: sum(line["file"].startswith(folder) for line in lines()) for folder in FOLDERS}
    assert counts == {"google/": 4, "outlook/": 9, "vcf/": 45}
    assert [line["file"] for line in lines() if line["contacts"] == "0"] == ["vcf/folker_empty_bom_only.vcf"]


@needs_cases
def test_a_byte_order_mark_alone_is_an_empty_file() -> None:
    with pytest.raises(EmptyFile, match="is empty"):
        only("vcf/folker_empty_bom_only.vcf")


@needs_cases
def test_everyone_behind_the_first() -> None:
    android = only("vcf/ezvcard_android.vcf")
    assert [person.name for person in android.people[2:]] == [" ".join("Ñ" * 5), " ".join("Ñ" * 11), "Ñ Ñ Ñ Ñ", "ÑÑÑÑ"]
    assert [len(person.organisation or "") for person in android.people] == [0, 0, 0, 0, 12, 44]
    assert [person.name for person in only("vcf/android_v21_multiple_entry.vcf").people] == [
        "安藤ロイド3",
        "安藤ロイド4",
        "安藤ロイド5",
    ]
    google = only("google/goog_02_new_label_header.csv").people
    assert [said(person)[:3] for person in google[1:]] == [
        ("太郎 見本", "taro@example.jp", "サンプル商事"),
        ("Plumber (no person)", NONE, "Plumber (no person)"),
        ("noreply+abc@lists.example.com", "noreply+abc@lists.example.com", NONE),
        ("=1+1 Formula", NONE, NONE),
    ]
    assert google[0].phones == ("+1 415 555 0134", "+1 415 555 0135", "020 7946 0018")
    assert google[0].profile_url == "https://www.linkedin.com/in/robin-testperson"
    assert only("google/goog_01_old_type_header_roundcube.csv").people[0].phones == (
        "mainphone",
        "homephone",
        "mobile",
        "workphone",
    )


@needs_cases
def test_what_is_no_address_is_named() -> None:
    found = [problem for problem in only("outlook/out_01_classic_92col_cp1252.csv").problems if problem.column]
    assert [(problem.row, problem.column, problem.reason, problem.refused) for problem in found] == [
        (2, "E-mail 2 Address", "exchange_path", False)
    ]


@needs_cases
def test_a_table_without_a_header_says_so() -> None:
    member = only("outlook/thunderbird_04_no_header.csv")
    assert [said(person)[:2] for person in member.people] == [
        ("John Doe", "john@doe.invalid"),
        ("Jane Doe", "jane@doe.invalid"),
    ]
    assert [(problem.reason, problem.refused) for problem in member.problems] == [("no_header", False)]
