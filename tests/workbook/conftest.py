"""Give the tests of the file somebody who opens doors."""

from __future__ import annotations

import pytest

from netjob.coaching.contact import ContactForm
from netjob.workbook import Workbook, contacts


@pytest.fixture
def ann(book: Workbook) -> int:
    found = book.save(lambda writer: contacts.add(writer, ContactForm("Ann Lee")))
    assert found is not None
    return found
