"""02: the items of a category or of a life event, in pages."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.kiosk.list_screen import ListScreen
from app.ui.theme import Theme
from app.ui.views import ItemRow, ItemsView
from app.ui.widgets.face import Inline, Pile
from app.ui.widgets.layout import clear, column
from app.ui.widgets.leaves import leaves
from app.ui.widgets.listing import ListRow
from app.ui.widgets.parts import Badge, Line, Part, TagKind, Words
from app.ui.widgets.text import Run

ROW, ROW_TALLEST, MOST = 112, 168, 8
"""Least height of a row; how many stand on a page, and what so many have."""
ROOMY = 40
"""What a row may have above and below its words together."""
LEFT, LARGE_LEFT = 460, 520
"""Landscape: width of the words beside the sheet."""


class ItemsScreen(ListScreen):
    """`item_chosen` carries the `ItemRow` that was tapped. Which page is shown is its own affair."""

    item_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "note", LARGE_LEFT if theme.look.large else LEFT, 4)
        self._view = ItemsView("", "", ())
        self._rows = column(theme, self._sheet, self._margins)

    def show_items(self, view: ItemsView, page: int = 0) -> None:
        self._view = view
        self._head.set_content(view.title)
        hint = (Run("\n"), Run(view.hint, colour="ink")) if view.hint is not None else ()
        self._lead.set_content((Run(view.lead), *hint))
        self._show_page(page)

    def _show_page(self, page: int) -> None:
        made = [self._row(view) for view in self._view.rows]
        width, line = self._width_within(), self.theme.stroke("normal")
        heights = [one.heightForWidth(width) + line for one in made]
        room, foot = self._room(), self._foot()
        pages = leaves(heights, room, foot, most=MOST)
        self._page = min(page, len(pages) - 1)
        start, end = pages[self._page]
        for unseen in (*made[:start], *made[end:]):
            unseen.deleteLater()
        clear(self._rows)
        self._fill(self._rows, made[start:end], heights[start:end], 36)
        self._pager.show_page(self._page, len(pages))
        self._share(sum(heights[start:end]), room - (foot if len(pages) > 1 else 0), end - start)

    def _share(self, used: int, room: int, rows: int) -> None:
        """Rows share what is free up to the height of one of eight, or to roomy edges where they
        are higher; the rest stays free.
        """
        theme = self.theme
        tall = min(room, max(used + rows * theme.px(ROOMY), rows * theme.px(ROW_TALLEST)))
        self._place.setStretch(0, tall)
        self._place.setStretch(1, room - tall)

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
