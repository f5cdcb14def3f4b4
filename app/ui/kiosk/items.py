"""02: the items of a category or of a life event, in pages."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import ItemRow, ItemsView
from app.ui.widgets.face import Badge, Inline, Line, Part, Pile, TagKind, Words
from app.ui.widgets.layout import Box, clear, column, hairline, page_height, reach, row, space
from app.ui.widgets.leaves import leaves
from app.ui.widgets.listing import ListRow, Pager
from app.ui.widgets.text import Run, Text

ROW, ROW_TALLEST, MOST = 112, 168, 8
"""Least height of a row; how many stand on a page, and what so many have."""
LEFT, GAP, RIGHT = 460, 72, 1260
LARGE_LEFT, LARGE_RIGHT = 520, 1200
"""Landscape: words beside the sheet."""


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
        self._place = column(theme)
        self._place.addWidget(self._sheet)
        self._place.addStretch(0)
        if theme.portrait:
            self._stand()
        else:
            self._lie()

    def _stand(self) -> None:
        theme = self.theme
        page = column(theme, self, (64, 0, 64, 56))
        upper = QWidget()
        words = column(theme, upper, (0, 32, 0, 40))
        words.addWidget(self._title)
        space(theme, words, 8)
        words.addWidget(self._lead)
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
        left.addWidget(self._title)
        space(theme, left, 24)
        left.addWidget(self._lead)
        left.addStretch(1)
        left.addWidget(self._pager)
        right = column(theme)
        if theme.look.low:
            right.addSpacing(reach(theme) - theme.px(40))
        right.addLayout(self._place, 1)
        page.addLayout(left, LARGE_LEFT if large else LEFT)
        page.addLayout(right, LARGE_RIGHT if large else RIGHT)

    def show_items(self, view: ItemsView, page: int = 0) -> None:
        self._view = view
        self._title.set_content(view.title)
        hint = (Run("\n"), Run(view.hint, colour="ink")) if view.hint is not None else ()
        self._lead.set_content((Run(view.lead), *hint))
        self._show_page(page)

    def page(self) -> int:
        return self._page

    def _show_page(self, page: int) -> None:
        theme = self.theme
        made = [self._row(view) for view in self._view.rows]
        width = theme.px(
            theme.frame.width - 2 * 64
            if theme.portrait
            else LARGE_RIGHT
            if theme.look.large
            else RIGHT
        ) - theme.px(4)
        line = theme.stroke("normal")
        heights = [one.heightForWidth(width) + line for one in made]
        room = self._room()
        foot = self._pager.sizeHint().height() if theme.portrait else 0
        pages = leaves(heights, room, foot, most=MOST)
        self._page = min(page, len(pages) - 1)
        start, end = pages[self._page]
        for unseen in (*made[:start], *made[end:]):
            unseen.deleteLater()
        clear(self._rows)
        for number, one in enumerate(made[start:end]):
            if number:
                rule = row(theme, margins=(36, 0, 0, 0))
                rule.addWidget(hairline(theme))
                self._rows.addLayout(rule)
            self._rows.addWidget(one, 1)
        self._pager.show_page(self._page, len(pages))
        self._share(sum(heights[start:end]), room - (foot if len(pages) > 1 else 0), end - start)

    def _share(self, used: int, room: int, rows: int) -> None:
        """Rows share what is free up to the height of one of eight; the rest stays free."""
        tall = min(room, max(used, rows * self.theme.px(ROW_TALLEST)))
        self._place.setStretch(0, tall)
        self._place.setStretch(1, room - tall)

    def _room(self) -> int:
        """How high the rows may be together, in screen px."""
        theme = self.theme
        bare = page_height(theme) - theme.px(56 + 8)
        if theme.look.low:
            return bare - reach(theme)
        if not theme.portrait:
            return bare - theme.px(40)
        width = theme.px(theme.frame.width - 2 * 64)
        words = self._title.heightForWidth(width) + self._lead.heightForWidth(width)
        return bare - words - theme.px(32 + 8 + 40)

    def _row(self, view: ItemRow) -> ListRow:
        theme = self.theme
        under = theme.look.large and theme.portrait
        made = ListRow(
            theme,
            view.name,
            view.say,
            height=ROW,
            aside=None if under else self._aside(view),
            below=self._below(view) if under else None,
        )
        more = (view.say, view.limit, view.bring)
        made.setAccessibleDescription("，".join(words for words in more if words))
        made.clicked.connect(lambda _checked=False: self.item_chosen.emit(view))
        return made

    def _limit(self, view: ItemRow) -> list[Part]:
        if view.limit is None:
            return []
        kind = TagKind.TINT if view.quick else TagKind.OUTLINE
        return [Badge(self.theme, view.limit, kind)]

    def _aside(self, view: ItemRow) -> Pile:
        theme = self.theme
        parts = self._limit(view)
        if view.bring is not None:
            parts.append(Words(theme, (Line(view.bring, "caption", "ink2"),), stretch=False))
        return Pile(theme, parts, 10)

    def _below(self, view: ItemRow) -> Part | None:
        """大字: beside the name there would be no room for it."""
        limit = self._limit(view)
        if view.bring is None and not limit:
            return None
        bring = Words(self.theme, (Line(view.bring or " ", "caption", "ink2"),))
        return Inline(self.theme, (bring, *limit), 16)
