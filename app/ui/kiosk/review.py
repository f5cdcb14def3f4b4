"""14: the answers read back, what each of them did, and what a change has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.progress import ACCEPT, Change, ChangeLine, more_answers, more_changes
from app.ui.asking import AnswerRow, ReviewView
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.cards import Card, Cards, Part
from app.ui.widgets.face import Face, Pile, Tagged
from app.ui.widgets.fitting import needed
from app.ui.widgets.framed import Framed
from app.ui.widgets.icon import Icon, by_first_line
from app.ui.widgets.layout import (
    LEFT,
    RIGHT,
    Box,
    clear,
    column,
    hairline,
    high,
    page_height,
    row,
    space,
)
from app.ui.widgets.parts import Badge, Line, Picture, TagKind, Words
from app.ui.widgets.parts import Part as FacePart
from app.ui.widgets.tag import Tag
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Run, Text

KINDS = {
    Change.ADDED: TagKind.ACCENT,
    Change.ALTERED: TagKind.ACCENT,
    Change.DROPPED: TagKind.OUTLINE,
    Change.SAME: TagKind.OUTLINE,
}
LONG = 24
"""An answer of more characters (several at once) is set in smaller type."""
ABOVE, TIGHT = 24, 12
"""Above and below the words of an answer, design px; `TIGHT` where pages turn in lying 低位."""
CHANGES = 5
"""More lines than these are told as a number."""


class ReviewRow(Tap):
    """One answer; the whole row is the target of 改. `tight`: no higher than its words need."""

    def __init__(self, theme: Theme, view: AnswerRow, *, tight: bool = False) -> None:
        height, above = (0, TIGHT) if tight else (200, ABOVE)
        super().__init__(theme, "list_row", f"改第 {view.number} 题：{view.ask}", height)
        self.setAccessibleDescription("，".join(filter(None, (view.answer, view.effect))))
        role = "option" if len(view.answer) <= LONG else "label"
        answer = Words(theme, (Line(view.answer, role, "name"),))
        told: list[FacePart] = [
            Words(theme, (Line(f"{view.number}　{view.ask}", "helper", "ink2"),)),
            answer,
        ]
        if view.changed is not None:
            told[1] = Tagged(theme, answer, Badge(theme, view.changed, TagKind.ACCENT))
        if view.effect:
            told.append(Words(theme, (Line(view.effect, "helper", "ink2"),)))
        label = Words(theme, (Line("改", "button_mid", "primary"),), stretch=False)
        pen = Face(theme, (Picture(theme, "pen", 40), label), (8, 0, 8, 0), 16)
        words = Pile(theme, told, align=Qt.AlignmentFlag.AlignLeft, stretch=True)
        parts = (words, Framed(theme, pen, 152, 96))
        self.set_face(Face(theme, parts, (36, above, 28, above), 24))

    def ring_radius(self) -> int:
        return self.theme.radius("chip")


class ReviewScreen(Screen):
    """`change_requested` carries a question, `turned` a page, `accepted` follows the button.

    While answers stand on a page to come, the button leads there first.
    """

    change_requested = Signal(str)
    turned = Signal(int)
    accepted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._item = Text(theme, "", "helper", "ink2")
        self._headline = Text(theme, "核对您的答案", "headline", "headline")
        self._sub = Text(theme, "选错了就点“改”，清单会跟着变。", "subhead", "ink2")
        wide = theme.frame.width - 2 * theme.frame.margin if theme.portrait else LEFT
        self._cards = Cards(theme, theme.px(wide))
        self._cards.turned.connect(self.turned)
        self._cards.dealt.connect(self._name_button)
        self._side = column(theme)
        self._beside = not theme.portrait and not theme.look.large
        self._go = Button(theme, ACCEPT, height=136, role="button_big", then="arrow", padding=16)
        self._go.clicked.connect(self._go_on)
        if theme.portrait:
            self._stand()
        else:
            self._lie()

    def _stand(self) -> None:
        theme = self.theme
        page = column(theme, self, (64, 16, 64, 32))
        told = column(theme)
        for words in (self._item, self._headline, self._sub):
            told.addWidget(words)
        page.addLayout(high(theme, told, 16 + 24))
        space(theme, page, 24)
        page.addWidget(self._cards, 1)
        space(theme, page, 20)
        page.addWidget(self._go)

    def _lie(self) -> None:
        theme = self.theme
        wide = row(theme, self, (64, 16, 64, 32), 72)
        page, side = column(theme), column(theme, margins=(0, 16, 0, 0))
        wide.addLayout(page, LEFT)
        wide.addLayout(side, RIGHT)
        told = column(theme)
        told.addWidget(self._item)
        told.addWidget(self._headline)
        page.addLayout(high(theme, told, 16 + 24))
        space(theme, page, 24)
        page.addWidget(self._cards, 1)
        side.addLayout(self._side)
        side.addStretch(1)
        side.addWidget(self._sub)
        space(theme, side, 20)
        side.addWidget(self._go)

    def show_review(self, view: ReviewView, leaf: int = 0) -> None:
        self._item.set_content(view.item)
        self._item.setVisible(not self.theme.look.large)  # then the header names it
        clear(self._side)
        changes = view.change_title is not None
        beside = changes and self._beside and self._lay_beside(view)
        layout = self.layout()
        assert layout is not None
        layout.activate()

        def answers() -> Sequence[Card]:
            return (self._answers(view),)

        def tight() -> Sequence[Card]:
            return (self._answers(view, tight=True),)

        def both() -> Sequence[Card]:
            return (self._answers(view), self._changed(view))

        def turned_round() -> Sequence[Card]:
            return (self._changed(view), self._answers(view))

        if changes and not beside:
            # What a change has done comes first where not all of it fits.
            self._cards.show_cards([both], leaf, paged=turned_round)
        elif self.theme.look.low and not self.theme.portrait:  # least room: two on a page
            self._cards.show_cards([answers, tight], leaf)
        else:
            self._cards.show_cards([answers], leaf)

    def _lay_beside(self, view: ReviewView) -> bool:
        """Whether what has changed fits above the button."""
        box = Box("card")
        inner = column(self.theme, box, (36, 28, 0, 20))
        for part in self._changed(view).parts:
            if part.rule:
                inner.addWidget(hairline(self.theme))
            inner.addWidget(part.widget)
        self._side.addWidget(box)
        fits = needed(self, self.theme) <= page_height(self.theme)
        if not fits:
            clear(self._side)
        return fits

    def pages(self) -> int:
        return self._cards.pages()

    def _name_button(self) -> None:
        left = self._cards.left()
        self._go.set_label(more_answers(left) if left else ACCEPT)

    def _go_on(self) -> None:
        if self._cards.left():
            self.turned.emit(self._cards.leaf() + 1)
        else:
            self.accepted.emit()

    def _answers(self, view: ReviewView, *, tight: bool = False) -> Card:
        rows = [Part(self._row(answer, tight), rule=True, counted=True) for answer in view.rows]
        return Card(tuple(rows), (2, 2, 2, 2), "sheet")

    def _row(self, view: AnswerRow, tight: bool) -> ReviewRow:
        made = ReviewRow(self.theme, view, tight=tight)
        if made.heightForWidth(self._cards.width()) > self._cards.room():
            made.deleteLater()  # what it did to the list is told on the list, too
            made = ReviewRow(self.theme, replace(view, effect=""), tight=tight)
        made.clicked.connect(
            lambda _checked=False, question=view.question: self.change_requested.emit(question)
        )
        return made

    def _changed(self, view: ReviewView) -> Card:
        theme = self.theme
        title = QWidget()
        head = row(theme, title, (0, 0, 28, 8), gap=20)
        words = Text(theme, view.change_title or "", "card_title", "name")
        by_first_line(theme, head, Icon(theme, "list", 48), words)
        told = view.changes
        if len(told) > CHANGES:
            hidden = len(told) - CHANGES + 1
            told = (*told[: CHANGES - 1], ChangeLine(Change.ALTERED, more_changes(hidden)))
        lines = [Part(self._change(change), rule=number > 0) for number, change in enumerate(told)]
        left = 36 if not theme.portrait or theme.look.large else 104
        return Card((Part(title), *lines), (36, 28, 0, 20), rule_from=left)

    def _change(self, change: ChangeLine) -> QWidget:
        """The word, the name, its tags: in 大字 below the name."""
        theme = self.theme
        large = theme.look.large
        made = QWidget()
        made.setMinimumHeight(theme.px(76))
        left = 0 if not theme.portrait or large else 68
        inner = row(theme, made, (left, 10, 28, 10), 20)
        middle = Qt.AlignmentFlag.AlignVCenter
        widest = max(Badge(theme, one.value, kind).natural() for one, kind in KINDS.items())
        word = Tag(theme, change.change.value, KINDS[change.change], least=widest)
        inner.addWidget(word, 0, middle)
        tags = row(theme, gap=16)
        for words in change.tags:
            tags.addWidget(Tag(theme, words), 0, middle)
        if not large:
            inner.addWidget(self._name(change), 1)
            inner.addLayout(tags)
            return made
        tags.addStretch(1)
        named = column(theme, gap=8)
        named.addWidget(self._name(change))
        if change.tags:
            named.addLayout(tags)
        inner.addLayout(named, 1)
        return made

    def _name(self, change: ChangeLine) -> Text:
        match change.change:
            case Change.ADDED | Change.ALTERED:
                return Text(self.theme, change.name, "button_small", "accent")
            case Change.DROPPED:
                return Text(self.theme, (Run(change.name, strike=True),), "note", "ink2")
            case Change.SAME:
                return Text(self.theme, change.name, "note")
