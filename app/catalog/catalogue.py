"""The catalogue as the program asks for it: regions, items, editions; each read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.catalog.front import no_region
from app.catalog.reader import read_cases, read_items, read_national, read_region
from app.catalog.search import Index, Word
from app.catalog.store import Store
from app.domain.item import Case, Edition, Item, NationalItem, Region
from app.domain.problems import UnknownName

Read = TypeVar("Read")

UNITS = "org"
"""The topic of employers, pharmacies and hospitals (单位、药店、医院), in every region."""


@dataclass(frozen=True, slots=True)
class RegionSummary:
    """A region as the choice of regions shows it. `prefix` begins its 清单号."""

    id: str
    prefix: str
    name: str
    short: str
    title: str
    year: str | None
    items: int
    edition: Edition


class Catalogue:
    """An open catalogue. What was read of a region is kept; nothing of the others is touched."""

    def __init__(self, path: Path) -> None:
        """Raises CatalogueProblem where the file is missing, damaged or not one of ours."""
        self._store = Store(path)
        self._kept: dict[tuple[str, str], object] = {}

    @property
    def path(self) -> Path:
        return self._store.path

    def close(self) -> None:
        self._store.close()

    def regions(self) -> tuple[RegionSummary, ...]:
        """Every region, by id."""
        return self._once("regions", "", lambda _: self._regions())

    def region(self, region: str) -> Region:
        """Raises UnknownName."""
        self._known(region)
        return self._once("region", region, lambda name: read_region(self._store, name))

    def edition(self, region: str) -> Edition:
        """Raises UnknownName."""
        rows = self._store.rows("SELECT id, label, date FROM edition WHERE region = ?", (region,))
        if not rows:
            raise no_region(self._store, region)
        ((name, label, date),) = rows
        return Edition(str(name), str(label), str(date))

    def items(self, region: str) -> tuple[Item, ...]:
        """Every item of a region, in the order of the list. Raises UnknownName."""
        self._known(region)
        return self._once("items", region, lambda name: read_items(self._store, name))

    def item(self, region: str, seq: int) -> Item:
        """Raises UnknownName."""
        items = self.items(region)
        for item in items:
            if item.seq == seq:
                return item
        last = items[-1].seq if items else 0
        raise UnknownName(f"地区 {region} 没有第 {seq} 项；有第 1 到 {last} 项。")

    def national(self) -> tuple[NationalItem, ...]:
        """The national sub-items that items of the regions are, by code."""
        return self._once("national", "", lambda _: read_national(self._store))

    def cases(self, region: str) -> tuple[Case, ...]:
        """The fact-check cases that are shipped with a region. Raises UnknownName."""
        self._known(region)
        return self._once("cases", region, lambda name: read_cases(self._store, name))

    def search(self, region: str) -> Index:
        """The words by which a region's items are found. Raises UnknownName."""
        self._known(region)
        return self._once("index", region, self._read_index)

    def _read_index(self, region: str) -> Index:
        rows = self._store.rows(
            "SELECT item, kind, text, pinyin, initials FROM search_word "
            "WHERE region = ? ORDER BY item, position",
            (region,),
        )
        ways = self._store.rows(
            "SELECT entry.item, topic.key, topic.title FROM topic JOIN topic_entry AS entry "
            "ON entry.region = topic.region AND entry.topic = topic.key WHERE topic.region = ?",
            (region,),
        )
        persons = {item for item, key, _ in ways if key != UNITS}
        return Index(
            (
                Word(
                    int(item or 0), str(kind), str(text), tuple(str(pinyin).split()), str(initials)
                )
                for item, kind, text, pinyin, initials in rows
            ),
            units={int(item or 0) for item, key, _ in ways if key == UNITS and item not in persons},
            theirs={str(title) for _, key, title in ways if key == UNITS},
        )

    def _known(self, region: str) -> None:
        if not self._store.rows("SELECT 1 FROM region WHERE id = ?", (region,)):
            raise no_region(self._store, region)

    def _regions(self) -> tuple[RegionSummary, ...]:
        rows = self._store.rows(
            "SELECT region.id, prefix, name, short, title, year, "
            "(SELECT count(*) FROM item WHERE item.region = region.id), "
            "edition.id, label, date FROM region JOIN edition ON edition.region = region.id "
            "ORDER BY region.id"
        )
        return tuple(
            RegionSummary(
                id=str(row[0]),
                prefix=str(row[1]),
                name=str(row[2]),
                short=str(row[3]),
                title=str(row[4]),
                year=None if row[5] is None else str(row[5]),
                items=int(row[6] or 0),
                edition=Edition(str(row[7]), str(row[8]), str(row[9])),
            )
            for row in rows
        )

    def _once(self, what: str, region: str, read: Callable[[str], Read]) -> Read:
        kept = self._kept.get((what, region))
        if kept is None:
            kept = self._kept[what, region] = read(region)
        return kept  # type: ignore[return-value]  # the key says which reading it holds


def open_catalogue(path: Path) -> Catalogue:
    """Opens `catalog.sqlite`. Raises CatalogueProblem with one sentence for a person."""
    return Catalogue(path)
