"""Small frozen values that screens show, where no object of the domain says it already.

Every string is final: a screen words nothing. Those of the first page are in `app.ui.front`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.domain.item import Category, Region
    from app.domain.notice import FlowNode


class RegionChoice(NamedTuple):
    """A region on the welcome page and how many items its list has."""

    region: Region
    items: int


class WelcomeView(NamedTuple):
    """11: the regions in order; `chosen` is the id of the one picked so far."""

    regions: tuple[RegionChoice, ...]
    chosen: str | None = None


class CategoryRow(NamedTuple):
    """One of the ten: its numeral, the category, and how many items it has (8 项)."""

    numeral: str
    category: Category
    wording: str
    extent: str


class CategoriesView(NamedTuple):
    """01b: `source` says which list, and how much is in it."""

    source: str
    rows: tuple[CategoryRow, ...]


class ItemRow(NamedTuple):
    """One item of a list: `say` is one line of explanation, `limit` a few words (当场办好).

    `quick` marks what is done at once. `bring` is 材料 2 样起. `entry` numbers the way in, where
    a life event has its own words and answers for the item.
    """

    item: int
    name: str
    say: str
    limit: str | None
    quick: bool
    bring: str | None
    entry: int | None = None


class ItemsView(NamedTuple):
    """02: the items of a category or of a life event, with what is easily missed there."""

    title: str
    lead: str
    rows: tuple[ItemRow, ...]
    hint: str | None = None


class FactView(NamedTuple):
    """One fact of the overview: 要带 / 最多 **6** 样 / 答完题，只列您要带的.

    `numeral` is drawn large between `before` and `after`.
    """

    icon: str
    label: str
    before: str
    numeral: str
    after: str
    note: str | None


class QuoteView(NamedTuple):
    """Words of the official list: which column, the words, and the list."""

    head: str
    text: str
    source: str | None = None


class OverviewView(NamedTuple):
    """12: what an item is, before any question.

    `way_in` is the life event or category, `suits` says in plain words for whom it is, `quote`
    the list's own column for that. `channel` is a tag (只在窗口办理). `questions` False: there is
    nothing to ask, 开始 becomes 看清单.
    """

    way_in: str
    name: str
    plain: str
    suits: tuple[str, ...]
    quote: QuoteView | None
    facts: tuple[FactView, ...]
    nodes: tuple[FlowNode, ...]
    channel: str | None
    questions: bool


class NothingView(NamedTuple):
    """18: an item without a list: nothing to file, by agreement, elsewhere, not for you.

    What follows the first ， of `headline` is drawn in the primary colour. `papers` is how many
    papers to bring in words (0) or None, `instead` the items to go to, `silent` the columns on
    which the list says nothing, under `silent_head`, `window` where to ask. `scan`: 扫码带走 is offered.
    """

    trail: str
    headline: str
    papers: str | None
    tag: str | None
    sentences: tuple[str, ...]
    nodes: tuple[FlowNode, ...]
    quote: QuoteView | None
    silent_head: str
    silent: tuple[str, ...]
    window: str
    phone: str
    phone_hint: str
    instead: tuple[ItemRow, ...] = ()
    scan: bool = False


class SafeFact(NamedTuple):
    """A row of the safe page: icon, label, value, note."""

    icon: str
    label: str
    value: str
    note: str | None


class TroubleView(NamedTuple):
    """What went wrong outside, and where somebody helps."""

    headline: str
    sentence: str
    facts: tuple[SafeFact, ...] = ()


class SafeView(NamedTuple):
    """19: where to go while the machine cannot help. `staff` is for the hall's people."""

    facts: tuple[SafeFact, ...]
    staff: str


class PaperPicture(NamedTuple):
    """A small picture of the sheet that is being printed.

    `rows` are names of materials, `steps` names of steps, `date` the last line.
    """

    title: str
    document: str
    headline: str
    rows: tuple[str, ...]
    steps: tuple[str, ...] = ()
    date: str | None = None


class PrintingView(NamedTuple):
    """05a: `pages` says how many pages and how long, `take` where the paper comes out.

    `below`: under the screen, where an arrow points.
    """

    title: str
    pages: str
    take: str
    note: str
    paper: PaperPicture
    below: bool = True


class DoneView(NamedTuple):
    """16: the paper ought to be out, or a file is there. `where` it is; `home` leads home,
    `leaving` says when the page goes there by itself, `again` makes another one.
    """

    title: str
    where: str
    paper: PaperPicture
    tip: str
    home: str
    leaving: str
    again: str


class FaultView(NamedTuple):
    """05b: the printer does not print; how the list comes along all the same.

    `rows` are the modules of code `number` of `total`, () where the list is too long for a
    phone; `scan` and `scan_note` say what to do with it, `onward` is the button of the next
    code. `window_hint` tells what the 清单号 `slip` is good for. `staff` is for the hall's
    people; `again` the button that says it is mended, None where nothing is to be mended here.
    """

    headline: str
    sentence: str
    rows: tuple[bytes, ...]
    number: int
    total: int
    scan: str
    scan_note: str
    onward: str | None
    window: str
    window_hint: str
    slip: str
    staff: str | None
    again: str | None
