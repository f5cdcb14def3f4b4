"""What the first page shows of a region: read before all else, without the rest of the catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from app.catalog.store import Store
from app.domain.problems import UnknownName


class Front(NamedTuple):
    """A region's name, how much its list holds, and its life events (key, title, about, icon)."""

    name: str
    categories: int
    items: int
    topics: tuple[tuple[str, str, str, str], ...]


def no_region(store: Store, region: str) -> UnknownName:
    """The sentence for a region that is not in the catalogue."""
    known = [str(row[0]) for row in store.rows("SELECT id FROM region ORDER BY id LIMIT 9")]
    return UnknownName(f"目录里没有地区 {region}；有：{'、'.join(known) or '一个也没有'}。")


def read_front(file: Path, region: str) -> Front:
    """Opens the catalogue, reads and closes it. Raises CatalogueProblem, UnknownName."""
    store = Store(file)
    try:
        regions = store.rows(
            "SELECT name, (SELECT count(*) FROM category WHERE region = id), "
            "(SELECT count(*) FROM item WHERE region = id) FROM region WHERE id = ?",
            (region,),
        )
        if not regions:
            raise no_region(store, region)
        ((name, categories, items),) = regions
        topics = store.rows(
            "SELECT key, title, about, icon FROM topic WHERE region = ? ORDER BY position",
            (region,),
        )
    finally:
        store.close()
    return Front(
        str(name),
        int(categories or 0),
        int(items or 0),
        tuple((str(key), str(title), str(about), str(icon)) for key, title, about, icon in topics),
    )
