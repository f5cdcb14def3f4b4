"""15: all of the list so far, risen over the question."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.progress import Growing, GrowingLine
from app.ui.kiosk.growing_strip import CountRow
from app.ui.screen import Calm
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Link
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import clear, column, hairline, row, space
from app.ui.widgets.listing import Pager
from app.ui.widgets.tag import Tag, TagKind
from app.ui.widgets.text import Text

ROWS = 8
"""Of the expanded sheet; more turn pages."""


class GrowingSheet(Calm):
    """15: all lines of the list so far. `folded` follows 收起, `turned` carries a page."""

    folded = Signal()
    turned = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        link = Link(theme, "收起", role="label", then="down", underline=False)
        link.clicked.connect(self.folded)
        self._count = CountRow(theme, link)
        self._rows = column(theme)
        self._pager = Pager(theme)
        self._pager.turned.connect(self.turned)
        self._date = Text(theme, "", "button_small", "name")
        self._left = Text(theme, "", "helper", "ink2")
        self._aside = Text(theme, "", "helper", "ink2")
        go = Button(theme, "收起，接着答题", height=120, then="down", icon_size=44)
        go.clicked.connect(self.folded)
        inner = column(theme, self, (34, 26, 34, 32))
        inner.addWidget(self._count)
        space(theme, inner, 8)
        inner.addWidget(hairline(theme))
        inner.addLayout(self._rows)
        inner.addStretch(1)
        inner.addWidget(self._pager)
        space(theme, inner, 20)
        self._lines = [
            self._foot(inner, icon, text)
            for icon, text in (("list", self._aside), ("cal", self._date), ("ask", self._left))
        ]
        space(theme, inner, 28)
        inner.addWidget(go)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sheet(self, sheet: Growing, leaf: int) -> None:
        pages = max(1, -(-len(sheet.lines) // ROWS))
        leaf = min(leaf, pages - 1)
        self._count.show_count(sheet)
        clear(self._rows)
        for number, line in enumerate(sheet.lines[leaf * ROWS : (leaf + 1) * ROWS]):
            if number:
                self._rows.addWidget(hairline(self._theme))
            self._rows.addWidget(self._row(line))
        self._pager.show_page(leaf, pages)
        for holder, text, words in zip(
            self._lines,
            (self._aside, self._date, self._left),
            (sheet.aside, sheet.date, sheet.left),
            strict=True,
        ):
            holder.setVisible(words is not None)
            text.set_content(words or "")

    def _row(self, line: GrowingLine) -> QWidget:
        theme = self._theme
        made = QWidget()
        made.setMinimumHeight(theme.px(108))
        inner = row(theme, made, (0, 14, 0, 14), 24)
        number = Text(theme, str(line.number), "button_small",
                      "accent" if line.new else "numeral", wrap=False)  # fmt: skip
        number.setFixedWidth(theme.px(44))
        inner.addWidget(number)
        words = column(theme)
        words.addStretch(1)
        words.addWidget(Text(theme, line.name, "row_title", "accent" if line.new else "name"))
        if line.second is not None:
            words.addWidget(Text(theme, line.second, "caption", "ink2"))
        words.addStretch(1)
        inner.addLayout(words, 1)
        if line.tag is not None:
            kind = TagKind.ACCENT if line.new else TagKind.OUTLINE
            inner.addWidget(Tag(theme, line.tag, kind), 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _foot(self, inner: object, icon: str, text: Text) -> QWidget:
        holder = QWidget()
        line = row(self._theme, holder, (0, 2, 0, 2), 16)
        line.addWidget(Icon(self._theme, icon, 40), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(text, 1)
        assert hasattr(inner, "addWidget")
        inner.addWidget(holder)
        return holder
