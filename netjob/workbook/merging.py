"""Make two contacts one: every row that speaks of the one that goes speaks of the one that stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from netjob.errors import NotFound
from netjob.workbook import answers, wanted
from netjob.workbook.references import references
from netjob.workbook.writer import Writer

# Of these a contact has one row for each of what it says: a second one that says the same goes.
_ONCE = {
    "common_ground": "contact, kind, detail",
    "contact_identity": "contact, kind, value",
    "opening_contact": "opening, contact, part",
    "knows": "contact, person, target, said_on",
    "distinct_pair": "least(contact, other), greatest(contact, other)",
}
# Which of the doubles stays: what the user typed, and what was said for good.
_FIRST = {"contact_identity": "import_run NULLS FIRST, id", "distinct_pair": "until NULLS FIRST, id"}
# Rows between two contacts: between one and the same they say nothing.
_BETWEEN = {"knows": ("contact", "person"), "distinct_pair": ("contact", "other")}
# Suggestions whose key is a kind and a contact, and maybe more.
_KEYED = ("contact", "cadence", "wanted", "opened", "keep", "path")


def merge(writer: Writer, keep: int, gone: int, columns: Mapping[str, object]) -> None:
    """Let `keep` have these columns and everything that was `gone`'s, which is removed; one batch for undo.

    Touchpoints are all kept, also where both had one on the same day from the same import: they are two exchanges, and
    the import knows each of them again. A referral that led from the one to the other leads to nobody. Raises
    `NotFound` when one of them is not there or lies in the trash.
    """
    there = "SELECT count(*) FROM contact WHERE id IN (?, ?) AND trashed_at IS NULL"
    if keep == gone or writer.value(there, [keep, gone]) != 2:
        raise NotFound(what="This contact")
    # Remembered even where nothing changes: an import that is taken back removes only whom nobody has touched.
    writer.restore("contact", keep, writer.json("contact", keep) or "")
    writer.update("contact", keep, columns)
    speaking: dict[str, list[str]] = defaultdict(list)
    for table, column, of in references(writer):
        if of == "contact":
            speaking[table].append(column)
    for table, names in speaking.items():
        _move(writer, table, names, keep, gone)
    _tidy(writer, keep)
    _rekey(writer, keep, gone)
    _homework(writer, keep, gone)
    writer.delete("contact", gone)


def weight(writer: Writer, contact: int) -> int:
    """How many touchpoints a contact has: the one with more stays, so that fewer rows move."""
    return int(writer.value("SELECT count(*) FROM touchpoint WHERE contact = ?", [contact]))


def _move(writer: Writer, table: str, names: Sequence[str], keep: int, gone: int) -> None:
    """All rows of a table at once, each remembered before and after."""
    held = " OR ".join(f"{name} = $gone" for name in names)
    sets = ", ".join(f"{name} = CASE WHEN {name} = $gone THEN $keep ELSE {name} END" for name in names)
    last = writer.value("SELECT coalesce(max(id), 0) FROM change")
    writer.execute(
        f"""
        INSERT INTO change (batch, made_at, table_name, row_id, before)
        SELECT $batch, $now, $name, id, to_json(t) FROM {table} t WHERE {held} ORDER BY id
        """,
        {"batch": writer.batch, "now": writer.now, "name": table, "gone": gone},
    )
    writer.execute(f"UPDATE {table} SET {sets} WHERE {held}", {"keep": keep, "gone": gone})
    writer.execute(f"UPDATE change SET after = to_json(t) FROM {table} t WHERE change.id > ? AND row_id = t.id", [last])


def _rekey(writer: Writer, keep: int, gone: int) -> None:
    """What the user said of a suggestion holds for the contact that stays."""
    for before, after in ((f"{kind}:{gone}", f"{kind}:{keep}") for kind in _KEYED):
        asked = "SELECT id, key FROM suggestion WHERE key = ? OR starts_with(key, ?) ORDER BY id"
        for row_id, key in writer.rows(asked, [before, f"{before}:"]):
            writer.update("suggestion", row_id, {"key": after + key.removeprefix(before)})


def _homework(writer: Writer, keep: int, gone: int) -> None:
    """What the user wrote about either before a first message stands under the one that stays."""
    for prompt in wanted.PROMPTS.values():
        said = {row[0]: row[2] for row in writer.rows(answers.NEWEST, [prompt]) if not row[5]}
        if gone in said:
            both = dict.fromkeys(said[contact] for contact in (keep, gone) if contact in said)
            answers.write(writer, prompt, "\n".join(both), keep)
        for (row_id,) in writer.rows("SELECT id FROM answer WHERE prompt = ? AND item = ?", [prompt, gone]):
            writer.delete("answer", row_id)


def _tidy(writer: Writer, keep: int) -> None:
    """Take out what a contact now says twice, or of itself."""
    for table, (one, other) in _BETWEEN.items():
        for (row_id,) in writer.rows(f"SELECT id FROM {table} WHERE {one} = ? AND {other} = ?", [keep, keep]):
            writer.delete(table, row_id)
    for table, same in _ONCE.items():
        own = f"{_BETWEEN[table][1]} = $keep OR contact = $keep" if table in _BETWEEN else "contact = $keep"
        doubles = f"""
            SELECT id FROM {table} WHERE {own}
            QUALIFY row_number() OVER (PARTITION BY {same} ORDER BY {_FIRST.get(table, "id")}) > 1
        """
        for (row_id,) in writer.rows(doubles, {"keep": keep}):
            writer.delete(table, row_id)
    for (row_id,) in writer.rows("SELECT id FROM referral WHERE referrer = ? AND person = ?", [keep, keep]):
        writer.update("referral", row_id, {"person": None})
