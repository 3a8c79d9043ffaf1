"""Write the stored workbooks, with whatever DuckDB is installed: `python make.py FILE STEP`, then `gzip -9n FILE`.

`step1.duckdb.gz` was written by DuckDB 2.0.0, `duckdb15.duckdb.gz` by 1.5.6, both at step 1; `future.duckdb.gz` by
2.0.0 with a record of step 99. They stand for the files people have: the schema grows, they stay.
"""

import sys
from pathlib import Path

import duckdb

SCHEMA = Path(__file__).parents[3] / "netjob" / "workbook" / "schema" / "0001_workbook.sql"
ROWS = """
INSERT INTO meta VALUES ('11111111-2222-3333-4444-555555555555', 7, false);
INSERT INTO preference VALUES ('zone', '"Europe/Lisbon"');
INSERT INTO search (started_on, situation, hours_a_week) VALUES ('2026-01-05', 'laid_off', 5);
INSERT INTO contact (name, organisation, circle, tie, status, source, notes, created_at, updated_at) VALUES
    ('Ann Lee', 'Lumen Works', 'known', 'close', 'kept', 'hand', 'likes tea', '2026-01-05 09:00', '2026-01-05 09:00'),
    ('Bo Li', 'Papaya Books', 'known', 'slight', 'pool', 'linkedin', NULL, '2026-01-06 09:00', '2026-01-06 09:00'),
    ('Çağla Öz', NULL, 'wanted', 'none', 'pool', 'hand', NULL, '2026-01-07 09:00', '2026-01-07 09:00');
INSERT INTO contact_identity (contact, kind, value) VALUES (2, 'profile_url', 'linkedin.com/in/bo-li');
INSERT INTO touchpoint (contact, happened_on, direction, channel, talk, circle, tie, source, created_at, updated_at)
VALUES
    (1, '2026-01-08', 'out', 'call', true, 'known', 'close', 'hand', '2026-01-08 18:00', '2026-01-08 18:00'),
    (1, '2026-01-09', 'in', 'message', false, 'known', 'close', 'hand', '2026-01-09 18:00', '2026-01-09 18:00');
INSERT INTO heard (touchpoint, kind, body) VALUES (1, 'name', 'Talk to Çağla');
INSERT INTO referral (referrer, direction, weight, person, created_at, updated_at)
VALUES (1, 'outgoing', 'much', 3, '2026-01-08 18:00', '2026-01-08 18:00');
INSERT INTO referral_step (referral, step, reached_on) VALUES (1, 'asked', '2026-01-08'), (1, 'agreed', '2026-01-09');
INSERT INTO follow_up (contact, owed_by, due_on, what) VALUES (1, 'me', '2026-01-15', 'send the page');
"""


def make(path: Path, step: int) -> None:
    """A small workbook with real rows at a step, in blocks of 16 kB."""
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path), config={"default_block_size": "16384"}) as connection:
        connection.execute("BEGIN")
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        record = [step, "workbook" if step == 1 else "later", "2026-01-05 08:00:00", duckdb.__version__]
        connection.execute("INSERT INTO schema_step VALUES (?, ?, ?, ?)", record)
        connection.execute(ROWS)
        connection.execute("COMMIT")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
