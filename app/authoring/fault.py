"""A fault in a catalogue's source: where it stands, and what to do about it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Weight(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Some characters of one source line. `line` and `column` count from 0."""

    path: Path
    line: int
    column: int
    width: int
    source: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Fault:
    """`message` says what is wrong and what to do, in one or two Chinese sentences."""

    place: Place
    message: str
    weight: Weight = Weight.ERROR


class Faults:
    """Collects every fault of a reading, each once, in the order of the files."""

    def __init__(self) -> None:
        self._found: dict[Fault, None] = {}

    def error(self, place: Place, message: str) -> None:
        self._found.setdefault(Fault(place, message))

    def warn(self, place: Place, message: str) -> None:
        self._found.setdefault(Fault(place, message, Weight.WARNING))

    @property
    def all(self) -> tuple[Fault, ...]:
        return tuple(
            sorted(
                self._found,
                key=lambda fault: (str(fault.place.path), fault.place.line, fault.place.column),
            )
        )

    @property
    def errors(self) -> int:
        return sum(fault.weight is Weight.ERROR for fault in self._found)

    @property
    def warnings(self) -> int:
        return len(self._found) - self.errors


def render(fault: Fault, root: Path | None = None) -> str:
    """`file:line:column: 错误: …`, then the source line with carets under the words that fail.

    The path is relative to `root` where it lies below it. Characters of the width of two
    columns (East Asian wide) get two carets.
    """
    place = fault.place
    path = place.path
    if root is not None and path.is_relative_to(root):
        path = path.relative_to(root)
    kind = "错误" if fault.weight is Weight.ERROR else "提醒"
    head = f"{path}:{place.line + 1}:{place.column + 1}: {kind}：{fault.message}"
    if not place.source:
        return head
    source, column = _window(place)
    end = column + max(place.width, 1)
    indent = _blank(source[:column])
    carets = "^" * max(columns(source[column:end]), 1)
    return f"{head}\n    {source}\n    {indent}{carets}"


def columns(text: str) -> int:
    """Columns of a terminal that `text` takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _blank(text: str) -> str:
    return "".join("　" if unicodedata.east_asian_width(char) in "WF" else " " for char in text)


_BEFORE = 24
_LONGEST = 70


def _window(place: Place) -> tuple[str, int]:
    """The part of a long source line around the place, and the column within that part."""
    line = place.source
    if len(line) <= _LONGEST:
        return line, place.column
    first = max(0, min(place.column - _BEFORE, len(line) - _LONGEST))
    last = min(len(line), max(first + _LONGEST, place.column + place.width))
    last = min(last, first + 2 * _LONGEST)
    part = line[first:last]
    lead = "…" if first else ""
    tail = "…" if last < len(line) else ""
    return lead + part + tail, place.column - first + len(lead)
