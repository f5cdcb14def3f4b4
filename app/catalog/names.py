"""The words for the keys under which things are counted."""

from __future__ import annotations

from collections.abc import Callable

from app.catalog.catalogue import Catalogue
from app.domain.count import Names
from app.domain.item import Item
from app.domain.problems import Problem


def names_of(catalogue: Catalogue) -> Names:
    """Names as the catalogue has them; a key that it no longer has stands for itself."""

    def item(key: str) -> str:
        return _asked(catalogue, key, lambda found: found.name) or key

    def question(key: str, asked: str) -> str:
        return _asked(catalogue, key, lambda found: _ask(found, asked)) or asked

    return Names(item, question)


def _asked(catalogue: Catalogue, key: str, ask: Callable[[Item], str]) -> str:
    region, _, seq = key.rpartition("-")
    try:
        return ask(catalogue.item(region, int(seq)))
    except (Problem, ValueError):
        return ""


def _ask(item: Item, asked: str) -> str:
    found = item.question(asked)
    return "" if found is None else found.ask
