"""14: the answers read back, what each of them did, and what a change has changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.progress import Change, ChangeLine, more_changes
from app.ui.asking import AnswerRow, ReviewView
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.face import Badge, Face, Line, Part, Picture, TagKind, Words
from app.ui.widgets.framed import Framed
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import Box, clear, column, hairline, row, space
from app.ui.widgets.listing import Pager
from app.ui.widgets.tag import Tag
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Run, Text

KINDS = {
    Change.ADDED: TagKind.ACCENT,
    Change.ALTERED: TagKind.ACCENT,
    Change.DROPPED: TagKind.OUTLINE,
    Change.SAME: TagKind.OUTLINE,
}
ROWS, ROWS_LYING = 5, 3
"""Answers a page, portrait and landscape."""
CHANGES, FEW_CHANGES = 5, 3


class ReviewRow(Tap):
    """One answer; the whole row is the target of 改."""

    def __init__(self, theme: Theme, view: AnswerRow, parent: QWidget | None = None) -> None:
        height = 200
        super().__init__(theme, "list_row", f"改第 {view.number} 题：{view.ask}", height, parent)
        self.setAccessibleDescription(f"{view.answer}，{view.effect}")
        lines = [
            Line(f"{view.number}　{view.ask}", "helper", "ink2"),
            Line(view.answer, "option", "name"),
            Line(view.effect, "helper", "ink2"),
        ]
        label = Words(theme, (Line("改", "button_mid", "primary"),), stretch=False)
        pen = Face(theme, (Picture(theme, "pen", 40), label), (8, 0, 8, 0), 16)
        parts: list[Part] = [Words(theme, lines)]
        if view.changed is not None:
            parts.append(Badge(theme, view.changed, TagKind.ACCENT))
        parts.append(Framed(theme, pen, 152, 96))
        self.set_face(Face(theme, parts, (36, 8, 28, 8), 24))

    def ring_radius(self) -> int:
        return self.theme.radius("chip")


class ReviewScreen(Screen):
    """`change_requested` carries a question, `turned` a page, `accepted` follows the button."""

    change_requested = Signal(str)
    turned = Signal(int)
    accepted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._item = Text(theme, "", "helper", "ink2")
        headline = Text(theme, "核对您的答案", "headline", "headline")
        sub = Text(theme, "选错了就点“改”，清单会跟着变。", "subhead", "ink2")
        sheet = Box("sheet")
        self._rows = column(theme, sheet, (2, 2, 2, 2))
        self._pager = Pager(theme)
        self._pager.turned.connect(self.turned)
        self._changes = Box("card")
        self._change_rows = column(theme, self._changes, (36, 28, 0, 20))
        go = Button(theme, "没问题，看清单", height=136, role="button_big", then="arrow")
        go.clicked.connect(self.accepted)
        page = column(theme, self, (64, 16, 64, 32)) if theme.portrait else column(theme)
        page.addWidget(self._item)
        page.addWidget(headline)
        if theme.portrait:
            page.addWidget(sub)
        space(theme, page, 24)
        page.addWidget(sheet)
        foot = page
        if theme.portrait:
            space(theme, page, 16)
            page.addWidget(self._pager)
            space(theme, page, 8)
            foot.addWidget(self._changes)
            foot.addStretch(1)
        else:
            wide = row(theme, self, (64, 16, 64, 32), 72)
            foot = column(theme, margins=(0, 16, 0, 0))
            wide.addLayout(page, 1104)
            wide.addLayout(foot, 616)
            page.addStretch(1)
            foot.addWidget(self._changes)
            foot.addStretch(1)
            foot.addWidget(sub)
            space(theme, foot, 16)
            foot.addWidget(self._pager)
        space(theme, foot, 20)
        foot.addWidget(go)

    def show_review(self, view: ReviewView, leaf: int = 0) -> None:
        each = ROWS if self.theme.portrait else ROWS_LYING
        if self.theme.portrait and view.changes:
            each = 4 if len(view.changes) <= FEW_CHANGES else 3
        pages = max(1, -(-len(view.rows) // each))
        leaf = min(leaf, pages - 1)
        clear(self._rows)
        for number, answer in enumerate(view.rows[leaf * each : (leaf + 1) * each]):
            if number:
                line = row(self.theme, margins=(36, 0, 0, 0))
                line.addWidget(hairline(self.theme))
                self._rows.addLayout(line)
            self._rows.addWidget(self._row(answer))
        self._item.set_content(view.item)
        self._pager.show_page(leaf, pages)
        self._changes.setVisible(view.change_title is not None)
        self._show_changes(view)

    def _row(self, view: AnswerRow) -> ReviewRow:
        made = ReviewRow(self.theme, view)
        made.clicked.connect(
            lambda _checked=False, question=view.question: self.change_requested.emit(question)
        )
        return made

    def _show_changes(self, view: ReviewView) -> None:
        theme = self.theme
        clear(self._change_rows)
        head = row(theme, margins=(0, 0, 28, 0), gap=20)
        head.addWidget(Icon(theme, "list", 48), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(theme, view.change_title or "", "card_title", "name"), 1)
        self._change_rows.addLayout(head)
        space(theme, self._change_rows, 8)
        told = view.changes
        if len(told) > CHANGES:
            hidden = len(told) - CHANGES + 1
            told = (*told[: CHANGES - 1], ChangeLine(Change.ALTERED, more_changes(hidden)))
        for number, change in enumerate(told):
            if number:
                line = row(theme, margins=(68 if theme.portrait else 0, 0, 0, 0))
                line.addWidget(hairline(theme))
                self._change_rows.addLayout(line)
            self._change_rows.addWidget(self._change(change))

    def _change(self, change: ChangeLine) -> QWidget:
        theme = self.theme
        made = QWidget()
        made.setMinimumHeight(theme.px(76))
        inner = row(theme, made, (68 if theme.portrait else 0, 10, 28, 10), 20)
        word = Tag(theme, change.change.value, KINDS[change.change])
        inner.addWidget(word, 0, Qt.AlignmentFlag.AlignVCenter)
        inner.addWidget(self._name(change), 1)
        for words in change.tags:
            inner.addWidget(Tag(theme, words), 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _name(self, change: ChangeLine) -> Text:
        match change.change:
            case Change.ADDED | Change.ALTERED:
                return Text(self.theme, change.name, "button_small", "accent")
            case Change.DROPPED:
                return Text(self.theme, (Run(change.name, strike=True),), "note", "ink2")
            case Change.SAME:
                return Text(self.theme, change.name, "note")
