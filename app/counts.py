"""The counts of a machine: a small database of its own in the profile. How often, never who.

A row is a day, an event and a number. Rows lie in the order of their keys (WITHOUT ROWID) and
every write is its own transaction without a log of writes (no WAL), so that not even the file
tells in which order things happened. Counting never fails a visit: what cannot be written is
logged and lost.
"""

from __future__ import annotations

import csv
import io
import logging
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from app.domain.count import Count, Event, Names, What, detail_words
from app.domain.problems import Problem

LOG = logging.getLogger(__name__)

FILE_NAME = "counts.sqlite"
WAIT_SECONDS = 2.0
"""So long a write waits for somebody else who reads or writes."""
APPLICATION, VERSION = 0x475A4343, 1
"""GZCC in the head of the file; the version of the table."""
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_WHATS = {what.key: what for what in What}
_TABLE = """
CREATE TABLE IF NOT EXISTS happened (
    day TEXT NOT NULL,
    what TEXT NOT NULL,
    item TEXT NOT NULL,
    detail TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times > 0),
    PRIMARY KEY (day, what, item, detail)
) STRICT, WITHOUT ROWID
"""
_ADD = """
INSERT INTO happened VALUES (?, ?, ?, ?, 1)
ON CONFLICT DO UPDATE SET times = times + 1
"""


class CountBook:
    """The database in `file`; nothing is opened before it is needed. For any thread."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    @property
    def file(self) -> Path:
        return self._file

    def add(self, day: date, events: Iterable[Event]) -> None:
        """Count events of a day. Never raises for what the world does to a file."""
        rows = [(day.isoformat(), one.what.key, one.item, one.detail) for one in events]
        if not rows:
            return
        try:
            with self._lock:
                self._write(rows)
        except (sqlite3.Error, OSError) as error:
            LOG.warning("not counted: %s", error)

    def read(self, first: date, last: date) -> tuple[Count, ...]:
        """The counts of the days from `first` to `last`, in order; none where there is no file.

        Raises Problem where the file cannot be read.
        """
        try:
            if not self._file.exists():
                return ()
            with self._lock, self._opened() as base:
                rows = base.execute(
                    "SELECT day, what, item, detail, times FROM happened "
                    "WHERE day BETWEEN ? AND ? ORDER BY day, what, item, detail",
                    (first.isoformat(), last.isoformat()),
                ).fetchall()
        except (sqlite3.Error, OSError) as error:
            raise Problem(f"读不了次数 {self._file}（{error}）。办事不受影响。") from error
        return tuple(
            Count(date.fromisoformat(day), Event(_WHATS[what], item, detail), times)
            for day, what, item, detail, times in rows
            if what in _WHATS
        )

    def last_day(self) -> date | None:
        """The latest day on which something was counted; None where nothing is, or is read."""
        try:
            if not self._file.exists():
                return None
            with self._lock, self._opened() as base:
                ((day,),) = base.execute("SELECT max(day) FROM happened").fetchall()
        except (sqlite3.Error, OSError) as error:
            LOG.warning("the counts are not read: %s", error)
            return None
        return None if day is None else date.fromisoformat(day)

    def _write(self, rows: Sequence[tuple[str, ...]]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._insert(rows)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode not in _BROKEN:
                raise
            kept = self._set_aside()
            LOG.warning("the counts were broken (%s): kept as %s, begun anew", error, kept.name)
            self._insert(rows)

    def _insert(self, rows: Sequence[tuple[str, ...]]) -> None:
        with self._opened() as base, base:
            base.executemany(_ADD, rows)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._file, timeout=WAIT_SECONDS)) as base:
            if base.execute("PRAGMA user_version").fetchone() == (0,):
                with base:
                    base.execute(f"PRAGMA application_id = {APPLICATION}")
                    base.execute(f"PRAGMA user_version = {VERSION}")
                    base.execute(_TABLE)
            yield base

    def _set_aside(self) -> Path:
        """The broken file under another name; the one that was set aside before goes."""
        kept = self._file.with_suffix(".broken")
        self._file.replace(kept)
        return kept


HEADER = ("日期", "什么", "事项编号", "事项", "细节", "次数")


def csv_text(counts: Iterable[Count], names: Names) -> str:
    """A table for a spreadsheet: Chinese header, lines ended as Excel expects them.

    Whoever writes it puts a byte order mark before it (encoding utf-8-sig).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(_cells(counts, names))
    return out.getvalue()


def _cells(counts: Iterable[Count], names: Names) -> Iterator[tuple[str, ...]]:
    for count in counts:
        event = count.event
        yield (
            count.day.isoformat(), event.what.label, event.item,
            names.item(event.item) if event.item else "", detail_words(event, names),
            str(count.times),
        )  # fmt: skip
