"""23b and every other page of the attendant that is a sheet of lines with buttons below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.admin.line import line
from app.ui.admin.views import Action, SheetView, TalliesView, Weight
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.layout import Box, clear, column, hairline, row, space
from app.ui.widgets.leaves import Leaf, leaves
from app.ui.widgets.listing import Pager
from app.ui.widgets.tag import Tag, TagKind
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text

KINDS = {
    Weight.MAIN: ButtonKind.PRIMARY,
    Weight.SIDE: ButtonKind.OUTLINE,
    Weight.QUIET: ButtonKind.QUIET,
}
EDGE = 2
GAP = 16
LOW_TOP = 768
"""In 低位 what is touched begins here, in design px of the window."""
FEW_LINES = 3
"""Fewer lines a page than this, and the buttons get a page of their own."""


class SheetScreen(Screen):
    """`row_chosen` carries the key of a row, `wanted` a `Deed`. Pages turn here."""

    row_chosen = Signal(str)
    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view: SheetView | None = None
        self._page = 0
        side = row(theme, self, (64, 16, 64, 32), 48)
        if theme.portrait:
            self._left = self._right = column(theme)
            side.addLayout(self._left)
            self._width = theme.frame.width - 2 * 64
        else:
            self._left, self._right = column(theme), column(theme)
            side.addLayout(self._left, 1104)
            side.addLayout(self._right, 640)
            self._width = 1104

    def show_sheet(self, view: SheetView) -> None:
        """Show a page anew; the same lines stay on the page that was turned to."""
        before = self._view
        same = before is not None and before.headline == view.headline
        self._view = view
        self._fill(view, self._page if same else 0)

    def _turn(self, page: int) -> None:
        if self._view is not None:
            self._fill(self._view, page)

    def _fill(self, view: SheetView, wanted: int) -> None:
        theme = self.theme
        clear(self._left)
        if self._right is not self._left:
            clear(self._right)
        head, foot = self._head(view), self._foot(view)
        top = self._low_room(view, head)
        pages, apart = self._pages(
            view, theme.px(top) + (self._tall(head) if theme.portrait else 0), foot
        )
        self._page = page = min(wanted, len(pages) - 1)
        last = page == len(pages) - 1
        self._right.addWidget(head)
        space(theme, self._right, 24)
        space(theme, self._left, top)
        start, end = pages[page]
        if end > start:
            self._left.addWidget(self._lines(view, start, end))
        if len(pages) > 1:
            space(theme, self._left, GAP)
            pager = Pager(theme)
            pager.turned.connect(self._turn)
            pager.show_page(page, len(pages))
            self._left.addWidget(pager)
        if self._left is not self._right:
            self._left.addStretch(1)
            self._right.addStretch(1)
        if foot is not None and (last or not apart):
            if self._left is self._right:
                self._left.addStretch(1)
            self._right.addWidget(foot)
        elif foot is not None:
            foot.deleteLater()
            self._left.addStretch(1)
        else:
            self._left.addStretch(1)

    def _pages(
        self, view: SheetView, used: int, foot: QWidget | None
    ) -> tuple[tuple[Leaf, ...], bool]:
        """The pages of lines; whether the buttons have the last one for themselves."""
        theme = self.theme
        width = theme.px(self._width - 2 * EDGE)
        heights = []
        for one in view.rows:
            made = line(theme, one)
            heights.append(max(made.heightForWidth(width), made.minimumHeight()))
            made.deleteLater()
        frame = theme.frame
        inside = theme.px(frame.height - frame.header - frame.bar - 16 - 32 - 2 * EDGE - 24) - used
        pager = (
            theme.px(GAP)
            + Button(theme, "上一页", height=84, role="button_small").sizeHint().height()
        )
        if not theme.portrait:
            return leaves(heights, inside, pager, EDGE), False
        below = self._tall(foot) + theme.px(20) if foot is not None else 0
        few = sum(sorted(heights)[-FEW_LINES:])
        if sum(heights) <= inside - below or inside - below - pager >= few:
            return leaves(heights, inside - below, pager, EDGE), False
        made_pages = leaves(heights, inside - pager, 0, EDGE)
        return (*made_pages, (len(heights), len(heights))), True

    def _tall(self, widget: QWidget | None) -> int:
        """How high a block is over the whole width of the page."""
        if widget is None:
            return 0
        layout = widget.layout()
        assert layout is not None
        width = self.theme.px(self._width)
        return max(layout.heightForWidth(width), layout.minimumSize().height())

    def _low_room(self, view: SheetView, head: QWidget) -> float:
        """Design px above the lines, so that those that lead on are within reach."""
        theme = self.theme
        if not (theme.look.low and theme.portrait and any(one.key for one in view.rows)):
            return 0
        above = self._tall(head) / theme.look.scale
        return max(0.0, LOW_TOP - theme.frame.header - 16 - above - 24)

    def _head(self, view: SheetView) -> QWidget:
        theme = self.theme
        made = QWidget()
        inner = column(theme, made)
        first = row(theme, gap=24)
        first.addWidget(Text(theme, view.headline, "headline", "headline"), 1)
        if view.tag:
            kind, icon = (TagKind.ACCENT, "warn") if view.care else (TagKind.TINT, "check")
            first.addWidget(Tag(theme, view.tag, kind, icon), 0, Qt.AlignmentFlag.AlignVCenter)
        inner.addLayout(first)
        if view.lead:
            inner.addWidget(Text(theme, view.lead, "subhead", "ink2"))
        return made

    def _lines(self, view: SheetView, start: int, end: int) -> QWidget:
        theme = self.theme
        sheet = Box("sheet")
        inner = column(theme, sheet, (EDGE, EDGE, EDGE, EDGE))
        for number, one in enumerate(view.rows[start:end]):
            if number:
                ruled = row(theme, margins=(36, 0, 0, 0))
                ruled.addWidget(hairline(theme))
                inner.addLayout(ruled)
            made = line(theme, one)
            if isinstance(made, Tap):
                made.clicked.connect(lambda _checked=False, key=one.key: self.row_chosen.emit(key))
            inner.addWidget(made)
        return sheet

    def _foot(self, view: SheetView) -> QWidget | None:
        if view.tallies is None and not view.actions:
            return None
        made = QWidget()
        inner = column(self.theme, made)
        if view.tallies is not None:
            inner.addWidget(self._tallies(view.tallies))
            space(self.theme, inner, 24)
        self._actions(inner, view.actions)
        return made

    def _tallies(self, view: TalliesView) -> QWidget:
        theme = self.theme
        card = Box("card")
        inner = column(theme, card, (36, 20, 36, 22), 4)
        heads = row(theme, gap=16)
        heads.addWidget(Text(theme, view.title, "note", "name"), 1)
        heads.addWidget(Text(theme, view.note, "caption", "ink2", wrap=False))
        inner.addLayout(heads)
        narrow = theme.look.large or not theme.portrait
        groups = [view.tallies[:3], view.tallies[3:]] if narrow else [view.tallies]
        for group in groups:
            cells = row(theme, gap=0)
            for number, tally in enumerate(group):
                if number:
                    cells.addWidget(hairline(theme, upright=True))
                cell = column(theme, margins=(20 if number else 0, 0, 8, 0))
                role = "numeral_fact" if narrow else "numeral_day"
                cell.addWidget(Text(theme, tally.number, role, "numeral"))
                cell.addWidget(Text(theme, tally.label, "caption", "ink2"))
                cells.addLayout(cell, 1)
            if narrow:
                for _ in range(3 - len(group)):
                    cells.addStretch(1)
            inner.addLayout(cells)
        return card

    def _actions(self, into: QVBoxLayout, actions: Sequence[Action]) -> None:
        theme = self.theme
        for number, group in enumerate(self._grouped(actions)):
            if number:
                space(theme, into, GAP)
            line_of = row(theme, gap=GAP)
            for one in group:
                wide = one.weight is Weight.MAIN and len(group) > 1
                line_of.addWidget(self._button(one, small=len(group) > 1), 392 if wide else 264)
            into.addLayout(line_of)

    def _grouped(self, actions: Sequence[Action]) -> list[Sequence[Action]]:
        """Three a row where they have room, and the way out alone; else two a row."""
        if len(actions) < FEW_LINES:
            return [[one] for one in actions]
        if self.theme.portrait and not self.theme.look.large:
            return [group for group in (actions[:3], actions[3:6], actions[6:]) if group]
        main, rest = actions[:1], actions[1:]
        ends = [*range(0, len(rest), 2), len(rest)]
        return [main, *(rest[start:end] for start, end in pairwise(ends))]

    def _button(self, action: Action, *, small: bool) -> Button:
        theme = self.theme
        main = action.weight is Weight.MAIN
        made = Button(
            theme,
            action.label,
            KINDS[action.weight],
            height=(128 if small else 112) if theme.portrait else 100,
            role="button" if main else "button_small" if small else "button_mid",
            icon=action.icon,
            icon_size=48 if main else 40,
            padding=12,
            gap=18 if main else 12,
        )
        made.clicked.connect(lambda _checked=False: self.wanted.emit(action.deed))
        return made
