"""Authored regions → `catalog.sqlite`, whole or not at all, and the same for the same input."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from sqlite_utils import Database

from app.authoring.authored import AuthoredRegion
from app.authoring.tables import Row, rows_of
from app.catalog.schema import APPLICATION, TABLES, VERSION
from app.domain.item import NationalItem
from app.domain.problems import Problem

_BATCH = 500


def build(
    regions: Iterable[AuthoredRegion], target: Path, national: Iterable[NationalItem]
) -> None:
    """Writes the catalogue beside `target`, checks its keys and moves it into place.

    `national` names every national sub-item that an item of `regions` is.
    Raises Problem where the folder cannot be written; then `target` is as it was.
    """
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.unlink(missing_ok=True)
        database = Database(draft)
        try:
            database.execute("PRAGMA synchronous = OFF")  # a draft: half of one is thrown away
            database.executescript(TABLES)
            for table, rows in _by_table(regions, national).items():
                database.table(table).insert_all(rows, batch_size=_BATCH)
            broken = database.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise AssertionError(f"rows without their parent: {broken[:5]}")
            database.execute(f"PRAGMA application_id = {APPLICATION}")
            database.execute(f"PRAGMA user_version = {VERSION}")
            database.vacuum()
        finally:
            database.conn.close()
        draft.replace(target)
    except (OSError, sqlite3.OperationalError) as problem:
        draft.unlink(missing_ok=True)
        raise Problem(
            f"写不了目录文件 {target}（{problem}）。请看这个文件夹能不能写。"
        ) from problem


def _by_table(
    regions: Iterable[AuthoredRegion], national: Iterable[NationalItem]
) -> dict[str, list[Row]]:
    """Rows gathered by table: one statement a batch instead of one commit a row."""
    tables: dict[str, list[Row]] = {
        "national_item": [{"code": one.code, "name": one.name} for one in national]
    }
    for authored in sorted(regions, key=lambda one: one.region.id):
        for table, row in rows_of(authored):
            tables.setdefault(table, []).append(row)
    return tables
