"""One visit as a frozen value: where the person is, and what they have said. Knows no Qt.

`FOLLOWS` says which page may follow which; what leads on is in `app.ui.steps`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from app.domain.condition import Answers
from app.domain.interview import Interview, begin
from app.domain.item import Item, Question
from app.printing.faults import Fault


class Page(Enum):
    """The pages of a region's list, by what the person does there.

    Without a list (no region yet, or none that can be read) the window shows the welcome page or
    the safe page, and no visit is on it.
    """

    HOME = "home"
    SEARCH = "search"
    CATEGORIES = "categories"
    ITEMS = "items"
    OVERVIEW = "overview"
    QUESTION = "question"
    REVIEW = "review"
    RESULT = "result"
    TAKE = "take"
    PRINTING = "printing"
    FAULT = "fault"
    DONE = "done"


class Rise(Enum):
    """What has risen over the page."""

    NOTHING = "nothing"
    WHY = "why"
    SHEET = "sheet"
    ALOUD = "aloud"
    FLOW = "flow"
    TROUBLE = "trouble"


class Modes(NamedTuple):
    """How the pages are shown: 大字, 高对比, 低位, 朗读. They say nothing of the person."""

    large: bool = False
    contrast: bool = False
    low: bool = False
    aloud: bool = False


PLAIN = Modes()

FOLLOWS: Mapping[Page, frozenset[Page]] = {
    Page.HOME: frozenset({Page.SEARCH, Page.CATEGORIES, Page.ITEMS}),
    Page.SEARCH: frozenset({Page.HOME, Page.CATEGORIES, Page.OVERVIEW, Page.RESULT}),
    Page.CATEGORIES: frozenset({Page.HOME, Page.ITEMS}),
    Page.ITEMS: frozenset({Page.HOME, Page.CATEGORIES, Page.OVERVIEW}),
    Page.OVERVIEW: frozenset({Page.ITEMS, Page.QUESTION, Page.RESULT, Page.OVERVIEW}),
    Page.QUESTION: frozenset({Page.OVERVIEW, Page.QUESTION, Page.REVIEW, Page.RESULT}),
    Page.REVIEW: frozenset({Page.QUESTION, Page.RESULT}),
    Page.RESULT: frozenset({Page.OVERVIEW, Page.QUESTION, Page.REVIEW, Page.TAKE, Page.PRINTING}),
    Page.TAKE: frozenset({Page.RESULT}),
    Page.PRINTING: frozenset({Page.RESULT, Page.DONE, Page.FAULT}),
    Page.FAULT: frozenset({Page.RESULT, Page.DONE, Page.PRINTING}),
    Page.DONE: frozenset({Page.RESULT, Page.PRINTING}),
}
"""Besides, home follows everything (首页): that is another visit."""

Tick = tuple[str, str]
"""The key of a line, and of its choices the text of the one that is there ("" for the line)."""


class Misstep(Exception):
    """A page was asked for that may not follow, or a command that its page does not have."""


@dataclass(frozen=True)
class Visit:
    """In memory only. A fresh `Visit()` knows nothing of anybody.

    `back_to` are the pages to go back through. `category` or `topic` is the way in, `listed` the
    page of that list, `found_as` the words under which the item stood there. `asked` is the
    question on the page, `chosen` what is marked on it and not yet handed in. `changing`: that
    question was opened alone from the review. `before` holds the answers before the last change of
    `changed`. `guide`: the list for no answers at all. `ticks` are what is there already. `leaf` is
    the page of a paged sheet. `typed` is what stands in the search field. `region` is what is
    marked on the welcome page, `trouble` the sentence of `Rise.TROUBLE` and `trouble_head` its
    headline. `file` is the sheet that was written instead of printed, `place` where the paper comes
    out if not below, `strip` whether it is a receipt, `fault` what holds it up; `seconds` how long
    the last page still stands.
    """

    page: Page = Page.HOME
    back_to: tuple[Page, ...] = ()
    category: str | None = None
    topic: str | None = None
    listed: int = 0
    found_as: str = ""
    interview: Interview | None = None
    asked: str | None = None
    chosen: tuple[str, ...] = ()
    changing: bool = False
    changed: str | None = None
    before: Answers = field(default_factory=lambda: MappingProxyType({}))
    guide: bool = False
    ticks: frozenset[Tick] = frozenset()
    rise: Rise = Rise.NOTHING
    leaf: int = 0
    typed: str = ""
    region: str | None = None
    trouble: str = ""
    trouble_head: str = ""
    file: Path | None = None
    place: str | None = None
    strip: bool = False
    fault: Fault = Fault.OTHER
    seconds: int = 0
    modes: Modes = PLAIN

    @property
    def item(self) -> Item:
        return self.under_way.item

    @property
    def under_way(self) -> Interview:
        """The interview of the item that was opened. Raises Misstep before one is."""
        if self.interview is None:
            raise Misstep("no item is open")
        return self.interview

    @property
    def question(self) -> Question:
        """The question on the page. Raises Misstep elsewhere."""
        found = None if self.asked is None else self.item.question(self.asked)
        if found is None:
            raise Misstep("no question is asked")
        return found

    @property
    def told(self) -> Interview:
        """What the result tells of: no answers for the general guide."""
        return begin(self.item) if self.guide else self.under_way

    @property
    def tried(self) -> Interview:
        """The interview as it would be with what is marked on the page."""
        if self.page is Page.QUESTION and self.chosen and self.asked is not None:
            return self.under_way.answer(self.asked, self.chosen)
        return self.under_way

    @property
    def where(self) -> tuple[object, ...]:
        """What tells one page from the next for somebody who only hears it or uses keys."""
        seq = None if self.interview is None else self.interview.item.seq
        return (self.page, self.category, self.topic, seq, self.asked, self.changing)

    @property
    def can_go_back(self) -> bool:
        return bool(self.back_to) or self.rise is not Rise.NOTHING
