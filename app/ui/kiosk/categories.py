"""01b: the ten categories of a region's list."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.kiosk.list_screen import ListScreen
from app.ui.theme import Theme
from app.ui.views import CategoriesView, CategoryRow
from app.ui.widgets.face import Fixed
from app.ui.widgets.layout import clear, column, hairline, row
from app.ui.widgets.leaves import leaves
from app.ui.widgets.listing import ListRow
from app.ui.widgets.parts import Line, Words

NUMERAL = 56
"""Width of the room for the numeral of a category."""
LEFT, LARGE_LEFT = 428, 480
"""Landscape: width of the words beside the sheet."""
INSET = 32
"""Where the words of a row begin."""


class CategoriesScreen(ListScreen):
    """`category_chosen` carries a category's key. It turns pages where the ten do not fit."""

    category_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        large = theme.look.large
        super().__init__(theme, "list_note", LARGE_LEFT if large else LEFT, 8)
        self._view: CategoriesView | None = None
        self._head.set_content("按类别查找")
        if theme.portrait or large:
            self._columns = [column(theme, self._sheet, self._margins)]
        else:
            pair = row(theme, self._sheet, self._margins)
            self._columns = [column(theme), column(theme)]
            pair.addLayout(self._columns[0], 1)
            pair.addWidget(hairline(theme, upright=True))
            pair.addLayout(self._columns[1], 1)

    def show_categories(self, view: CategoriesView) -> None:
        if view == self._view and self._page == 0:
            return
        self._view = view
        self._lead.set_content(view.source)
        self._show_page(0)

    def _show_page(self, page: int) -> None:
        assert self._view is not None
        view, columns = self._view, self._columns
        made = [self._row(one) for one in view.rows]
        pages = leaves(self._heights(made), self._room(), self._foot())
        self._page = page
        start, end = (at * len(columns) for at in pages[page])
        shown = made[start:end]
        for unseen in (*made[:start], *made[end:]):
            unseen.deleteLater()
        each = -(-len(shown) // len(columns))
        for at, rows in enumerate(columns):
            clear(rows)
            here = shown[at * each : (at + 1) * each]
            self._fill(rows, here, [1] * len(here), INSET)
        self._pager.show_page(page, len(pages))
        # A short last page keeps the height of the rows.
        full = max(b - a for a, b in pages)
        self._place.setStretch(0, pages[page][1] - pages[page][0])
        self._place.setStretch(1, full - pages[page][1] + pages[page][0])

    def _heights(self, rows: list[ListRow]) -> list[int]:
        """Of the ranks of rows; beside each other the higher one counts."""
        theme, columns = self.theme, len(self._columns)
        width = (self._width_within() - theme.stroke("normal") * (columns - 1)) // columns
        tall = [made.heightForWidth(width) for made in rows]
        ranks = [tall[at : at + columns] for at in range(0, len(tall), columns)]
        return [max(rank) + theme.stroke("normal") for rank in ranks]

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
            inset=INSET,
            aside=count,
        )
        key = view.category.key
        made.clicked.connect(lambda _checked=False: self.category_chosen.emit(key))
        return made
