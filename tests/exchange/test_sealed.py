"""Sealing: what goes in comes out, and a file that is not exactly what was sealed does not open."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjob.errors import Refused
from netjob.exchange import sealed
from netjob.exchange.refusals import DamagedSeal, Refusal, WrongPassphrase
from netjob.exchange.sealed import CHUNK, HEADER, TAG

PHRASE = "four words are enough"
WHOLE = CHUNK + TAG


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guessing may be quick here: the files say what they cost themselves."""
    monkeypatch.setattr(sealed, "COST", 4)


def seal(data: bytes, phrase: str = PHRASE, workbook: str = "") -> bytes:
    stream = io.BytesIO()
    with sealed.sealing(stream, phrase, workbook) as inside:
        inside.write(data[:10])
        inside.write(data[10:])
    return stream.getvalue()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
def test_what_goes_in_comes_out(size: int) -> None:
    data = bytes(at % 251 for at in range(size))
    found = seal(data)
    assert len(found) == HEADER.size + size + TAG * max(1, -(-size // CHUNK))
    assert sealed.opened("f", found, PHRASE) == data


def test_nothing_of_what_was_sealed_can_be_read() -> None:
    found = seal(b"Ada Lovelace" * 9)
    assert b"Ada" not in found
    assert sealed.is_sealed(found)
    assert not sealed.is_sealed(b"PK\x03\x04")
    assert found != seal(b"Ada Lovelace" * 9)


def test_the_mark_tells_whose_file_it_is_and_does_not_name_it() -> None:
    found = seal(b"x", workbook="0f8c-id")
    assert sealed.marked(found) == sealed.mark_of("0f8c-id") != sealed.mark_of("another")
    assert b"0f8c" not in found
    assert sealed.marked(b"PK\x03\x04" + bytes(200)) is None
    assert sealed.marked(found[:40]) is None


@pytest.mark.parametrize("phrase", ["four words are enougH", "", f"{PHRASE} ", "another one altogether"])
def test_a_wrong_passphrase_is_one_sentence(phrase: str) -> None:
    with pytest.raises(WrongPassphrase, match="does not open with this passphrase"):
        sealed.opened("f.zip", seal(b"x"), phrase)


def test_a_passphrase_typed_on_another_keyboard_is_the_same() -> None:
    assert sealed.opened("f", seal(b"x", "Zu\u0308rich, Zu\u0308rich"), "Z\u00fcrich, Z\u00fcrich") == b"x"


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(Refused, match="at least 10 letters"):
        seal(b"x", "too short")


LONG = bytes(at % 7 for at in range(3 * CHUNK + 5))


def reordered(data: bytes) -> bytes:
    body = data[HEADER.size :]
    return data[: HEADER.size] + body[WHOLE : 2 * WHOLE] + body[:WHOLE] + body[2 * WHOLE :]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-1],
        lambda data: data[: HEADER.size + 2 * WHOLE],  # at the border of a chunk: the end mark is missing
        lambda data: data[: HEADER.size],
        lambda data: data[: HEADER.size - 1],
        lambda data: data + b"\0",
        lambda data: data + data[HEADER.size : HEADER.size + WHOLE],
        reordered,
        lambda data: data[: HEADER.size] + data[HEADER.size + WHOLE :],  # the first chunk left out
        lambda data: data[: HEADER.size + WHOLE] + data[HEADER.size :],  # the first chunk twice
        lambda data: data[: HEADER.size] + seal(LONG)[HEADER.size :],  # the chunks of another file
    ],
)
def test_a_file_that_was_cut_added_to_or_put_in_another_order_does_not_open(change) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(DamagedSeal, match="cut off or changed"):
        sealed.opened("f.zip", change(seal(LONG)), PHRASE)


@settings(max_examples=150, deadline=None)
@given(at=st.integers(min_value=0), bit=st.integers(0, 7))
def test_no_bit_can_be_turned_over(at: int, bit: int) -> None:
    data = bytearray(SEALED)
    data[at % len(data)] ^= 1 << bit
    with pytest.raises(Refusal):
        sealed.opened("f", bytes(data), PHRASE)


@pytest.mark.parametrize(("place", "value"), [(0, 63), (0, 21), (0, 0), (1, 255), (1, 0), (2, 200), (2, 0)])
def test_a_header_that_asks_for_too_much_is_refused_before_it_costs_anything(place: int, value: int) -> None:
    data = bytearray(seal(b"x"))
    data[len(sealed.MAGIC) + place] = value
    with pytest.raises(DamagedSeal):
        sealed.opened("f", bytes(data), PHRASE)


def stopped(stream: io.BytesIO) -> None:
    with sealed.sealing(stream, PHRASE) as inside:
        inside.write(LONG)
        raise KeyboardInterrupt


def test_what_stopped_half_way_has_no_end_and_does_not_open() -> None:
    stream = io.BytesIO()
    with pytest.raises(KeyboardInterrupt):
        stopped(stream)
    with pytest.raises(DamagedSeal):
        sealed.opened("f", stream.getvalue(), PHRASE)


def _sealed_cheaply() -> bytes:
    before, sealed.COST = sealed.COST, 4
    try:
        return seal(b"Ada" * 40)
    finally:
        sealed.COST = before


SEALED = _sealed_cheaply()
