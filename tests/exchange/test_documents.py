"""A sheet as Markdown, HTML and DOCX: what the user wrote is text in all of them."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from netjob.coaching.sheet import Section, Sheet
from netjob.exchange.documents import docx, html, markdown

SHEET = Sheet(
    "Ana & <b>Bo</b>",
    "2 March 2026",
    (
        Section("What I offer", ("First *line*\nsecond\x0b", "שלום 🌊")),
        Section("List", ("- one", "1. two #tag"), listed=True),
    ),
)


def test_markdown() -> None:
    assert markdown(SHEET) == (
        "# Ana & \\<b\\>Bo\\</b\\>\n\n2 March 2026\n\n## What I offer\n\nFirst \\*line\\*  \nsecond\n\nשלום 🌊\n\n"
        "## List\n\n- \\- one\n- \\1. two \\#tag\n"
    )


def test_html_escapes_and_loads_nothing() -> None:
    page = html(SHEET)
    assert '<h1 dir="auto">Ana &amp; &lt;b&gt;Bo&lt;/b&gt;</h1>' in page
    assert '<p dir="auto">שלום 🌊</p>' in page
    assert '<li dir="auto">- one</li>' in page
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src 'none'" in page


def test_docx_holds_the_words_and_no_author() -> None:
    document = Document(BytesIO(docx(SHEET)))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[:2] == ["Ana & <b>Bo</b>", "2 March 2026"]
    assert "שלום 🌊" in said
    assert [p.text for p in document.paragraphs if p.style is not None and p.style.name == "List Bullet"] == [
        "- one",
        "1. two #tag",
    ]
    assert document.core_properties.author == ""


@pytest.mark.parametrize("body", ["x" * 20_000, "\x00\ud800 end", ""])
def test_any_text_makes_a_document(body: str) -> None:
    sheet = Sheet("T", "", (Section("H", (body,)),))
    assert Document(BytesIO(docx(sheet)))
    assert markdown(sheet).startswith("# T")
    assert html(sheet).encode("utf-8", "replace")
