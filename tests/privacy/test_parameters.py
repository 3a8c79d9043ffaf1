"""SQL is written in the code and values are parameters: no text of a form or file can become a part of it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SQL = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE|ATTACH|COPY|PRAGMA|SET)\b")
FILES = sorted((ROOT / "netjob").rglob("*.py"))
RUNS = {"execute", "rows", "row", "value", "records", "frame", "sql", "executemany"}


def trees(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def is_sql(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(SQL.search(node.value))


def glued(tree: ast.Module) -> list[int]:
    """Lines in which SQL is put together by %, format, replace or +."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.expr) and _is_glue(node)]


def _is_glue(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mod, ast.Add)):
        return is_sql(node.left) or (isinstance(node.op, ast.Add) and is_sql(node.right))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("format", "replace", "format_map") and is_sql(node.func.value)
    return False


def typed_in(tree: ast.Module) -> list[int]:
    """Lines in which what a form or a row holds (an attribute of it) stands in an f-string of SQL.

    The one attribute that is let through is `table.name`, where `table` comes from the file's own catalogue.
    """
    lines = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr not in RUNS:
            continue
        for part in ast.walk(node.args[0]) if node.args else ():
            inside = part.value if isinstance(part, ast.FormattedValue) else None
            if isinstance(inside, ast.Attribute) and not inside.attr.isupper() and ast.unparse(inside) != "table.name":
                lines.append(part.lineno)
    return lines


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_sql_is_never_put_together_from_values(path: Path) -> None:
    assert glued(trees(path)) == []
    assert [line for line in typed_in(trees(path)) if path.parent.name == "workbook"] == []


@pytest.mark.parametrize(
    "line",
    [
        "book.rows(\"SELECT id FROM contact WHERE name = '%s'\" % name)",
        'book.rows("SELECT id FROM contact WHERE name = " + name)',
        'book.rows("SELECT id FROM contact WHERE id = {}".format(form.id))',
        'book.rows(f"SELECT id FROM contact WHERE id = {form.id}")',
    ],
)
def test_the_scan_sees_what_it_looks_for(line: str) -> None:
    assert glued(ast.parse(line)) + typed_in(ast.parse(line))
