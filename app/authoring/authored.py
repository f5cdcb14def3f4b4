"""What a reading yields: the domain objects, and beside them what only the author needs."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.authoring.cited import Cited
from app.authoring.fault import Place
from app.authoring.source import (
    Node,
)
from app.domain.item import (
    Case,
    Edition,
    Item,
    Region,
)


@dataclass(frozen=True, slots=True)
class AuthoredItem:
    """One item with what the checks need beside it. `sound`: read without an error."""

    item: Item
    node: Node
    cells: dict[str, Node]
    cited: tuple[Cited, ...]
    places: dict[tuple[str, ...], Node]
    kept: dict[tuple[str, str], str]
    sound: bool

    def place(self, *key: str) -> Place:
        """Where a row stands; the item's first line where the row has no line of its own."""
        return self.places.get(key, self.node).place


@dataclass(frozen=True, slots=True)
class AuthoredCase:
    case: Case
    node: Node


@dataclass(frozen=True)
class AuthoredRegion:
    region: Region
    edition: Edition
    items: tuple[AuthoredItem, ...]
    cases: tuple[AuthoredCase, ...]
    footnote: Node | None
    cited: tuple[Cited, ...]
    overrides: tuple[str, ...]
    whole: bool
    """Whether every category has its file. Links to items are checked only then."""
    places: dict[tuple[str, ...], Node] = field(default_factory=dict)

    @property
    def plain_items(self) -> tuple[Item, ...]:
        return tuple(authored.item for authored in self.items)
