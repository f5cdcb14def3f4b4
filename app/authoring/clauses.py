"""Cuts an official cell into clauses (CONTENT, rule 3).

Cut at 。 ； line ends, and before list numbers (1. 1． ⒈ 1、 ① （一） 一、 and the misprint 1《).
Nothing is cut inside 《…》 or a pair of brackets: in the five lists a clause is never longer
than one bracket, and titles hold marks of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SEALED = re.compile(r"《[^《》]*》|[（(][^（）()\n]*[）)]")
_NUMBER = re.compile(
    r"""
      (?<![0-9A-Za-z第.．])[0-9]{1,2}[.．](?![0-9])     # 1.
    | (?:(?<=^)|(?<=[\s。；;：:]))[0-9]{1,2}、           # 1、 at the head of a line
    | (?:(?<=^)|(?<=[\s。；;：:]))[0-9]{1,2}(?=《)       # 1《, a stop lost in print
    | (?<![第至、和及①-⑳])[①-⑳]
    | [⒈-⒛]                                           # 1. in one character
    | (?<!第)[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]
    | (?:(?<=^)|(?<=[\s。；;]))[一二三四五六七八九十]{1,3}、
    """,
    re.VERBOSE,
)
_END = re.compile(r"[。；;\n]")
_NOTHING = re.compile(r"[\s，,、。；;：:（）()“”\"'！!]|以及|或|和|及")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of a cell."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def cut(cell: str) -> tuple[Span, ...]:
    """The clauses of a cell, in order, without blank ones; together they hold all its words."""
    numbers = {match.start(): match.end() for match in _NUMBER.finditer(cell)}
    sealed: set[int] = set()
    for match in _SEALED.finditer(cell):
        if match.start() not in numbers:
            sealed.update(range(match.start(), match.end()))
    cuts = {start for start in numbers if start not in sealed}
    cuts |= {match.end() for match in _END.finditer(cell) if match.start() not in sealed}
    clauses: list[Span] = []
    start = 0
    for end in (*sorted(cuts), len(cell)):
        if cell[start:end].strip():
            clauses.append(Span(start, end))
        start = end
    return tuple(clauses)


def find(cell: str, words: str) -> tuple[Span, ...]:
    """Every occurrence of some words in a cell, overlapping ones included."""
    found: list[Span] = []
    at = cell.find(words) if words else -1
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = cell.find(words, at + 1)
    return tuple(found)


def left_over(cell: str, covered: tuple[Span, ...]) -> tuple[Span, ...]:
    """The pieces that no quote covers and that are more than numbering, marks, 或, 和, 及."""
    free = [True] * len(cell)
    for span in covered:
        free[span.start : span.end] = [False] * (span.end - span.start)
    for pattern in (_NUMBER, _NOTHING):
        for match in pattern.finditer(cell):
            if all(free[match.start() : match.end()]):
                free[match.start() : match.end()] = [False] * (match.end() - match.start())
    pieces: list[Span] = []
    start: int | None = None
    for at, is_free in enumerate([*free, False]):
        if is_free and start is None:
            start = at
        elif not is_free and start is not None:
            pieces.append(Span(start, at))
            start = None
    return tuple(pieces)


def characters_covered(covered: tuple[Span, ...]) -> int:
    """Characters of a cell that lie in at least one quote."""
    return len({at for span in covered for at in range(span.start, span.end)})
