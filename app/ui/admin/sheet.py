"""23b and every other page of the attendant that is a sheet of lines with buttons below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.admin.line import line
from app.ui.admin.views import Action, Row, SheetView, TalliesView, Tally, Weight
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
GAP, GAP_HEAD = 16, 24
MARGIN, TOP, BOTTOM = 64, 16, 32
ROOMY, ROOMY_LARGE = 122, 164
"""So high a line is where a page has the room. All in design px."""
AIR = 16
"""So much more than it needs a line gets first, where there is room."""
LONG_LABEL = 4
FEW_LINES = 3
"""Fewer lines a page than this, and the buttons get a page of their own."""


class _Plan(NamedTuple):
    """`heights` are the least of the lines, screen px, page by page.

    `apart`: the last page is for the buttons.
    """

    pages: tuple[Leaf, ...]
    apart: bool
    heights: tuple[tuple[int, ...], ...]


class SheetScreen(Screen):
    """`row_chosen` carries the key of a row, `wanted` a `Deed`. Pages turn here."""

    row_chosen = Signal(str)
    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view: SheetView | None = None
        self._page = 0
        if theme.portrait:
            self._words = self._sheet = column(theme, self, (MARGIN, TOP, MARGIN, BOTTOM))
            self._wide = self._narrow = theme.frame.width - 2 * MARGIN
        else:
            side = row(theme, self, (MARGIN, TOP, MARGIN, BOTTOM), 48)
            self._words, self._sheet = column(theme), column(theme)
            self._wide, self._narrow = 1104, theme.frame.width - 2 * MARGIN - 48 - 1104
            side.addLayout(self._words, int(self._narrow))
            side.addLayout(self._sheet, int(self._wide))

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
        clear(self._words)
        clear(self._sheet)
        head = self._head(view)
        top = self._low_room(view, head)
        words = self._tall(head) + theme.px(GAP_HEAD)
        foot = self._foot(view, tallies=True)
        if foot is not None and words + self._tall(foot) > self._inside():
            foot.deleteLater()
            foot = self._foot(view, tallies=False)
        buttons = self._tall(foot) if foot is not None else 0
        if theme.portrait and foot is not None:
            buttons += theme.px(GAP_HEAD)  # of its own: there the lines stand above
        plan = self._plan(view, theme.px(top), words, buttons)
        self._page = page = min(wanted, len(plan.pages) - 1)
        last = page == len(plan.pages) - 1
        self._words.addWidget(head)
        space(theme, self._words, GAP_HEAD)
        space(theme, self._sheet, top)
        start, end = plan.pages[page]
        if end > start:
            self._sheet.addWidget(self._lines(view.rows[start:end], plan.heights[page]))
        # The pager stands at the same spot on every page: below the buttons where they are apart.
        if theme.portrait and plan.apart:
            self._sheet.addStretch(1)
            self._put_foot(foot if last else None, foot)
            space(theme, self._sheet, GAP)
            self._put_pager(page, len(plan.pages))
            return
        self._sheet.addStretch(1)
        if len(plan.pages) > 1:
            space(theme, self._sheet, GAP)
            self._put_pager(page, len(plan.pages))
        if not theme.portrait:
            self._words.addStretch(1)
        elif foot is not None:
            space(theme, self._words, GAP_HEAD)
        self._put_foot(foot if last or not plan.apart else None, foot)

    def _put_foot(self, shown: QWidget | None, made: QWidget | None) -> None:
        if shown is not None:
            self._words.addWidget(shown)
        elif made is not None:
            made.deleteLater()

    def _put_pager(self, page: int, pages: int) -> None:
        pager = Pager(self.theme)
        pager.turned.connect(self._turn)
        self._sheet.addWidget(pager)
        pager.show_page(page, pages)

    def _plan(self, view: SheetView, used: int, words: int, buttons: int) -> _Plan:
        """How the lines fall on pages, and whether the buttons have the last one alone.

        `used`, `words` and `buttons` are screen px of what stands above and below the lines.
        """
        theme = self.theme
        width = theme.px(self._wide - 2 * EDGE)
        heights = []
        for one in view.rows:
            made = line(theme, one)
            heights.append(max(made.heightForWidth(width), made.minimumHeight()))
            made.deleteLater()
        room = self._inside() - used - theme.px(2 * EDGE)
        pager = Pager.HEIGHT_LARGE if theme.look.large else Pager.HEIGHT
        turning = theme.px(GAP) + max(theme.px(pager), theme.target())
        if theme.portrait:
            room -= words
            few = sum(sorted(heights)[-FEW_LINES:])
            apart = sum(heights) > room - buttons and room - buttons - turning < few
            apart = apart and words + buttons + turning <= self._inside()
            room -= 0 if apart else buttons
        else:
            apart = words + buttons > self._inside()
        if apart:
            pages = leaves(heights, room - turning, 0, EDGE)
        else:  # what needs hands comes first on 23b, as much of it as a page holds
            alike = view.tallies is None or not view.care
            pages = leaves(heights, room, turning, EDGE, alike=alike)
        room -= turning if apart or len(pages) > 1 else 0
        roomy = [self._roomy(heights[start:end], room) for start, end in pages]
        if apart:
            pages, roomy = (*pages, (len(heights), len(heights))), [*roomy, ()]
        return _Plan(pages, apart, tuple(roomy))

    def _roomy(self, heights: Sequence[int], room: int) -> tuple[int, ...]:
        """The heights of the lines of a page, so that they use what room there is.

        First each gets some air, then the low ones grow.
        """
        if not heights:
            return ()
        spare = max(0, (room - sum(heights) - EDGE * len(heights)) // len(heights))
        air = min(self.theme.px(AIR), spare)
        roomy = self.theme.px(ROOMY_LARGE if self.theme.look.large else ROOMY)
        least = min(roomy, min(heights) + spare)
        return tuple(max(least, one + air) for one in heights)

    def _inside(self) -> int:
        """Screen px between header and bar, without the margins."""
        frame = self.theme.frame
        return self.theme.px(frame.height - frame.header - frame.bar - TOP - BOTTOM)

    def _tall(self, widget: QWidget) -> int:
        """How high a block is over the whole width of its column."""
        layout = widget.layout()
        assert layout is not None
        width = self.theme.px(self._narrow)
        return max(layout.heightForWidth(width), layout.minimumSize().height())

    def _low_room(self, view: SheetView, head: QWidget) -> float:
        """Design px above the lines, so that those that lead on are within reach."""
        theme = self.theme
        if not any(one.key for one in view.rows):
            return 0
        above = (self._tall(head) / theme.look.scale + GAP_HEAD) if theme.portrait else 0
        return max(0.0, theme.low_from() / theme.look.scale - theme.frame.header - TOP - above)

    def _head(self, view: SheetView) -> QWidget:
        theme = self.theme
        made = QWidget()
        inner = column(theme, made)
        first = row(theme, gap=24)
        first.addWidget(Text(theme, view.headline, "headline", "headline"), 1)
        inner.addLayout(first)
        if view.tag:
            kind, icon = (TagKind.ACCENT, "warn") if view.care else (TagKind.TINT, "check")
            tag = Tag(theme, view.tag, kind, icon)
            if theme.look.large and not theme.portrait:  # no room beside the headline
                space(theme, inner, 8)
                inner.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeft)
                space(theme, inner, 16)
            else:
                first.addWidget(tag, 0, Qt.AlignmentFlag.AlignVCenter)
        if view.lead:
            inner.addWidget(Text(theme, view.lead, "subhead", "ink2"))
        return made

    def _lines(self, rows: Sequence[Row], heights: Sequence[int]) -> QWidget:
        theme = self.theme
        sheet = Box("sheet")
        inner = column(theme, sheet, (EDGE, EDGE, EDGE, EDGE))
        for number, (one, height) in enumerate(zip(rows, heights, strict=True)):
            if number:
                ruled = row(theme, margins=(36, 0, 0, 0))
                ruled.addWidget(hairline(theme))
                inner.addLayout(ruled)
            made = line(theme, one)
            made.setMinimumHeight(max(height, made.minimumHeight()))
            if isinstance(made, Tap):
                made.clicked.connect(lambda _checked=False, key=one.key: self.row_chosen.emit(key))
            inner.addWidget(made)
        return sheet

    def _foot(self, view: SheetView, *, tallies: bool) -> QWidget | None:
        """Numbers and buttons; the numbers stay away where a page is too small for both."""
        shown = view.tallies if tallies else None
        if shown is None and not view.actions:
            return None
        made = QWidget()
        inner = column(self.theme, made)
        if shown is not None:
            inner.addWidget(self._tallies(shown))
            space(self.theme, inner, 24)
        self._actions(inner, view.actions)
        return made

    def _tallies(self, view: TalliesView) -> QWidget:
        theme = self.theme
        card = Box("card")
        inner = column(theme, card, (36, 20, 36, 22) if theme.portrait else (24, 12, 24, 14), 4)
        heads = row(theme, gap=16)
        heads.addWidget(Text(theme, view.title, "node", "name"), 1)
        heads.addWidget(Text(theme, view.note, "caption", "ink2", wrap=False))
        inner.addLayout(heads)
        each = 3 if theme.look.large else len(view.tallies)
        for start in range(0, len(view.tallies), each):
            cells = row(theme, gap=0)
            # Lying there is no room for five columns of the widest label: alike is what is between.
            alike = theme.portrait or each < len(view.tallies)
            for number in range(start, start + each):
                if number < len(view.tallies):
                    tally = self._tally(view.tallies[number], first=number == start)
                    cells.addLayout(tally, 1 if alike else 0)
                if number >= len(view.tallies) or not alike:
                    cells.addStretch(1)
            inner.addLayout(cells)
        return card

    def _tally(self, tally: Tally, *, first: bool) -> QHBoxLayout:
        theme = self.theme
        made = row(theme, gap=20 if theme.portrait else 10)
        if not first:
            made.addWidget(hairline(theme, upright=True))
        words = column(theme)
        words.addWidget(
            Text(
                theme, tally.number, "numeral_day" if theme.portrait else "numeral_fact", "numeral"
            )
        )
        words.addWidget(Text(theme, tally.label, "caption" if theme.portrait else "floor", "ink2"))
        made.addLayout(words, 1)
        return made

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
        # In 大字 half a column holds the longest label, or a shorter one with its icon.
        bare = small and theme.look.large and not theme.portrait and len(action.label) > LONG_LABEL
        made = Button(
            theme,
            action.label,
            KINDS[action.weight],
            height=(116 if small else 104) if theme.portrait else 84,
            role="button" if main else "button_small" if small else "button_mid",
            icon=None if bare else action.icon,
            icon_size=48 if main else 40,
            padding=12,
            gap=18 if main else 12,
        )
        made.clicked.connect(lambda _checked=False: self.wanted.emit(action.deed))
        return made
