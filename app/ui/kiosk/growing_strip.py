"""The list that grows under the questions: a strip on the bar, a column beside, or a closed card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.progress import Growing, more_names
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind, Link
from app.ui.widgets.layout import Box, column, hairline, row, space
from app.ui.widgets.names import Name, NameGrid
from app.ui.widgets.tag import Tag, TagKind
from app.ui.widgets.text import Run, Text

CHOOSE_FIRST = "请先选一项"
FULL, COMPACT, LARGE = 456, 260, 328
"""Heights of the strip with its names, without, and in 大字, in design px."""
AIR = 16
"""Above the count where names stand below it."""
CARD, CARD_NAMES = 332, 220
"""Height of the closed card at most, and from which on it has room for names."""


def count_height(theme: Theme) -> int:
    """Of a count in one line, in screen px."""
    return max(theme.px(84), theme.line("count"))


class CountRow(QWidget):
    """目前需要带 7 样, what is new, and at the right a link (看清单, 收起).

    `high`: the tag stands in a line of its own.
    """

    def __init__(
        self, theme: Theme, link: Link | None, parent: QWidget | None = None, *, high: bool = False
    ) -> None:
        super().__init__(parent)
        self._count = Text(theme, "", "count", "name")
        self._tag = Tag(theme, " ", TagKind.ACCENT)
        self.setMinimumHeight(theme.px(84))
        outer = column(theme, self, gap=8)
        inner = row(theme, gap=24)
        inner.addWidget(self._count)
        if link is None:
            inner.addStretch(1)
        below = row(theme)
        (below if high else inner).addWidget(self._tag)
        if link is not None:
            inner.addStretch(1)
            inner.addWidget(link)
        outer.addLayout(inner)
        if high:
            below.addStretch(1)
            outer.addLayout(below)

    def show_count(self, sheet: Growing) -> None:
        if sheet.outcome is not None:
            self._count.set_content((Run(sheet.outcome, "card_title"),))
        else:
            number = Run(f" {sheet.count} ", "numeral", "numeral")
            self._count.set_content((Run(sheet.lead), number, Run(sheet.unit)))
        self._tag.setVisible(sheet.tag is not None)
        self._tag.set_text(sheet.tag or " ")


def onward_button(theme: Theme, height: float) -> Button:
    """下一步, waiting for a choice."""
    if theme.look.large:
        height = 136
    return Button(theme, CHOOSE_FIRST, ButtonKind.WAIT, height=height, then="arrow", icon_size=44)


def show_onward(button: Button, onward: str | None) -> None:
    """`onward` None: a choice is missing."""
    button.set_kind(ButtonKind.WAIT if onward is None else ButtonKind.PRIMARY)
    button.set_label(onward or CHOOSE_FIRST)


def _names(sheet: Growing) -> list[Name]:
    return [Name(line.name, line.new) for line in sheet.lines if line.must]


class GrowingStrip(Box):
    """The paper that looks out of the bar: count, names, and the way on.

    It lies under the options in portrait and stands beside them in landscape. 大字 leaves the
    names to 看清单. `onward` follows the button, `expand` the link 看清单. `above` stands over
    the button.
    """

    onward = Signal()
    expand = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        above: QWidget | None = None,
        link: bool = True,
    ) -> None:
        super().__init__("rising_sheet", parent)
        self._theme = theme
        self._link = (
            Link(theme, "看清单", role="label", then="up", underline=False) if link else None
        )
        if self._link is not None:
            self._link.clicked.connect(self.expand)
        self._go = onward_button(theme, 120 if theme.portrait else 116)
        self._go.clicked.connect(self.onward)
        self._names: NameGrid | None = None
        self._air = QWidget()
        self._air.setFixedHeight(theme.px(AIR))
        upright = not theme.portrait and (theme.look.low or not theme.look.large)
        if upright:
            self._build_column(above)
        else:
            self._build_strip()

    def _build_strip(self) -> None:
        theme = self._theme
        large = theme.look.large
        inner = column(theme, self, (34, 40, 34, 28) if large else (34, 26, 34, 32))
        self._count = CountRow(theme, self._link)
        inner.addWidget(self._air)
        inner.addWidget(self._count)
        self._air.setVisible(not large)
        if large:
            inner.addStretch(1)
            self.setFixedHeight(theme.px(LARGE))
        else:
            self._names = NameGrid(theme, 3, "helper", "label", row=44, gap=10, square=28,
                                   more=more_names)  # fmt: skip
            inner.addWidget(self._names, 1)
            space(theme, inner, 12)
        inner.addWidget(self._go)

    def _build_column(self, above: QWidget | None) -> None:
        theme = self._theme
        large = theme.look.large
        inner = column(theme, self, (46, 30 if large else 42, 46, 32))
        self._count = CountRow(theme, None, high=large)
        inner.addWidget(self._count)
        if large:
            inner.addStretch(1)
        else:
            self._names = NameGrid(theme, 1, "note", "button_small", row=56, gap=6, square=32,
                                   more=more_names)  # fmt: skip
            space(theme, inner, 16)
            inner.addWidget(hairline(theme))
            space(theme, inner, 12)
            inner.addWidget(self._names, 1)
        space(theme, inner, 16)
        if above is not None:
            inner.addWidget(above)
            space(theme, inner, 20)
        inner.addWidget(self._go)

    def show_sheet(self, sheet: Growing, onward: str | None, compact: bool) -> None:
        """`onward` None: a choice is missing. `compact` leaves the names to 看清单."""
        theme = self._theme
        self._count.show_count(sheet)
        if self._link is not None:
            self._link.setVisible(theme.portrait and sheet.outcome is None)
        if self._names is not None:
            self._names.setVisible(not compact)
            self._names.set_names(_names(sheet), sheet.aside)
            if theme.portrait:
                self._air.setVisible(not compact)
                self.setFixedHeight(theme.px(COMPACT if compact else FULL))
        show_onward(self._go, onward)


class GrowingCard(Box):
    """22: the list so far as a closed card that nobody has to reach."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._theme = theme
        inner = column(theme, self, (36, 20, 36, 24))
        self._count = CountRow(theme, None)
        self._names = NameGrid(theme, 3, "helper", "label", row=44, gap=10, square=28,
                               more=more_names)  # fmt: skip
        inner.addWidget(self._count)
        space(theme, inner, 8)
        inner.addWidget(self._names, 1)

    def show_sheet(self, sheet: Growing, room: int) -> None:
        """`room` is how high the card may be, in screen px; too little, and it is not there."""
        theme = self._theme
        self._count.show_count(sheet)
        named = not theme.look.large and room >= theme.px(CARD_NAMES)
        self._names.setVisible(named)
        self._names.set_names(_names(sheet), sheet.aside)
        bare = count_height(theme) + theme.px(20 + 8 + 24)
        self.setVisible(room >= bare)
        self.setFixedHeight(max(bare, min(room, theme.px(CARD) if named else bare)))
