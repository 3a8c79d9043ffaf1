"""Decide what identifies a person or an organisation, whoever wrote it down and however."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Literal, NamedTuple
from urllib.parse import unquote

from netjob.coaching.usual_number import usual

IdentityKind = Literal["profile_url", "email", "phone", "row"]

_ROW_KEY_DIGITS = 32
# No address or name is longer; without a limit a megabyte of one letter would keep the patterns below busy for hours.
_LONGEST = 2_000
# Of the longest numbers written out with blanks, brackets and an extension.
_LONGEST_NUMBER = 60
_PROFILE = re.compile(r"(?:https?:)?(?://)?(?P<host>[\w.-]+?)\.?(?::\d+)?/(?P<path>[^?#]*)", re.IGNORECASE)
# As LinkedIn's own files write nearly all of them: nothing to decode or to fold, ten times as fast.
_USUAL_PROFILE = re.compile(r"https://www\.linkedin\.com/in/([a-z0-9-]+)/?")
_ADDRESS = re.compile(r"[^\s<>@,;:\"()\[\]]+@[^\s<>@,;:\"()\[\]/]+")
_INITIALS = re.compile(r"(?<!\w)(?:\w[./])+\w?(?!\w)")
_NOT_WORD = re.compile(r"[^\w]+|_+")

# Legal forms as the words a name ends with once punctuation is gone and accents are dropped. "Group", "Holding" and
# forms that are words of their own ("me", "is", "unlimited") are left out: they do tell organisations apart.
_FORMS = """
    inc, incorporated, corp, corporation, co, company, llc, llp, lllp, lp, pllc, pbc, plc, ltd, limited, ulc,
    cic, dac, pty ltd, pty limited, pvt ltd, pvt limited, private ltd, private limited, pte ltd, pte, pvt, pty,
    sdn bhd, bhd, gmbh, mbh, ggmbh, ag, kg, kgaa, ohg, gbr, ug, ug haftungsbeschrankt, ev, eg, se, sce, sa, sas,
    sasu, sarl, sa rl, snc, sca, scop, eurl, spa, srl, srls, sapa, sl, slu, sau, sll, sa de cv, s de rl de cv,
    sapi de cv, lda, ltda, eireli, bv, nv, vof, cv, bvba, cvba, ab, hb, as, asa, ans, aps, oy, oyj, ehf, hf,
    sp z oo, sp zoo, sp k, sp j, sro, spol s ro, doo, ood, eood, kft, zrt, nyrt, ooo, oao, zao, pao, ооо, оао,
    зао, пао, ао, ип, тоо, тов, epe, ike, ltd sti, kk, gk, 株式会社, 有限会社, 有限公司, 주식회사
