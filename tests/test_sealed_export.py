"""A sealed export as people make one: at the terminal and on the Data page, and back again."""

from __future__ import annotations

import argparse
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coach import passphrase
from netjob.coach.archive import Archive
from netjob.errors import Refused
from netjob.exchange import sealed
from netjob.exchange.sealed import is_sealed
from netjob.ui.exports import _made
from netjob.workbook import Workbook
from tests.conftest import TODAY, noon
from tests.hand import opened
from tests.pages.test_data import keys, no_job_left, settled, shown
from tests.test_command_line import answer, refused, run, start
from tests.test_export_command import everything

__all__ = ["no_job_left"]  # a fixture that holds here too
PHRASE = "four words are enough"
Visit = Callable[[str], AppTest]


@pytest.fixture
def path(demo_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_file, tmp_path / "w.duckdb"))


@pytest.fixture
def phrase(tmp_path: Path) -> Path:
    found = tmp_path / "phrase.txt"
    found.write_bytes(b"\xef\xbb\xbf" + PHRASE.encode() + b"\r\nanother line\n")
    return found


@pytest.fixture
def small(path: Path) -> bytes:
    """The demo network, sealed."""
    book, stream = Workbook(path, noon), io.BytesIO()
    with sealed.sealing(stream, PHRASE, book.workbook_id) as inside:
        Archive(book, TODAY).export(inside)
    book.close()
    return stream.getvalue()


# ---------------------------------------------------------------------------------------- the terminal


def test_sealed_out_and_in_again_gives_the_same(path: Path, phrase: Path, tmp_path: Path) -> None:
    target, other = tmp_path / "all.zip.sealed", tmp_path / "other.duckdb"
    found = answer("export", target, "--passphrase-file", phrase, "--workbook", path, by=start)
    assert is_sealed(target.read_bytes())
    assert target.stat().st_mode & 0o777 == 0o600
    refusal = refused(run("import", target, "--workbook", other))
    assert refusal.startswith("all.zip.sealed is sealed with a passphrase")
    (taken,) = answer("import", target, "--passphrase-file", phrase, "--workbook", other)["imports"]
    assert taken["tables"] == found["rows"]
    assert everything(other) == everything(path)


def test_a_wrong_passphrase_a_cut_and_a_changed_file_change_nothing(
    path: Path, small: bytes, phrase: Path, tmp_path: Path
) -> None:
    target, other = tmp_path / "all.sealed", tmp_path / "other.duckdb"
    Workbook(other, noon).close()
    before, wrong = everything(other), tmp_path / "wrong.txt"
    wrong.write_text("something else entirely\n")
    turned = bytearray(small)
    turned[-40] ^= 1
    tried = ((small, wrong, "does not open"), (small[:-1], phrase, "cut off"), (bytes(turned), phrase, "cut off"))
    for data, given, said in tried:
        target.write_bytes(data)
        assert said in refused(run("import", target, "--passphrase-file", given, "--workbook", other))
    assert everything(other) == before


def test_an_earlier_sealed_export_of_this_workbook_is_replaced_and_no_other(
    path: Path, phrase: Path, tmp_path: Path
) -> None:
    target, other = tmp_path / "all.sealed", tmp_path / "other.duckdb"
    Workbook(other, noon).close()
    for _ in range(2):
        assert run("export", target, "--passphrase-file", phrase, "--workbook", path).returncode == 0
    assert "is there already" in refused(run("export", target, "--passphrase-file", phrase, "--workbook", other))
    assert run("export", target, "--workbook", path).returncode == 0
    assert not is_sealed(target.read_bytes())


def test_a_short_passphrase_leaves_no_file(path: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.txt"
    short.write_text("short\n")
    target = tmp_path / "all.sealed"
    assert "at least 10 letters" in refused(run("export", target, "--passphrase-file", short, "--workbook", path))
    assert not target.exists()


def test_it_is_asked_for_twice_at_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([PHRASE, PHRASE, PHRASE, "another"])
    monkeypatch.setattr(passphrase, "getpass", lambda prompt: next(typed))
    given = argparse.Namespace(passphrase_file=None, seal=True)
    assert passphrase.to_seal(given, Path.read_bytes) == PHRASE
    with pytest.raises(Refused, match="differ"):
        passphrase.to_seal(given, Path.read_bytes)
    assert passphrase.to_seal(argparse.Namespace(passphrase_file=None, seal=False), Path.read_bytes) is None


# ---------------------------------------------------------------------------------------- the Data page


def test_the_page_seals_with_what_was_typed(visit: Visit, book: Workbook) -> None:
    app = visit("more/data")
    assert app.get("download_button")[0].proto.label == "Download everything"
    opened(app, "data.seal").text_input(key="data.passphrase").set_value("short").run()
    assert "at least 10 letters" in shown(app)
    app.text_input(key="data.passphrase").set_value(PHRASE).run()
    assert app.get("download_button")[0].proto.label == "Download everything, sealed"
    made = _made("whole", Archive(book, TODAY), PHRASE)
    assert sealed.opened("f", made, PHRASE).startswith(b"PK")


def test_a_sealed_file_asks_for_its_passphrase_until_it_opens(visit: Visit, book: Workbook, small: bytes) -> None:
    app = visit("more/data")
    app.file_uploader(key="data.upload").set_value([("all.sealed", small, "application/octet-stream")])
    settled(app.run())
    assert "all.sealed is sealed with a passphrase" in shown(app)
    app.text_input(key="data.unseal_passphrase").set_value("something else entirely")
    settled(app.button(key="data.unseal").click().run())
    assert "does not open with this passphrase" in shown(app)
    assert book.empty
    app.text_input(key="data.unseal_passphrase").set_value(PHRASE)
    settled(app.button(key="data.unseal").click().run())
    assert "data.bring_in" in keys(app)
    settled(app.button(key="data.bring_in").click().run())
    assert book.value("SELECT count(*) FROM contact") == 122
    assert "data.unseal_passphrase" not in app.session_state  # it is kept nowhere
