"""Give every test its own workbook in its own folder, on a fixed day, and close what it opened."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netjob.workbook import Workbook

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
TODAY = date(2026, 3, 2)


def noon() -> datetime:
    """The clock of every test workbook."""
    return datetime(2026, 3, 2, 12)


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's own workbook out of the tests."""
    monkeypatch.setenv("NETJOB_WORKBOOK", str(tmp_path / "workbook.duckdb"))
    monkeypatch.setenv("NETJOB_TODAY", TODAY.isoformat())


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def shared() -> Path:
    """The folder of shared cases; skips where a plain clone has none."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    """An empty workbook, at the path the app opens too."""
    opened = Workbook(tmp_path / "workbook.duckdb", noon)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo network in a closed file, filled once: each test that wants it works on a copy."""
    from netjob.coach.demo import fill

    filled = Workbook(tmp_path_factory.mktemp("demo") / "demo.duckdb", noon)
    fill(filled, TODAY)
    filled.close()
    return filled.path


@pytest.fixture
def demo(demo_file: Path, tmp_path: Path) -> Iterator[Workbook]:
    """A workbook filled with the demo network, at the path the app opens too."""
    opened = Workbook(Path(shutil.copy(demo_file, tmp_path / "workbook.duckdb")), noon)
    yield opened
    opened.close()


def launch() -> AppTest:
    """The app in its frame, started."""
    from streamlit.testing.v1 import AppTest

    return AppTest.from_file(str(ROOT / "netjob" / "ui" / "frame.py"), default_timeout=30).run()


@pytest.fixture
def app(book: Workbook) -> Iterator[AppTest]:
    """The app over `book`, which the test may look into while the app runs."""
    yield from _running()


@pytest.fixture
def demo_app(demo: Workbook) -> Iterator[AppTest]:
    """The app over the demo network as the user's own workbook."""
    yield from _running()


def _running() -> Iterator[AppTest]:
    from netjob.ui import session

    yield launch()
    session.close()


@pytest.fixture
def visit(app: AppTest) -> Callable[[str], AppTest]:
    """Switch the app to a page: `visit("people/contacts")`."""
    return lambda page: app.switch_page(f"../../pages/{page}.py").run()
