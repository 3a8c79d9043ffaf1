"""Organisations and kinds of them are kept once each."""

from __future__ import annotations

import pytest

from netjob.errors import Refused
from netjob.workbook import Workbook, targets


def test_the_same_organisation_counts_once_whatever_its_legal_form(book: Workbook) -> None:
    for name in ("Lumen Works", "Lumen Works, Inc.", "LUMEN WORKS", "東京"):
        book.save(lambda writer, name=name: targets.add(writer, name))
    for kind in ("small hospitals", "Small Hospitals"):
        book.save(lambda writer, kind=kind: targets.add_kind(writer, kind))
    assert targets.places(book) == [("target", "Lumen Works"), ("target", "東京"), ("kind", "small hospitals")]
    assert book.rows("SELECT organisation_key, status FROM target ORDER BY id") == [
        ("lumen works", "active"),
        ("東京", "active"),
    ]


def test_a_place_needs_a_name(book: Workbook) -> None:
    with pytest.raises(Refused):
        book.save(lambda writer: targets.add(writer, "  "))
