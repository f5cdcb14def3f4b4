"""The rows of one region, and what hangs on any of them: conditions, quotes, doubts, marks.

Each table of a region is read whole, in one statement, and grouped by the row that its rows
belong to.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Any

from app.catalog.store import Store
from app.domain.condition import NONE, UNSURE, Condition, Term
from app.domain.item import PLAIN, Copies, Doubt, Handling, Mark, Quote

Key = tuple[Any, ...]
Groups = dict[Key, list[Key]]
NO_ROWS: list[Key] = []


class Rows:
    """The rows of one region, grouped. Lives while the region is read."""

    def __init__(self, store: Store, region: str) -> None:
        self._store = store
        self.region = region

    def all(self, statement: str) -> list[Key]:
        return self._store.rows(statement, (self.region,))

    def by(self, width: int, statement: str) -> Groups:
        """Rows under their first `width` columns, without these."""
        groups: Groups = defaultdict(list)
        for row in self.all(statement):
            groups[row[:width]].append(row[width:])
        return groups

    def texts(self, statement: str) -> dict[int, tuple[str, ...]]:
        """Rows of (item, text): item → its texts in order."""
        return {
            key[0]: tuple(row[0] for row in rows) for key, rows in self.by(1, statement).items()
        }

    # What hangs on an owner

    @cached_property
    def _terms(self) -> Groups:
        return self.by(
            2,
            "SELECT item, owner, clause, position, question, option FROM term "
            "WHERE region = ? ORDER BY item, owner, clause, position",
        )

    @cached_property
    def _order(self) -> dict[tuple[int, str], dict[str, int]]:
        """Item and question → the place of each option, 以上都没有 behind them all."""
        rows = self.by(
            2,
            "SELECT item, question, id FROM option WHERE region = ? "
            "ORDER BY item, question, position",
        )
        return {
            (key[0], key[1]): {
                option: at for at, option in enumerate([*(row[0] for row in found), NONE, UNSURE])
            }
            for key, found in rows.items()
        }

    def sorted_options(self, item: int, question: str, options: list[str]) -> tuple[str, ...]:
        return tuple(sorted(options, key=self._order[item, question].__getitem__))

    def condition(self, item: int, owner: str, in_words: str | None) -> Condition | None:
        rows = self._terms.get((item, owner), NO_ROWS)
        if not rows and in_words is None:
            return None
        clauses: dict[int, dict[tuple[int, str], list[str]]] = {}
        for clause, position, question, option in rows:
            terms = clauses.setdefault(clause, {})
            terms.setdefault((position, question), []).append(option)
        return Condition(
            tuple(
                tuple(
                    Term(question, self.sorted_options(item, question, options))
                    for (_, question), options in terms.items()
                )
                for terms in clauses.values()
            ),
            in_words,
        )

    @cached_property
    def _citations(self) -> Groups:
        return self.by(
            2,
            'SELECT item, owner, "column", text, of_item, nth, reason FROM citation '
            "WHERE region = ? ORDER BY item, owner, position",
        )

    def quotes(self, item: int, owner: str) -> tuple[Quote, ...]:
        return tuple(Quote(*row) for row in self._citations.get((item, owner), NO_ROWS))

    @cached_property
    def _doubts(self) -> Groups:
        return self.by(
            2,
            "SELECT item, owner, reading, other, say FROM doubt "
            "WHERE region = ? ORDER BY item, owner, position",
        )

    def doubts(self, item: int, owner: str) -> tuple[Doubt, ...]:
        return tuple(Doubt(*row) for row in self._doubts.get((item, owner), NO_ROWS))

    def doubt(self, item: int, owner: str) -> Doubt | None:
        return next(iter(self.doubts(item, owner)), None)

    @cached_property
    def _others(self) -> Groups:
        return self.by(
            2,
            "SELECT item, owner, seq FROM other_item WHERE region = ? ORDER BY item, owner, position",
        )

    def others(self, item: int, owner: str) -> tuple[int, ...]:
        return tuple(row[0] for row in self._others.get((item, owner), NO_ROWS))

    def handling(self, item: int, owner: str, row: Key) -> Handling:
        """From the six columns of _MARKS in the schema."""
        form, form_in_words, copies, number, stamp, stamp_in_words = row
        if form is None and copies is None and stamp is None:
            return PLAIN
        return Handling(
            form=self._mark(item, f"{owner}/form", form, form_in_words),
            copies=None if copies is None else Copies(number, copies),
            stamp=self._mark(item, f"{owner}/stamp", stamp, stamp_in_words),
        )

    def _mark(self, item: int, owner: str, text: str | None, in_words: str | None) -> Mark | None:
        return None if text is None else Mark(text, self.condition(item, owner, in_words))
