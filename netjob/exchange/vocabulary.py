"""Know how other programs call their columns and months: `data/headers.toml`."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache

from netjob.content import PROSE


@cache
def columns(format_name: str) -> dict[str, str]:
    """From a header, plain (`plain`), to the word a reader uses for that column."""
    return {plain(name): word for word, names in _file()[format_name].items() for name in names}


@cache
def months() -> dict[str, int]:
    """From the plain name of a month, full or short, to 1 to 12."""
    return {plain(name): number for number, names in enumerate(_file()["months"].values(), 1) for name in names}


@cache
def closed_accounts() -> frozenset[str]:
    """The plain names of people who are no longer there."""
    return frozenset(map(plain, _file()["closed_account"]["names"]))


def plain(text: str) -> str:
    """Letters and digits only, without accents and case: `E-Mail-Adresse` and `e mail adresse` are one."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text).casefold() if sign.isalnum())


@cache
def _file() -> dict[str, dict[str, list[str]]]:
    with (PROSE / "headers.toml").open("rb") as file:
        return tomllib.load(file)