"""
_LEGAL_FORMS = frozenset(" ".join(form.split()) for form in _FORMS.split(","))
_LONGEST_FORM = max(len(form.split()) for form in _LEGAL_FORMS)
# Forms that stand in front of the name where they are used.
_LEADING_FORMS = frozenset(
    {"ooo", "oao", "zao", "pao", "ооо", "оао", "зао", "пао", "ао", "тоо", "тов", "株式会社", "주식회사"}
)
_JOINERS = frozenset({"and", "und", "et", "y", "e"})


class Identity(NamedTuple):
    """One row of `contact_identity`: what identifies a contact, in the form in which it is compared."""

    kind: IdentityKind
    value: str


def identities(
    name: str, source: str, profile_url: str | None, emails: Iterable[str], connected_on: date | None
) -> tuple[Identity, ...]:
    """Everything that identifies a person, strongest first; the hash of the row only where there is nothing else."""
    url = profile_key(profile_url) if profile_url else None
    found = [Identity("profile_url", url)] if url else []
    found += [Identity("email", key) for key in dict.fromkeys(map(email_key, emails)) if key]
    return tuple(found) or (Identity("row", row_key(name, source, connected_on)),)


@lru_cache(maxsize=65_536)
def profile_key(url: str) -> str | None:
    """A LinkedIn profile's address as it is compared, `linkedin.com/in/jane-doe`; None for any other address.

    Scheme, `www.` or country host, query, fragment and what follows the name (`/en`, `/detail/...`) are dropped;
    percent signs are decoded, letters composed (NFC) and case-folded.
    """
    if usual := _USUAL_PROFILE.fullmatch(url):
        return f"linkedin.com/in/{usual[1]}"
    parts = _PROFILE.match(url.strip()[:_LONGEST])
    if parts is None or not re.fullmatch(r"(?:[\w-]+\.)*linkedin\.com", parts["host"], re.IGNORECASE):
        return None
    path = [_fold(_decoded(part)) for part in parts["path"].split("/") if part.strip()]
    if len(path) < 2 or path[0] not in ("in", "pub"):
        return None
    # An old public address is `pub/jane-doe/1/2a3/b45`: there the numbers are part of the name.
    return "linkedin.com/" + "/".join(path[:2] if path[0] == "in" else path)


def email_key(text: str) -> str | None:
    """An e-mail address as it is compared: bare, composed (NFC), case-folded; None where there is no single one."""
    found = _ADDRESS.findall(text) if "@" in text and len(text) <= _LONGEST else []
    if len(found) != 1:
        return None
    local, _, domain = _fold(found[0]).rpartition("@")
    domain = domain.rstrip(".")
    return f"{local}@{domain}" if "." in domain and not domain.startswith(".") else None


@lru_cache(maxsize=65_536)
def phone_key(text: str, region: str | None = None) -> str | None:
    """A phone number as it is compared, E.164 (`+4915112345678`), by the rules of its country.

    None for what is no number that exists, and for one without a country code where no `region` (`DE`) is given.
    """
    if known := usual(text):
        return known
    # Loaded here: 70 ms, and most starts of the app compare no numbers.
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_valid_number, parse

    if len(text) > _LONGEST_NUMBER:
        return None
    try:
        number = parse(text, region)
    except NumberParseException:
        return None
    return format_number(number, PhoneNumberFormat.E164) if is_valid_number(number) else None


def row_key(name: str, source: str, connected_on: date | None) -> str:
    """A hash of what a row says about someone who has neither address nor profile, never of where the row stands."""
    said = (" ".join(_fold(name).split()), _fold(source), connected_on.isoformat() if connected_on else "")
    return sha256("\x1f".join(said).encode("utf-8", "replace")).hexdigest()[:_ROW_KEY_DIGITS]


@lru_cache(maxsize=65_536)
def organisation_key(name: str) -> str | None:
    """An organisation's name as it is compared: case-folded words without punctuation and legal form.

    Legal forms are dropped as whole words at the end (a few at the start), never inside a name, and never all of it:
    `Acme, Inc.` and `ACME` are `acme`; `Incorporated Minds` keeps its first word, `AG` stays `ag`. None where no
    letter or digit stands.
    """
    joined = _INITIALS.sub(lambda initials: re.sub(r"[./]", "", initials[0]), _fold(name[:_LONGEST]))
    words = _NOT_WORD.sub(" ", joined.replace("&", " and ").replace("+", " and ")).split()
    while (shorter := _without_form(words)) and any(word not in _JOINERS for word in shorter):
        words = shorter
    return " ".join(words) or None


def _without_form(words: list[str]) -> list[str]:
    """The words without one legal form and the `and` it hangs on; empty where none stands."""
    ending = [_unaccented(word) for word in words[-_LONGEST_FORM:]]
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        if " ".join(ending[-length:]) in _LEGAL_FORMS:
            rest = words[:-length]
            return rest[:-1] if rest[-1] in _JOINERS and len(rest) > 1 else rest
    return words[1:] if len(words) > 1 and words[0] in _LEADING_FORMS else []


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _unaccented(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


def _decoded(part: str) -> str:
    """Percent signs decoded as UTF-8; a part that is no UTF-8 stays as it is, so that two people stay two."""
    try:
        return unquote(part, errors="strict")
    except UnicodeDecodeError:
        return part
