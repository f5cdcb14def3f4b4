"""The room of the result's sheet: blocks on a page, and the pager at the sheet's foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.notice import Notice
from app.domain.progress import more_words
from app.ui.kiosk.result_rows import INSET, RIGHT, RowMaker
from app.ui.theme import Theme
from app.ui.widgets.blocks import Block, BlockSheet, Counted, Group, paginate
from app.ui.widgets.listing import Pager

ABOVE, BELOW = 8, 16
"""Round the pager on the sheet, design px."""
WIDEST_MORE = more_words(9, 9, 0, words=False)


class SheetRoom(QWidget):
    """The room between headline and time card. `turned` carries a page, `ticked` a tick."""

    turned = Signal(int)
    ticked = Signal(object)

    def __init__(self, theme: Theme, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet = BlockSheet(theme, width, self)
        self._sheet.ticked.connect(self.ticked)
        self._pager = Pager(theme, self, widest=WIDEST_MORE)
        self._pager.turned.connect(self.turned)
        # What the pager takes is the same on every page, whatever its words.
        self._pager.show_page(0, 2, WIDEST_MORE)
        # Under the numbers and the squares of the rows, which stand within the border.
        self._pager_left = theme.stroke("normal") + theme.px(INSET)
        self._pager_width = self._sheet.inner_width - theme.px(INSET) - theme.px(RIGHT)
        layout = self._pager.layout()
        assert layout is not None
        self._pager_height = max(
            layout.heightForWidth(self._pager_width), layout.minimumSize().height()
        )
        self._pager.hide()
        self._notice: Notice | None = None
        self._told: list[Group] = []
        self._where: list[Group] = []
        self._shown: tuple[Block, ...] = ()
        self._leaf = 0
        self._ticks: frozenset[tuple[str, str]] = frozenset()
        self.setFixedWidth(width)

    def show_notice(self, notice: Notice, leaf: int, ticks: frozenset[tuple[str, str]]) -> None:
        if notice is not self._notice:
            self._notice = notice
            maker = RowMaker(self._theme, self._sheet.inner_width)
            self._told, self._where = maker.groups(notice), maker.where(notice)
        self._leaf, self._ticks = leaf, ticks
        self._show()

    def pages(self) -> int:
        return len(self._paged())

    def shown(self) -> tuple[Block, ...]:
        """The blocks of the page that is shown."""
        return self._shown

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self._theme.px(300))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _paged(self) -> tuple[tuple[Block, ...], ...]:
        room = self.height() - 2 * self._theme.stroke("normal")
        foot = self._pager_height + self._theme.px(ABOVE) + self._theme.px(BELOW)
        whole = paginate([*self._told, *self._where], room, foot)
        short = paginate(self._told, room, foot)
        # Where to go is on the paper too: it alone turns no page.
        return short if len(short) < len(whole) else whole

    def _show(self) -> None:
        if self._notice is None:
            return
        pages = self._paged()
        leaf = min(self._leaf, len(pages) - 1)
        if not _same(self._shown, pages[leaf]):
            self._shown = pages[leaf]
            self._sheet.show_blocks(pages[leaf], self.height() if len(pages) > 1 else 0)
        elif len(pages) > 1:
            self._sheet.setFixedHeight(self.height())
        self._sheet.show_ticks(self._ticks)
        self._pager.show_page(leaf, len(pages), _more(pages, leaf))
        tall = self._pager_height
        top = self.height() - self._theme.px(BELOW) - tall
        self._pager.setGeometry(QRect(self._pager_left, top, self._pager_width, tall))
        layout = self._pager.layout()
        assert layout is not None
        layout.activate()


def _more(pages: Sequence[Sequence[Block]], leaf: int) -> str:
    """What the pages after `leaf` hold, without what they say again."""
    told = {id(block) for page in pages[: leaf + 1] for block in page}
    rest = {id(block): block for page in pages[leaf + 1 :] for block in page}
    new = [block for key, block in rest.items() if key not in told]
    counted = [block.counted for block in new]
    return more_words(
        counted.count(Counted.MUST),
        counted.count(Counted.MAY),
        counted.count(Counted.IF),
        words=Counted.WORDS in counted,
        unfinished=bool(new) and new[0].joined and bool(new[0].ticks) and new[0].counted is None,
    )


def _same(one: tuple[Block, ...], other: tuple[Block, ...]) -> bool:
    """Whether two pages are of the very same blocks."""
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
