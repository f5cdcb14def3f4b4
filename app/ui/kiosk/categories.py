"""01b: the ten categories of a region's list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import CategoriesView, CategoryRow
from app.ui.widgets.face import Fixed, Line, Words
from app.ui.widgets.layout import Box, clear, column, hairline, page_height, reach, row, space
from app.ui.widgets.leaves import leaves
from app.ui.widgets.listing import ListRow, Pager
from app.ui.widgets.text import Text

NUMERAL = 56
"""Width of the room for the numeral of a category."""
LEFT, GAP, RIGHT = 428, 72, 1292
LARGE_LEFT, LARGE_RIGHT = 480, 1240
"""Landscape: words beside the sheet."""


class CategoriesScreen(Screen):
    """`category_chosen` carries a category's key. It turns pages where the ten do not fit."""

    category_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view: CategoriesView | None = None
        self._page = 0
        look = theme.look
        self._head = Text(theme, "按类别查找", "list_headline", "headline")
        self._source = Text(theme, "", "list_note", "ink2")
        self._sheet = Box("sheet")
        self._place = column(theme)
        self._place.addWidget(self._sheet)
        self._place.addStretch(0)
        self._pager = Pager(theme, narrow=not theme.portrait)
        self._pager.turned.connect(self._show_page)
        double = not theme.portrait and not look.large
        if theme.portrait:
            self._stand()
        else:
            self._lie()
        if double:
            pair = row(theme, self._sheet, (2, 8, 2, 8))
            self._columns = [column(theme), column(theme)]
            pair.addLayout(self._columns[0], 1)
            pair.addWidget(hairline(theme, upright=True))
            pair.addLayout(self._columns[1], 1)
        else:
            self._columns = [column(theme, self._sheet, (2, 8, 2, 8))]

    def _stand(self) -> None:
        theme = self.theme
        page = column(theme, self, (64, 0, 64, 56))
        upper = QWidget()
        words = column(theme, upper, (0, 32, 0, 40))
        words.addWidget(self._head)
        space(theme, words, 8)
        words.addWidget(self._source)
        if theme.look.low:
            words.addStretch(1)
            upper.setFixedHeight(reach(theme))
        page.addWidget(upper)
        page.addLayout(self._place, 1)
        self._pager.setContentsMargins(0, theme.px(20), 0, 0)
        page.addWidget(self._pager)

    def _lie(self) -> None:
        theme = self.theme
        large = theme.look.large
        page = row(theme, self, (64, 40, 64, 56), GAP)
        left = column(theme)
        left.addWidget(self._head)
        space(theme, left, 24)
        left.addWidget(self._source)
        left.addStretch(1)
        left.addWidget(self._pager)
        right = column(theme)
        if theme.look.low:
            right.addSpacing(reach(theme) - theme.px(40))
        right.addLayout(self._place, 1)
        page.addLayout(left, LARGE_LEFT if large else LEFT)
        page.addLayout(right, LARGE_RIGHT if large else RIGHT)

    def show_categories(self, view: CategoriesView) -> None:
        if view == self._view and self._page == 0:
            return
        self._view = view
        self._source.set_content(view.source)
        self._show_page(0)

    def page(self) -> int:
        return self._page

    def _show_page(self, page: int) -> None:
        assert self._view is not None
        view, columns = self._view, self._columns
        made = [self._row(one) for one in view.rows]
        foot = self._pager.sizeHint().height() if self.theme.portrait else 0
        pages = leaves(self._heights(made), self._room(), foot)
        self._page = page
        start, end = (at * len(columns) for at in pages[page])
        shown = made[start:end]
        for unseen in (*made[:start], *made[end:]):
            unseen.deleteLater()
        each = -(-len(shown) // len(columns))
        for at, rows in enumerate(columns):
            clear(rows)
            self._fill(rows, shown[at * each : (at + 1) * each])
        self._pager.show_page(page, len(pages))
        # A short last page keeps the height of the rows.
        full = max(b - a for a, b in pages)
        self._place.setStretch(0, pages[page][1] - pages[page][0])
        self._place.setStretch(1, full - pages[page][1] + pages[page][0])

    def _fill(self, rows: QVBoxLayout, shown: list[ListRow]) -> None:
        for number, made in enumerate(shown):
            if number:
                line = row(self.theme, margins=(32, 0, 0, 0))
                line.addWidget(hairline(self.theme))
                rows.addLayout(line)
            rows.addWidget(made, 1)

    def _heights(self, rows: list[ListRow]) -> list[int]:
        """Of the ranks of rows; beside each other the higher one counts."""
        theme, columns = self.theme, len(self._columns)
        if theme.portrait:
            width = theme.px(theme.frame.width - 2 * 64 - 4)
        else:
            width = theme.px((LARGE_RIGHT if theme.look.large else RIGHT) - 6) // columns
        tall = [made.heightForWidth(width) for made in rows]
        ranks = [tall[at : at + columns] for at in range(0, len(tall), columns)]
        return [max(rank) + theme.stroke("normal") for rank in ranks]

    def _room(self) -> int:
        """How high the rows may be together, in screen px."""
        theme = self.theme
        bare = page_height(theme) - theme.px(56 + 16)
        if theme.look.low:
            return bare - reach(theme)
        if not theme.portrait:
            return bare - theme.px(40)
        width = theme.px(theme.frame.width - 2 * 64)
        words = self._head.heightForWidth(width) + self._source.heightForWidth(width)
        return bare - words - theme.px(32 + 8 + 40)

    def _row(self, view: CategoryRow) -> ListRow:
        theme = self.theme
        numeral = Words(theme, (Line(view.numeral, "ordinal", "primary"),), stretch=False)
        count = Words(theme, (Line(view.extent, "helper", "ink2"),), stretch=False)
        made = ListRow(
            theme,
            view.category.plain,
            view.wording,
            height=84 if theme.look.low else 96,
            title_role="row_title",
            note_role="title_line",
            lead=Fixed(theme, numeral, NUMERAL),
            inset=32,
            aside=count,
        )
        key = view.category.key
        made.clicked.connect(lambda _checked=False: self.category_chosen.emit(key))
        return made
