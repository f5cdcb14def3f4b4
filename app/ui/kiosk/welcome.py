"""11: which region's list this machine tells from. Shown on the first start."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.wording import spaced
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import RegionChoice, WelcomeView
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.icon import Icon, by_first_line
from app.ui.widgets.layout import clear, column, page_height, reach, row, space
from app.ui.widgets.leaves import leaves
from app.ui.widgets.listing import Pager
from app.ui.widgets.option import OptionRow
from app.ui.widgets.parts import Badge, Line, Part, TagKind, Words
from app.ui.widgets.text import Run, Text

CHOOSE_FIRST = "请先选一项"
NOTE = "清单自己没写年份的，这里也不写。选错了随时能换。"
LEFT, GAP, RIGHT = 480, 56, 1256
LARGE_LEFT, LARGE_RIGHT = 560, 1176
"""Landscape: words and button beside the regions."""
EDGE_LARGE, EDGE_LOW = 14, 10
"""Above and below the words of a row in 大字, beyond what every row has; all in design px."""


class WelcomeScreen(Screen):
    """`picked` carries a region's id; `confirmed` follows the filled button.

    The regions turn pages where they do not fit.
    """

    picked = Signal(str)
    confirmed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view: WelcomeView | None = None
        self._options: dict[str, OptionRow] = {}
        self._page = 0
        large = theme.look.large
        asked = "这台机器放在哪里？" if theme.portrait else "这台机器\n放在哪里？"
        self._head = Text(theme, asked, "list_headline", "headline")
        self._lead = Text(theme, "选好地方，机器就按那里的清单告知。", "subhead", "ink2")
        self._note = Text(theme, NOTE, "helper", "ink2")
        self._go = Button(theme, CHOOSE_FIRST, ButtonKind.WAIT, height=136 if large else 120,
                          then="arrow")  # fmt: skip
        self._go.clicked.connect(self.confirmed)
        self._pager = Pager(theme)
        self._pager.turned.connect(self._turn)
        self._pager.setContentsMargins(0, theme.px(20 if theme.portrait else 16), 0, 0)
        self._rows = column(theme, gap=20 if theme.portrait else 12 if theme.look.low else 16)
        if theme.portrait:
            self._stand()
        else:
            self._lie()

    def _stand(self) -> None:
        theme = self.theme
        page = column(theme, self, (64, 0, 64, 40))
        upper = QWidget()
        words = column(theme, upper, (0, 32, 0, 44))
        words.addWidget(self._head)
        space(theme, words, 8)
        words.addWidget(self._lead)
        low = theme.look.low
        if low:
            space(theme, words, 24)
            words.addLayout(self._noted())
            words.addStretch(1)
            upper.setFixedHeight(reach(theme))
        page.addWidget(upper)
        page.addLayout(self._rows)
        page.addStretch(1)
        page.addWidget(self._pager)
        space(theme, page, 24)
        if not low:
            page.addLayout(self._noted())
            space(theme, page, 28)
        page.addWidget(self._go)

    def _lie(self) -> None:
        theme = self.theme
        large = theme.look.large
        page = row(theme, self, (64, 40, 64, 56), GAP)
        left, right = column(theme), column(theme)
        left.addWidget(self._head)
        space(theme, left, 16)
        left.addWidget(self._lead)
        if theme.look.low:
            right.addSpacing(reach(theme) - theme.px(40))
        left.addStretch(1)
        left.addLayout(self._noted())
        space(theme, left, 28)
        left.addWidget(self._go)
        right.addLayout(self._rows)
        right.addStretch(1)
        right.addWidget(self._pager)
        page.addLayout(left, LARGE_LEFT if large else LEFT)
        page.addLayout(right, LARGE_RIGHT if large else RIGHT)

    def _noted(self) -> QBoxLayout:
        note = row(self.theme, gap=16)
        by_first_line(self.theme, note, Icon(self.theme, "book", 40), self._note)
        return note

    def show_welcome(self, view: WelcomeView) -> None:
        """On the page of the region that is chosen, where one is."""
        fresh = self._view is None or view.regions != self._view.regions
        self._view = view
        if fresh:
            self._show_page(None)
        for region_id, option in self._options.items():
            option.set_on(region_id == view.chosen)
        chosen = next((c.region for c in view.regions if c.region.id == view.chosen), None)
        self._go.set_kind(ButtonKind.PRIMARY if chosen else ButtonKind.WAIT)
        self._go.set_label(f"用{chosen.short}的清单" if chosen else CHOOSE_FIRST)

    def _turn(self, page: int) -> None:
        self._show_page(page)

    def _show_page(self, wanted: int | None) -> None:
        """`wanted` None: the page of the chosen region, else the first."""
        assert self._view is not None
        view, theme = self._view, self.theme
        clear(self._rows)
        made = {choice.region.id: self._option(choice) for choice in view.regions}
        width, least = self._width(), theme.px(self._least())
        edges = theme.px(2 * self._edge())
        heights = [max(option.needs(width) + edges, least) for option in made.values()]
        foot = self._pager.sizeHint().height()
        pages = leaves(heights, self._room(), foot, self._rows.spacing())
        if wanted is None:
            at = next((n for n, c in enumerate(view.regions) if c.region.id == view.chosen), 0)
            wanted = next((n for n, (a, b) in enumerate(pages) if a <= at < b), 0)
        self._page = wanted
        start, end = pages[wanted]
        self._options = {}
        for number, (region_id, option) in enumerate(made.items()):
            if start <= number < end:
                option.set_least(heights[number])
                option.set_on(region_id == view.chosen)
                self._options[region_id] = option
                self._rows.addWidget(option)
            else:
                option.deleteLater()
        self._pager.show_page(wanted, len(pages))

    def _least(self) -> float:
        """Least height of a row, in design px."""
        look = self.theme.look
        if not self.theme.portrait:
            return 104 if look.low else 136
        return 140 if look.low else 204

    def _edge(self) -> float:
        look = self.theme.look
        return 0 if not look.large else EDGE_LOW if look.low else EDGE_LARGE

    def _width(self) -> int:
        theme = self.theme
        if theme.portrait:
            return theme.px(theme.frame.width - 2 * 64)
        return theme.px(LARGE_RIGHT if theme.look.large else RIGHT)

    def _room(self) -> int:
        """How high the rows may be together, in screen px."""
        theme, look = self.theme, self.theme.look
        whole = page_height(theme)
        if not theme.portrait:
            return whole - theme.px(56) - max(theme.px(40), reach(theme))
        button = self._go.minimumHeight() + theme.px(24 + 40)
        if look.low:
            return whole - reach(theme) - button
        width = self._width()
        words = self._head.heightForWidth(width) + self._lead.heightForWidth(width)
        words += theme.px(32 + 8 + 44)
        note = self._note.heightForWidth(width - theme.icon_px(40) - theme.px(16)) + theme.px(28)
        return whole - button - words - max(note, theme.icon_px(40) + theme.px(28))

    def _option(self, choice: RegionChoice) -> OptionRow:
        theme, region = self.theme, choice.region
        # A run with a colour of its own would vanish on the fill of a chosen row.
        figure = None if theme.look.contrast else "numeral"
        count = (Run(str(choice.items), "day_count", figure), Run(" 项"))
        asides: list[Part] = [
            Words(theme, (Line(count, "note", "ink", "on_selected"),), stretch=False)
        ]
        said = theme.look.large and region.year is not None and region.year in region.title
        if region.year is not None and not said:  # 大字 leaves the width to the name
            asides.insert(0, Badge(theme, spaced(region.year), TagKind.OUTLINE))
        option = OptionRow(
            theme,
            region.name,
            height=0,
            asides=asides,
            below=Line(f"《{region.title}》", "title_line", "ink2", "on_selected2"),
        )
        option.setAccessibleDescription(f"{region.title}，{choice.items} 项")
        option.clicked.connect(lambda _checked=False, chosen=region.id: self.picked.emit(chosen))
        return option
