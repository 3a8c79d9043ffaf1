"""Remove rows for good: what is about them goes with them, and nothing that stays speaks of them any more."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from netjob.workbook.references import references
from netjob.workbook.wanted import PROMPTS
from netjob.workbook.writer import Writer

# A row goes with the row that this column names; every other column that named it is cleared.
OWNED = {
    ("contact_identity", "contact"), ("common_ground", "contact"), ("knows", "contact"), ("knows", "person"),
    ("knows", "target"), ("touchpoint", "contact"), ("heard", "touchpoint"), ("follow_up", "contact"),
    ("give", "contact"), ("referral", "referrer"), ("referral_step", "referral"), ("opening_stage", "opening"),
    ("opening_contact", "opening"), ("opening_contact", "contact"), ("distinct_pair", "contact"),
    ("distinct_pair", "other"), ("forecast", "search"),
}  # fmt: skip
# Of whom or what the key of a suggestion speaks, where its first word is not the table's name.
KEYS = {
    "cadence": "contact", "wanted": "contact", "opened": "contact", "keep": "contact", "path": "contact",
    "promise": "follow_up", "talk": "touchpoint", "introduction": "referral", "thanks": "referral",
    "news": "referral", "update": "referral",
}  # fmt: skip


def gather(writer: Writer, rows: Mapping[str, Collection[int]]) -> dict[str, int]:
    """Note these rows, and those that go with them, in the passing table `gone`; how many there are by table."""
    writer.execute("CREATE OR REPLACE TEMP TABLE gone (of VARCHAR, id INTEGER)")
    for table, ids in rows.items():
        writer.execute("INSERT INTO gone SELECT ?, unnest(?)", [table, list(ids)])
    owned = [found for found in references(writer) if found[:2] in OWNED]
    before, now = -1, 0
    while before != now:
        for table, column, of in owned:
            writer.execute(
                f"""
                INSERT INTO gone SELECT ?, id FROM {table} WHERE {column} IN (SELECT id FROM gone WHERE of = ?)
                    AND id NOT IN (SELECT id FROM gone WHERE of = ?)
                """,
                [table, of, table],
            )
        before, now = now, int(writer.value("SELECT count(*) FROM gone"))
    return dict(writer.rows("SELECT of, count(*) FROM gone GROUP BY of ORDER BY of"))


def gathered(writer: Writer) -> dict[str, list[int]]:
    """What `gather` noted last: ids by table."""
    return dict(writer.rows("SELECT of, list(id) FROM gone GROUP BY of"))


def remove(writer: Writer, rows: Mapping[str, Collection[int]]) -> dict[str, int]:
    """Remove rows and everything about them; rows removed by table. It leaves nothing for undo."""
    counts = gather(writer, rows)
    speaking = references(writer)
    _history(writer, speaking)
    for table, column, of in speaking:
        if (table, column) not in OWNED:
            writer.execute(
                f"UPDATE {table} SET {column} = NULL WHERE {column} IN (SELECT id FROM gone WHERE of = ?)", [of]
            )
    _keys(writer)
    for table in counts:
        writer.execute(f"DELETE FROM {table} WHERE id IN (SELECT id FROM gone WHERE of = ?)", [table])
    writer.execute("DROP TABLE gone")
    return counts


def forget_changes(writer: Writer, rows: Collection[int]) -> None:
    """Take out what undo kept in these rows of `change`, and let nobody undo a part of what they were in.

    What an import changed is undone a row at a time: of that only these rows go.
    """
    writer.execute("CREATE OR REPLACE TEMP TABLE told AS SELECT unnest(?::INTEGER[]) AS id", [list(rows)])
    writer.execute(
        """
        UPDATE change SET before = NULL, after = NULL
        WHERE id IN (SELECT id FROM told) OR NOT starts_with(batch, 'import:')
            AND batch IN (SELECT batch FROM change WHERE id IN (SELECT id FROM told))
        """
    )
    writer.execute("DELETE FROM change WHERE id IN (SELECT id FROM told) AND starts_with(batch, 'import:')")
    writer.execute("DROP TABLE told")


def _history(writer: Writer, speaking: list[tuple[str, str, str]]) -> None:
    """What undo kept of the rows that go is removed; what it kept of others that spoke of them is forgotten."""
    about = "SELECT c.id FROM change c JOIN gone ON gone.of = c.table_name AND gone.id = c.row_id"
    spoke = [row_id for (row_id,) in writer.rows(about)]
    for table, column, of in speaking:
        found = writer.rows(
            """
            SELECT c.id FROM change c WHERE table_name = $table AND (
                (before ->> $column)::INTEGER IN (SELECT id FROM gone WHERE of = $of)
                OR (after ->> $column)::INTEGER IN (SELECT id FROM gone WHERE of = $of))
            """,
            {"table": table, "column": column, "of": of},
        )
        spoke += [row_id for (row_id,) in found]
    forget_changes(writer, spoke)
    writer.execute("DELETE FROM change WHERE EXISTS (FROM gone g WHERE g.of = table_name AND g.id = row_id)")


def _keys(writer: Writer) -> None:
    """Suggestions and answers name whom they are about in a key, and not in a column of ids."""
    writer.execute(
        """
        WITH spoken AS (
            SELECT id AS suggestion, string_split(regexp_replace(key, '^ask:', ''), ':') AS key FROM suggestion
        ), about AS (
            SELECT suggestion, TRY_CAST(key[2] AS INTEGER) AS id,
                   coalesce(list_extract($tables, list_position($kinds, key[1])), key[1]) AS of
            FROM spoken
        )
        DELETE FROM suggestion WHERE id IN (SELECT suggestion FROM about SEMI JOIN gone USING (id, of))
        """,
        {"kinds": list(KEYS), "tables": list(KEYS.values())},
    )
    writer.execute(
        "DELETE FROM answer WHERE list_contains(?, prompt) AND item IN (SELECT id FROM gone WHERE of = 'contact')",
        [list(PROMPTS.values())],
    )
