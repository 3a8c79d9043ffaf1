"""Where a person may be named: every column that holds words is one that is cleared, or one that is known to stay."""

from __future__ import annotations

from netjob.workbook import Workbook
from netjob.workbook.traces import TEXTS

# Words of the model, keys and settings; what others, places and roles are called; what has its own treatment.
STAY = {
    "meta.workbook_id", "schema_step.name", "schema_step.duckdb_version", "preference.name", "preference.value",
    "change.batch", "change.table_name", "change.before", "change.after", "import_run.file", "import_run.format",
    "import_run.sha256", "import_run.summary", "search.situation", "search.outcome", "effort.source", "suggestion.key",
    "suggestion.outcome", "forecast.step", "answer.prompt", "rating.item", "own_position.organisation",
    "own_position.organisation_key", "own_position.title", "target.name", "target.organisation_key", "target.kind",
    "target.status", "market.kind", "market.value", "contact.name", "contact.organisation", "contact.organisation_key",
    "contact.position", "contact.email", "contact.phone", "contact.profile_url", "contact.circle", "contact.tie",
    "contact.status", "contact.source", "contact.edited", "contact_identity.kind", "contact_identity.value",
    "common_ground.kind", "touchpoint.direction", "touchpoint.channel", "touchpoint.angle", "touchpoint.ask",
    "touchpoint.points", "touchpoint.common_ground", "touchpoint.circle", "touchpoint.tie", "touchpoint.batch",
    "touchpoint.source", "touchpoint.source_key", "heard.kind", "follow_up.owed_by", "give.kind", "seed.kind",
    "referral.direction", "referral.weight", "referral_step.step", "opening.organisation", "opening.organisation_key",
    "opening.role", "opening.source", "opening_stage.stage", "opening_contact.part",
}  # fmt: skip


def test_every_column_of_words_is_decided_about(book: Workbook) -> None:
    columns = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND data_type LIKE 'VARCHAR%'"
    found = {f"{table}.{column}" for table, column in book.rows(columns)}
    assert found == STAY | {f"{table}.{column}" for table, column in TEXTS}
