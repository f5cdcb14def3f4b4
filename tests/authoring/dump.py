"""A catalogue as text, to be compared with another."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path


def dump(path: Path) -> Iterator[str]:
    """The whole content as lines in a fixed order: header, then each table's rows by their keys.

    Two catalogues with the same dump hold the same, whatever their pages look like.
    """
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        for name in ("application_id", "user_version"):
            yield f"{name} {connection.execute(f'PRAGMA {name}').fetchone()[0]}"
        tables = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
        ).fetchall()
        for name, sql in tables:
            yield f"{name}: {' '.join(sql.split())}"
        for name, sql in tables:
            if sql.startswith("CREATE TABLE"):
                rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
                lines = (json.dumps(row, ensure_ascii=False) for row in rows)
                yield from (f"{name} {line}" for line in sorted(lines))
    finally:
        connection.close()
