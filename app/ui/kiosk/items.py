"""02: the items of a category or of a life event, in pages."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import ItemRow, ItemsView
from app.ui.widgets.face import Badge, Line, Part, Pile, TagKind, Words
from app.ui.widgets.layout import Box, clear, column, hairline, row, space
from app.ui.widgets.listing import ListRow, Pager
from app.ui.widgets.text import Text


class ItemsScreen(Screen):
    """`item_chosen` carries the `ItemRow` that was tapped. Which page is shown is its own affair."""

    item_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view = ItemsView("", "", ())
        self._page = 0
        self._title = Text(theme, "", "list_headline", "headline")
        self._lead = Text(theme, "", "note", "ink2")
        self._sheet = Box("sheet")
        self._rows = column(theme, self._sheet, (2, 4, 2, 4))
        self._pager = Pager(theme, narrow=not theme.portrait)
        self._pager.turned.connect(self._show_page)
        if theme.portrait:
            self._pager.setContentsMargins(0, theme.px(20), 0, 0)
        self._room = column(theme)
        self._room.addWidget(self._sheet)
        self._room.addStretch(0)
        if theme.portrait:
            page = column(theme, self, (64, 32, 64, 56))
            page.addWidget(self._title)
            space(theme, page, 8)
            page.addWidget(self._lead)
            space(theme, page, 40)
            page.addLayout(self._room, 1)
            page.addWidget(self._pager)
        else:
            wide = row(theme, self, (64, 40, 64, 56), 72)
            left = column(theme)
            left.addWidget(self._title)
            space(theme, left, 24)
            left.addWidget(self._lead)
            left.addStretch(1)
            left.addWidget(self._pager)
            wide.addLayout(left, 460)
            wide.addLayout(self._room, 1260)

    def show_items(self, view: ItemsView, page: int = 0) -> None:
        self._view = view
        self._title.set_content(view.title)
        self._lead.set_content(view.lead)
        self._show_page(page)

    def page(self) -> int:
        return self._page

    def _per_page(self) -> int:
        """Eight rows fit; with a pager below the sheet, seven."""
        if not self.theme.portrait:
            return 6
        return 8 if len(self._view.rows) <= 8 else 7

    def _show_page(self, page: int) -> None:
        each = self._per_page()
        pages = max(1, -(-len(self._view.rows) // each))
        self._page = min(page, pages - 1)
        self._pager.show_page(self._page, pages)
        shown = self._view.rows[self._page * each : (self._page + 1) * each]
        clear(self._rows)
        for number, view in enumerate(shown):
            if number:
                line = row(self.theme, margins=(36, 0, 0, 0))
                line.addWidget(hairline(self.theme))
                self._rows.addLayout(line)
            self._rows.addWidget(self._row(view), 1)
        # The sheet takes the height of its rows, the rest stays free.
        self._room.setStretch(0, len(shown))
        self._room.setStretch(1, each - len(shown))

    def _row(self, view: ItemRow) -> ListRow:
        theme = self.theme
        made = ListRow(theme, view.name, view.say, height=112, aside=self._aside(view))
        made.clicked.connect(lambda _checked=False: self.item_chosen.emit(view))
        return made

    def _aside(self, view: ItemRow) -> Pile:
        theme = self.theme
        parts: list[Part] = []
        if view.limit is not None:
            kind = TagKind.TINT if view.quick else TagKind.OUTLINE
            parts.append(Badge(theme, view.limit, kind))
        if view.bring is not None:
            parts.append(Words(theme, (Line(view.bring, "caption", "ink2"),), stretch=False))
        return Pile(theme, parts, 10)
