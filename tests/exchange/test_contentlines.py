"""Properties out of bytes: ends, folds, soft breaks, charsets."""

from __future__ import annotations

import pytest

from netjob.exchange.contentlines import VALUE_LIMIT, Lines

WANTED = frozenset((b"FN", b"TEL", b"NOTE"))


def said(data: bytes, closing: bytes = b"END:VCARD") -> list[tuple[str, str]]:
    lines = Lines(data)
    return [(found.name, lines.decoded(found)) for found in lines.properties(WANTED, closing)]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b"\r\r\n"], ids=repr)
def test_every_line_end_and_fold(end: bytes) -> None:
    data = end.join((b"FN:Jane ", b"  van", b"\tDoe", b"PHOTO;ENCODING=b:AAAA", b" BBBB", b"TEL:1", b""))
    assert said(data) == [("FN", "Jane  vanDoe"), ("TEL", "1")]


def test_line_ends_of_two_kinds_in_one_file() -> None:
    assert said(b"FN:Jane\r\nTEL:1\rTEL:2\nTEL:3\r\n") == [("FN", "Jane"), ("TEL", "1"), ("TEL", "2"), ("TEL", "3")]


def test_a_fold_may_run_through_a_character() -> None:
    data = "FN:Zoë 安藤\n".encode()
    for at in range(4, len(data) - 1):
        assert said(data[:at] + b"\r\n " + data[at:]) == [("FN", "Zoë 安藤")]


def test_a_fold_before_the_value() -> None:
    assert said(b'TEL;X-UUID="a:b";TYPE=WORK,VO\r\n ICE:905\r\n') == [("TEL", "905")]


@pytest.mark.parametrize(
    "data",
    [
        b"FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=AB=\r\n=20Doe\r\n",
        b"FN;QUOTED-PRINTABLE:Zo=C3=\r\n=AB Doe\r\n",
        b"FN;encoding=quoted-printable:Zo=C3=AB=\r\n =20Doe\r\n",
        b"FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB Doe=\r\n\r\nTEL:1\r\n",
        b"FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB Doe=\r\nEND:VCARD\r\n",
    ],
)
def test_soft_breaks(data: bytes) -> None:
    assert said(data)[0] == ("FN", "Zoë Doe")


def test_what_a_soft_break_ties_on_is_no_property_of_its_own() -> None:
    assert said(b"NOTE;QUOTED-PRINTABLE:call=\nTEL:555 or=\nFN:me\nTEL:1\n") == [
        ("NOTE", "callTEL:555 orFN:me"),
        ("TEL", "1"),
    ]
    assert said(b"LABEL;QUOTED-PRINTABLE:call=\nTEL:555\nTEL:1\n") == [("TEL", "1")]


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("SHIFT_JIS", "cp932"), ("ISO-2022-JP", "iso2022_jp"), ("utf-8", "utf-8"), ('"UTF-8"', "utf-8")],
)
def test_a_declared_charset(charset: str, codec: str) -> None:
    assert said(f"FN;CHARSET={charset}:".encode() + "安藤".encode(codec) + b"\n") == [("FN", "安藤")]


@pytest.mark.parametrize("params", [b"", b";CHARSET=UTF-8", b";CHARSET=NONSENSE", b";CHARSET=zlib", b";CHARSET=idna"])
def test_a_charset_that_is_missing_or_wrong_is_told_by_the_file(params: bytes) -> None:
    assert said(b"FN" + params + b":" + "Sören Nüßlebaum".encode("cp1252") + b"\n") == [("FN", "Sören Nüßlebaum")]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_two_and_four_bytes_a_character(codec: str) -> None:
    assert said("FN;CHARSET=ISO-8859-1:Zoë\r\nTEL:1\r\n".encode(codec)) == [("FN", "Zoë"), ("TEL", "1")]


def test_base64_text() -> None:
    assert said(b"FN;ENCODING=B;CHARSET=UTF-8:Wm/Dqw==\n") == [("FN", "Zoë")]
    assert said(b"FN;ENCODING=BASE64:%%%%=\n") == [("FN", "")]


def test_groups_marks_and_cases() -> None:
    assert said(b"\xef\xbb\xbffn:Jane\nitem1.Tel;type=pref:1\n") == [("FN", "Jane"), ("TEL", "1")]


def test_lines_that_are_no_property_are_passed_over() -> None:
    assert said(b'# TEL:9\nTEL 9\n=?TEL:9\nTEL;X="open:7\nFN\nFN:Jane\n') == [("TEL", "7"), ("FN", "Jane")]


def test_a_value_beyond_the_limit_is_not_cut_but_named() -> None:
    lines = Lines(b"FN:" + b"a" * VALUE_LIMIT + b"\nTEL:1\n")
    assert [(found.name, found.value) for found in lines.properties(WANTED, b"END:VCARD")] == [
        ("FN", None),
        ("TEL", b"1"),
    ]


def test_a_last_line_that_was_cut_off_is_left_out() -> None:
    assert said(b"FN:Jane\nTEL:0151 2345") == [("FN", "Jane")]
    assert said(b"FN:Jane\nEND:VCARD") == [("FN", "Jane")]
