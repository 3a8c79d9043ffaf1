"""Data: choose files, look, bring in, read what came of it, take it back; each widget is set, run, and looked up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from netjob.ui import deck, jobs, session
from netjob.ui.imports import Brought
from netjob.workbook import Workbook
from tests.hand import opened

PAGE = "more/data"
Visit = Callable[[str], AppTest]
AWKWARD = "Ana **Bold** <b>x</b> :smile: '; DROP TABLE contact; --"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ONE = (HEADER + "Bo,Li,https://www.linkedin.com/in/bo-li,,Papaya Books,Editor,12 Mar 2021\n").encode()


@pytest.fixture(autouse=True)
def no_job_left(tmp_path: Path) -> Iterator[None]:
    yield
    path = tmp_path / "workbook.duckdb"
    job = jobs.of(path)
    if job is not None:
        job.future.exception(timeout=20)
    jobs.put_away(path)
    jobs.put_away(path, removing=True)


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader(key="data.upload").set_value([(name, data, "text/csv") for name, data in files])
    return settled(app.run())


def settled(app: AppTest) -> AppTest:
    """The page once the thread has done its work."""
    for _ in range(200):
        if not app.get("progress"):
            break
        time.sleep(0.05)
        app.run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.subheader, *app.info]
    return " ".join(part.value for part in parts).replace("\\", "").replace("\u200b", "")


def keys(app: AppTest) -> set[str]:
    return {button.key or "" for button in app.button}


def test_an_empty_page_says_where_the_file_lies_and_how_to_get_one(visit: Visit, book: Workbook) -> None:
    app = visit(PAGE)
    assert not app.exception
    assert app.code[0].value == str(book.path)
    app.session_state["data.how"] = True
    assert "Get a copy of your data" in shown(app.run())
    assert "What came in before" not in shown(app)


def test_who_does_not_use_linkedin_is_not_told_how(visit: Visit, book: Workbook) -> None:
    from netjob.workbook import preferences

    preferences.choose(book, linkedin="never")
    assert "Get a copy of your data" not in shown(visit(PAGE))


def test_looking_keeps_nothing_and_bringing_in_keeps_it(visit: Visit, book: Workbook) -> None:
    app = upload(visit(PAGE), ("Connections.csv", ONE))
    assert "What this would bring" in shown(app)
    assert "Among the new: Bo Li" in shown(app)
    assert book.value("SELECT count(*) FROM contact") == 0
    settled(app.button(key="data.bring_in").click().run())
    assert "It is in" in shown(app)
    assert book.rows("SELECT name, status, circle, tie, source FROM contact") == [
        ("Bo Li", "pool", "known", "none", "linkedin")
    ]
    assert {metric.label: metric.value for metric in app.metric} == {"New people": "1"}


def test_not_now_keeps_nothing(visit: Visit, book: Workbook) -> None:
    app = upload(visit(PAGE), ("Connections.csv", ONE))
    app.button(key="data.put_away").click().run()
    assert app.file_uploader(key="data.upload").value == []
    assert book.value("SELECT count(*) FROM contact") == 0


def test_the_result_waits_for_who_comes_back_and_leads_to_the_deck(visit: Visit, app: AppTest) -> None:
    upload(visit(PAGE), ("Connections.csv", ONE))
    settled(app.button(key="data.bring_in").click().run())
    visit("people/contacts")
    assert "It is in" in shown(visit(PAGE))
    app.button(key="data.deck").click().run()
    assert app.title[0].value == "Contacts"
    assert app.session_state[deck.OPEN]
    visit(PAGE)
    app.button(key="data.put_away").click().run()
    assert app.file_uploader(key="data.upload")


def test_a_broken_file_gets_one_sentence_and_changes_nothing(visit: Visit, book: Workbook) -> None:
    before = book.revision
    app = upload(visit(PAGE), ("photo.zip", b"PK\x03\x04 cut off"))
    assert len(app.error) == 1
    assert "photo.zip" in app.error[0].value.replace("\\", "")
    assert "data.bring_in" not in keys(app)
    assert book.revision == before
    app.button(key="data.put_away").click().run()
    assert app.file_uploader(key="data.upload")


def test_a_good_file_beside_a_broken_one_can_be_brought_in(visit: Visit, book: Workbook) -> None:
    app = upload(visit(PAGE), ("empty.csv", b""), ("Connections.csv", ONE))
    assert "is empty" in app.error[0].value
    settled(app.button(key="data.bring_in").click().run())
    assert book.value("SELECT count(*) FROM contact") == 1


def test_a_header_without_rows_says_so(visit: Visit) -> None:
    app = upload(visit(PAGE), ("Connections.csv", HEADER.encode()))
    assert "no people, only its header" in shown(app)
    assert "data.bring_in" not in keys(app)


def test_the_same_file_again_has_nothing_to_bring(visit: Visit, book: Workbook) -> None:
    app = upload(visit(PAGE), ("Connections.csv", ONE))
    settled(app.button(key="data.bring_in").click().run())
    app.button(key="data.put_away").click().run()
    upload(app, ("Connections.csv", ONE))
    assert "Everything in it is here already" in shown(app)
    assert "data.bring_in" not in keys(app)


def test_every_row_is_accounted_for_and_problems_are_listed(visit: Visit) -> None:
    bad = HEADER + "Bo,Li,,,,,12 Mar 2021\n,,,,,,\n,,,,Nobody Ltd,,12 Mar 2021\nCy,Ng,,not an address,,,soon\n"
    app = upload(visit(PAGE), ("Connections.csv", bad.encode()))
    table, problems = (frame.value for frame in app.dataframe)
    assert problems["Row"].tolist() == [4, 5, 5]
    assert problems["Column"].tolist() == ["First Name", "Email Address", "Connected On"]
    assert problems["Taken"].tolist() == ["no", "yes, without this cell", "yes, without this cell"]
    assert app.download_button(key="data.problems.0")
    assert table["Rows"].tolist() == [3]
    counts = table[["New", "Updated", "Here already", "Said twice", "Left out", "Not readable"]]
    assert counts.values.tolist() == [[2, 0, 0, 0, 0, 1]]


def test_names_of_markdown_html_and_sql_are_shown_as_typed(visit: Visit, book: Workbook) -> None:
    row = f'"{AWKWARD}",X,,,"**Org** <i>y</i>",,12 Mar 2021\n'
    app = upload(visit(PAGE), ("**bold** <b>.csv", (HEADER + row).encode()))
    assert f"Among the new: {AWKWARD} X" in shown(app)
    assert any("\\*\\*bold\\*\\* \\<b\\>" in part.value for part in app.markdown)
    settled(app.button(key="data.bring_in").click().run())
    assert book.value("SELECT name FROM contact") == f"{AWKWARD} X"


def test_an_import_is_taken_back(visit: Visit, book: Workbook) -> None:
    app = upload(visit(PAGE), ("Connections.csv", ONE))
    settled(app.button(key="data.bring_in").click().run())
    run = book.value("SELECT id FROM import_run")
    assert "2 March 2026 · new people 1 · touchpoints 0" in shown(app)
    opened(app, f"data.way_back.{run}").button(key=f"data.take_back.{run}").click().run()
    assert book.value("SELECT count(*) FROM contact") == 0
    assert "taken back" in shown(app)
    assert "It is in" not in shown(app)
    assert f"data.take_back.{run}" not in keys(app)


def test_past_imports_are_paged(visit: Visit, book: Workbook) -> None:
    note = "INSERT INTO import_run (started_at, file, format, sha256, summary) VALUES (?, ?, 'linkedin', '', '[]')"
    for at in range(12):
        book.save(lambda writer, at=at: writer.execute(note, [writer.now, f"file {at}.csv"]))
    app = visit(PAGE)
    assert "file 11" in shown(app)
    assert "file 1." not in shown(app)
    app.get_by_key("data.page").set_value(2).run()
    assert "file 1." in shown(app)


def test_work_under_way_survives_clicks_and_pages_and_is_there_once(visit: Visit, book: Workbook) -> None:
    go, begun = Event(), []

    def work(progress: jobs.Progress) -> Brought:
        begun.append(1)
        progress("writing", 0.5)
        assert go.wait(20)
        return Brought((), ())

    jobs.start(book.path, "bring_in", work)
    app = visit(PAGE)
    assert "You can leave this page" in shown(app)
    assert not app.get("file_uploader")
    begun_first = jobs.of(book.path)
    assert jobs.start(book.path, "bring_in", work) is None
    jobs.put_away(book.path)
    assert jobs.of(book.path) is begun_first
    visit("people/contacts")
    app.run()
    go.set()
    settled(visit(PAGE))
    assert begun == [1]
    assert "It is in" in shown(app)


def test_other_work_leaves_a_preview_where_it_is(visit: Visit, book: Workbook) -> None:
    go = Event()

    def work(progress: jobs.Progress) -> str:
        assert go.wait(20)
        return "The trash is empty."

    app = upload(visit(PAGE), ("Connections.csv", ONE))
    preview = jobs.of(book.path)
    assert jobs.start(book.path, "empty_trash", work)
    app.button(key="data.bring_in").click().run()  # as the other tab still shows it
    assert jobs.of(book.path) is preview
    assert "Files can come in once" in shown(app)
    go.set()
    settled(app.run())
    settled(app.button(key="data.bring_in").click().run())
    assert "It is in" in shown(app)
    assert book.rows("SELECT name FROM contact") == [("Bo Li",)]


def test_work_that_ends_while_the_page_is_drawn_is_not_taken_for_an_import(
    visit: Visit, book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = jobs.start(book.path, "forget", lambda progress: "Ana is forgotten.")
    assert job is not None
    assert job.future.result(timeout=20)
    monkeypatch.setattr("netjob.ui.working.show", lambda: None)  # it looked a moment before
    app = visit(PAGE)
    assert not app.exception
    assert app.file_uploader(key="data.upload")


def test_what_is_chosen_twice_is_brought_in_once(book: Workbook) -> None:
    first = jobs.start(book.path, "preview", lambda progress: None)
    assert first is not None
    first.future.result(timeout=20)
    second = jobs.start(book.path, "bring_in", lambda progress: None, first)
    assert second is not None
    second.future.result(timeout=20)
    assert jobs.start(book.path, "bring_in", lambda progress: None, first) is None
    assert jobs.of(book.path) is second


def test_an_error_on_the_thread_is_said_on_the_page(visit: Visit, book: Workbook) -> None:
    from netjob.errors import DiskFull

    def work(progress: jobs.Progress) -> None:
        raise DiskFull

    jobs.start(book.path, "bring_in", work)
    app = settled(visit(PAGE))
    assert "no room left on the disk" in app.error[0].value
    app.button(key="data.put_away").click().run()
    assert app.file_uploader(key="data.upload")


def test_the_demo_takes_nobody_real(visit: Visit, app: AppTest, tmp_path: Path) -> None:
    app.session_state[session.LOOKING] = True
    app = visit(PAGE)
    assert not app.exception
    assert not app.get("file_uploader")
    assert "belongs into your own workbook" in shown(app)


def test_a_demo_that_is_the_users_own_file_says_so(demo_app: AppTest) -> None:
    app = demo_app.switch_page("../../pages/more/data.py").run()
    assert not app.exception
    assert "its people are fictional" in shown(app)
    assert app.file_uploader(key="data.upload")


def test_a_whole_archive_goes_in(visit: Visit, book: Workbook, shared: Path) -> None:
    path = shared / "cases" / "linkedin" / "li_18_full_archive.zip"
    app = upload(visit(PAGE), (path.name, path.read_bytes()))
    settled(app.button(key="data.bring_in").click().run())
    assert {metric.label: metric.value for metric in app.metric} == {
        "New people": "61", "Touchpoints": "88", "Organisations": "2", "Drafts": "6",
    }  # fmt: skip
    assert book.value("SELECT count(*) FROM touchpoint WHERE direction = 'out'") == 44


UNCLEAR = b"alpha,beta,gamma\nBo Li,Papaya Books,bo@mail.example\nCy Ng,Sundial,cy@mail.example\n"


def test_a_table_that_is_not_clear_is_asked_about(visit: Visit, book: Workbook) -> None:
    app = upload(visit(PAGE), ("list.csv", UNCLEAR))
    assert "Which column holds what?" in shown(app)
    assert app.dataframe[0].value.iloc[0].tolist() == ["Bo Li", "Papaya Books", "bo@mail.example"]
    assert app.selectbox(key="data.column.0.2").value == "email"
    app.selectbox(key="data.column.0.2").set_value("").run()
    assert app.button(key="data.mapped").disabled
    app.selectbox(key="data.column.0.2").set_value("email").run()
    app.selectbox(key="data.column.0.0").set_value("name").run()
    app.selectbox(key="data.column.0.1").set_value("organisation").run()
    settled(app.button(key="data.mapped").click().run())
    assert "Among the new: Bo Li, Cy Ng" in shown(app)
    assert book.value("SELECT count(*) FROM contact") == 0
    settled(app.button(key="data.bring_in").click().run())
    assert book.rows("SELECT name, organisation, email FROM contact ORDER BY id") == [
        ("Bo Li", "Papaya Books", "bo@mail.example"),
        ("Cy Ng", "Sundial", "cy@mail.example"),
    ]
