"""Keep everything in one DuckDB file: the only SQL and the only `duckdb` of the project."""

from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

__all__ = ["Workbook", "Writer"]
