"""Write a sheet as Markdown, as an HTML page to print, and as DOCX."""

from __future__ import annotations

import re
from html import escape
from io import BytesIO

from netjob.coaching.sheet import Section, Sheet

# Standing alone in a file of its own: no script, nothing fetched; one page on A4 or Letter where the text allows it.
STYLE = """
:root { color-scheme: light dark }
body { font: 12pt/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1.2rem; }
h1 { font-size: 1.6rem; margin: 0 } h2 { font-size: 1.05rem; margin: 1.4rem 0 .3rem }
p { margin: .3rem 0; overflow-wrap: anywhere } ul { margin: .3rem 0; padding-inline-start: 1.2rem }
li { overflow-wrap: anywhere } .under { opacity: .75 }
@media print { body { margin: 0; max-width: none; font-size: 11pt } h2 { break-after: avoid } }
""".strip()
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LEADING = re.compile(r"^(\s*)([-+>]|\d+[.)])(\s)")
# XML, and with it DOCX, holds none of these.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def markdown(sheet: Sheet) -> str:
    """The sheet as Markdown; what the user wrote keeps its signs as text."""
    parts = [f"# {_marked(sheet.title)}", _marked(sheet.subtitle)]
    for section in sheet.sections:
        parts.append(f"## {_marked(section.heading)}")
        lines = [_marked(line) for line in section.lines]
        parts.append("\n".join(f"- {line}" for line in lines) if section.listed else "\n\n".join(lines))
    return "\n\n".join(part for part in parts if part) + "\n"


def html(sheet: Sheet) -> str:
    """The sheet as a page of its own that prints well; nothing in it is loaded from elsewhere."""
    title = escape(sheet.title)
    body = "".join(_html_section(section) for section in sheet.sections)
    under = f'<p class="under" dir="auto">{escape(sheet.subtitle)}</p>' if sheet.subtitle else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{STYLE}</style></head><body>"
        f'<h1 dir="auto">{title}</h1>{under}{body}</body></html>\n'
    )


def docx(sheet: Sheet) -> bytes:
    """The sheet as a Word document."""
    from docx import Document

    document = Document()
    document.core_properties.author = ""
    document.core_properties.title = _printable(sheet.title)
    document.add_heading(_printable(sheet.title), 0)
    if sheet.subtitle:
        document.add_paragraph(_printable(sheet.subtitle))
    for section in sheet.sections:
        document.add_heading(_printable(section.heading), 1)
        for line in section.lines:
            document.add_paragraph(_printable(line), style="List Bullet" if section.listed else None)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _html_section(section: Section) -> str:
    # dir="auto": right-to-left text stands on its own side, line by line.
    lines = [escape(line).replace("\n", "<br>") for line in section.lines]
    if section.listed:
        listed = "".join(f'<li dir="auto">{line}</li>' for line in lines)
        inner = f"<ul>{listed}</ul>"
    else:
        inner = "".join(f'<p dir="auto">{line}</p>' for line in lines)
    return f"<h2>{escape(section.heading)}</h2>{inner}"


def _marked(words: str) -> str:
    lines = [_LEADING.sub(r"\1\\\2\3", _MARKS.sub(r"\\\1", line)) for line in words.splitlines()]
    return "  \n".join(lines)


def _printable(words: str) -> str:
    return _UNPRINTABLE.sub("", words)
