"""The fence: pages are layout and calls, SQL stands in the workbook, prose stands in data."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from netjob.ui.registry import PAGES
from tests.conftest import ROOT

SQL = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)\b", re.S)
RESHAPING = {"groupby", "merge", "pivot", "pivot_table", "melt", "apply", "sort_values", "reset_index", "assign"}
PAGE_FILES = sorted((ROOT / "pages").rglob("*.py"))
SKIN_FILES = [*PAGE_FILES, *sorted((ROOT / "netjob" / "ui").glob("*.py")), ROOT / "app.py"]
OUTSIDE_WORKBOOK = [path for path in sorted((ROOT / "netjob").rglob("*.py")) if "workbook" not in path.parts]


def strings(path: Path) -> list[str]:
    return [n.value for n in ast.walk(tree(path)) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_every_page_file_is_registered_once() -> None:
    assert sorted(entry.file for entry in PAGES) == [str(path.relative_to(ROOT)) for path in PAGE_FILES]
    assert len({entry.name for entry in PAGES}) == len(PAGES)


@pytest.mark.parametrize("path", OUTSIDE_WORKBOOK + PAGE_FILES, ids=lambda path: path.name)
def test_sql_stands_in_the_workbook_only(path: Path) -> None:
    assert not [text for text in strings(path) if SQL.search(text)]


@pytest.mark.parametrize("path", PAGE_FILES, ids=lambda path: path.name)
def test_a_page_draws_no_figure_and_reshapes_nothing(path: Path) -> None:
    assert imports(path) <= {"streamlit", "netjob", "__future__", "datetime"}
    called = {
        node.func.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not called & RESHAPING


@pytest.mark.parametrize("path", PAGE_FILES, ids=lambda path: path.name)
def test_a_page_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("path", SKIN_FILES, ids=lambda path: path.name)
def test_the_screen_injects_no_html_and_holds_no_prose(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in source
    assert "st.html(" not in source
    docs = {
        ast.get_docstring(n, clean=False)
        for n in ast.walk(tree(path))
        if isinstance(n, (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    }
    prose = [
        text for text in strings(path) if text not in docs and re.fullmatch(r"[A-Z][a-z' ,]+( [a-z]+){2,}.*[.?]", text)
    ]
    assert not prose


@pytest.mark.parametrize("path", sorted((ROOT / "netjob" / "workbook").rglob("*.py")), ids=lambda path: path.name)
def test_no_value_is_put_between_the_quotes_of_sql(path: Path) -> None:
    """Names of the code's own may be put into SQL; what stands between quotes there is a value: a parameter."""
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.JoinedStr):
            continue
        before = ""
        for part in node.values:
            if isinstance(part, ast.Constant):
                before += str(part.value)
            else:
                assert before.count("'") % 2 == 0, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize(
    "path",
    [p for p in OUTSIDE_WORKBOOK if p.parent.name != "ui" and p.name != "__main__.py"],
    ids=lambda path: path.name,
)
def test_only_the_screen_and_the_command_line_read_the_clock(path: Path) -> None:
    assert not re.search(r"\b(datetime\.now|date\.today|time\.time|utcnow)\(", path.read_text(encoding="utf-8"))
