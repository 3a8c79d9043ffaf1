"""Every error has a sentence, and every sentence an error."""

from __future__ import annotations

import string

import pytest

from netjob import errors
from netjob.content import chapter

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.NetjobError)]
SENTENCES = {name: sentence for name, sentence in chapter("errors").items() if isinstance(sentence, str)}


@pytest.mark.parametrize("kind", [k for k in KINDS if k not in (errors.NetjobError, errors.Refused)])
def test_an_error_has_one_plain_sentence(kind: type[errors.NetjobError]) -> None:
    fields = {name for _, name, _, _ in string.Formatter().parse(SENTENCES[kind.__name__]) if name}
    sentence = str(kind(**dict.fromkeys(fields, "x")))
    assert sentence.endswith(".")
    assert "!" not in sentence
    assert "\n" not in sentence


def test_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == {kind.__name__ for kind in KINDS if kind is not errors.NetjobError}


def test_a_refusal_names_its_field() -> None:
    refused = errors.Refused("name", "name_needed")
    assert (refused.field, str(refused)) == ("name", "A name is needed.")
