"""Bytes of any program become text."""

from __future__ import annotations

import pytest

from netjob.exchange import text

SAID = "First Name,Last Name\nJosé,Müller\n"


def read(data: bytes) -> str:
    return "".join(text.lines(data, text.encoding(data)))


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_same_text_from_every_encoding(name: str) -> None:
    assert read(SAID.encode(name)) == SAID


def test_utf16_without_mark_in_another_alphabet() -> None:
    said = "Имя,Фамилия\nАнна,Иванова\n"
    assert read(said.encode("utf-16-le")) == said
    assert read(said.encode("utf-16-be")) == said


def test_utf8_cut_inside_a_letter_stays_utf8() -> None:
    assert read("Zoë Müller, José".encode()[:-1]) == "Zoë Müller, Jos\ufffd"


def test_utf8_with_a_flipped_byte_stays_utf8() -> None:
    assert read("äöü".encode() * 3 + b"\xff") == "äöü" * 3 + "\ufffd"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_any_line_end_parts_lines(end: str) -> None:
    lines = [line.strip() for line in text.lines(f"a{end}b{end}".encode(), "utf-8")]
    assert [line for line in lines if line] == ["a", "b"]


def test_one_line_keeps_what_was_typed() -> None:
    assert (
        text.one_line("  <b>x</b>\t![a](b)\n'; DROP TABLE contact;--  ") == "<b>x</b> ![a](b) '; DROP TABLE contact;--"
    )
    assert text.one_line("A\x00n\u202en\ud800a\ufeff") == "Anna"
    assert text.one_line("李 明 👩‍💻") == "李 明 👩‍💻"


def test_paragraphs_keep_their_lines() -> None:
    assert text.paragraphs(" one \r\ntwo\x00\r\rthree\n") == "one\ntwo\n\nthree"


def test_is_text() -> None:
    assert text.is_text(SAID.encode("utf-16"))
    assert not text.is_text(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
