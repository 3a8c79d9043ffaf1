"""After an edit crossed another one, only what the user changed is compared with what stands there now."""

from __future__ import annotations

from netjob.coaching.contact import ContactForm
from netjob.coaching.edits import rebased


def test_only_touched_fields_are_held_against_what_stands_there_now() -> None:
    opened = ContactForm("Ana", organisation="Old", notes="before")
    typed = ContactForm("Ana", organisation="Old", notes="mine")
    now = ContactForm("Anna", organisation="New", notes="theirs")
    assert rebased(opened, typed, now) == ContactForm("Ana", organisation="Old", notes="theirs")
