"""01b: the ten categories of a region's list."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import CategoriesView, CategoryRow
from app.ui.widgets.face import Fixed, Line, Words
from app.ui.widgets.layout import Box, clear, column, hairline, row, space
from app.ui.widgets.listing import ListRow
from app.ui.widgets.text import Text

COLUMN = 5


class CategoriesScreen(Screen):
    """`category_chosen` carries a category's key."""

    category_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shown: CategoriesView | None = None
        head = Text(theme, "按类别查找", "list_headline", "headline")
        self._source = Text(theme, "", "list_note", "ink2")
        self._sheet = Box("sheet")
        if theme.portrait:
            page = column(theme, self, (64, 32, 64, 56))
            page.addWidget(head)
            space(theme, page, 8)
            page.addWidget(self._source)
            space(theme, page, 40)
            page.addWidget(self._sheet, 1)
            self._columns = [column(theme, self._sheet, (2, 8, 2, 8))]
        else:
            wide = row(theme, self, (64, 40, 64, 56), 72)
            left = column(theme)
            left.addWidget(head)
            space(theme, left, 24)
            left.addWidget(self._source)
            left.addStretch(1)
            wide.addLayout(left, 428)
            wide.addWidget(self._sheet, 1292)
            pair = row(theme, self._sheet, (2, 8, 2, 8))
            self._columns = [column(theme), column(theme)]
            pair.addLayout(self._columns[0], 1)
            pair.addWidget(hairline(theme, upright=True))
            pair.addLayout(self._columns[1], 1)

    def show_categories(self, view: CategoriesView) -> None:
        if view == self._shown:
            return
        self._shown = view
        self._source.set_content(view.source)
        for rows in self._columns:
            clear(rows)
        each = -(-len(view.rows) // len(self._columns))
        for number, category in enumerate(view.rows):
            rows = self._columns[number // each]
            if number % each:
                line = row(self.theme, margins=(32, 0, 0, 0))
                line.addWidget(hairline(self.theme))
                rows.addLayout(line)
            rows.addWidget(self._row(category), 1)

    def _row(self, view: CategoryRow) -> ListRow:
        theme = self.theme
        numeral = Words(theme, (Line(view.numeral, "ordinal", "primary"),), stretch=False)
        count = Words(theme, (Line(view.extent, "helper", "ink2"),), stretch=False)
        made = ListRow(
            theme,
            view.category.plain,
            view.wording,
            height=96,
            title_role="row_title",
            note_role="title_line",
            lead=Fixed(theme, numeral, 56),
            inset=32,
            aside=count,
        )
        key = view.category.key
        made.clicked.connect(lambda _checked=False: self.category_chosen.emit(key))
        return made
