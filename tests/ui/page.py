"""One page of the gallery, and how long its words are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.notice import HallFacts, Lines, Notice, NotNeeded
from app.ui.front import BarView
from app.ui.screen import Screen
from app.ui.theme import Theme

LEADS_ON = BarView(back=True, home=True)
LEADS_NOWHERE = BarView(back=False, home=False)

NUMBERED = re.compile(r"(?<=[a-z])-\d+")

Show = Callable[[Any, int], None]
"""Shows the page on its screen; the number is the leaf, where a page has several."""
Over = Callable[[Theme, int], QWidget]


@dataclass(frozen=True)
class Page:
    """One page: `mock` is the PNG it is compared with, without orientation.

    `item` is the name of the item that the page is about. `over` makes what has risen over it, `cover` what lies over the whole window. `weight` is the
    number of characters that its view holds.
    """

    name: str
    mock: str
    kind: type[Screen]
    show: Show
    bar: BarView = LEADS_ON
    over: Over | None = None
    cover: Callable[[Theme], QWidget] | None = None
    weight: int = 0
    item: str = ""

    @property
    def group(self) -> str:
        """Pages of one group differ in their words only: 04-guide-21 is of 04-guide."""
        return NUMBERED.split(self.name, maxsplit=1)[0]


def weight_of(view: object) -> int:
    """How many characters a view or a notice shows."""
    if isinstance(view, str):
        return len(view)
    if isinstance(view, Notice):
        shown = (view.find(Lines), view.find(NotNeeded), view.find(HallFacts))
        return sum(weight_of(block) for block in shown)
    if isinstance(view, tuple | list | frozenset):
        return sum(weight_of(part) for part in view)
    if is_dataclass(view):
        return sum(weight_of(getattr(view, part.name)) for part in fields(view))
    return 0


def extremes(pages: list[Page], *, shortest: bool = True) -> list[Page]:
    """Every page with a mock, and of each group the longest and, if wanted, the shortest."""
    groups: dict[str, list[Page]] = {}
    for page in pages:
        groups.setdefault(page.group, []).append(page)
    kept = {page.name for page in pages if page.mock}
    for members in groups.values():
        ranked = sorted(members, key=lambda page: page.weight)
        kept.add(ranked[-1].name)
        if shortest:
            kept.add(ranked[0].name)
    return [page for page in pages if page.name in kept]
