"""13 and 13b: letters and digits, what they find, and where to look when they find nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.screen import Screen
from app.ui.searching import ChipView, ElsewhereView, HitView, Letter, SearchView
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.face import Badge, Face, Line, Part, Picture, TagKind, Words
from app.ui.widgets.icon import Icon, tile
from app.ui.widgets.layout import Box, clear, column, grid, hairline, row, space
from app.ui.widgets.pad import Pad
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Run, Text

GAP = 10
CARET, CARET_HEIGHT = 4, 60


class Field(QLabel):
    """What was typed, a little apart, with a caret behind it. A label for screen readers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._typed = ""
        self.setFixedHeight(theme.px(72))

    def show_typed(self, typed: str) -> None:
        self._typed = typed
        self.setText(typed)
        self.setAccessibleName(f"已经按了：{' '.join(typed)}" if typed else "还没有按字母")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(72))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        end = self.width() - theme.px(2 * CARET)
        gap = theme.px(GAP) if self._typed.isascii() else theme.px(2)
        role = "typed"
        if sum(theme.advance(role, one) + gap for one in self._typed) > end:
            role = "button"
        widths = [theme.advance(role, one) + gap for one in self._typed]
        metrics = theme.metrics(role)
        base = (self.height() - metrics.height()) / 2 + metrics.ascent()
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("ink"))
        x = 0.0
        for one, width in zip(self._typed, widths, strict=True):
            painter.drawText(round(x), round(base), one)
            x += width
        tall = theme.px(CARET_HEIGHT)
        caret = QRectF(round(x), (self.height() - tall) / 2, theme.px(CARET), tall)
        painter.fillRect(caret, theme.colour("ink"))


class Hit(Tap):
    """One item that was found: its name over why, the matched characters in the primary colour."""

    def __init__(self, theme: Theme, view: HitView, height: float) -> None:
        name = "".join(letter.text for letter in view.name)
        super().__init__(theme, "list_row", name, height)
        self.setAccessibleDescription("".join(letter.text for letter in view.reason))
        lines = (
            Line([_run(letter) for letter in view.name], "row_title", "ink"),
            Line([_run(letter, "caption_bold") for letter in view.reason], "caption", "ink2"),
        )
        parts: list[Part] = [Words(theme, lines)]
        if view.limit is not None:
            kind = TagKind.TINT if view.quick else TagKind.OUTLINE
            parts.append(Badge(theme, view.limit, kind))
        parts.append(Picture(theme, "right", 36, "control", 3))
        self.set_face(Face(theme, parts, (36, 6, 28, 6), 24))

    def ring_radius(self) -> int:
        return self.theme.radius("chip")


def _run(letter: Letter, role: str | None = None) -> Run:
    if not letter.on:
        return Run(letter.text)
    return Run(letter.text, role, "numeral", underline=role is not None)


class SearchScreen(Screen):
    """`key_pressed` carries a character, `word_chosen` a text, `hit_chosen` a `HitView`."""

    key_pressed = Signal(str)
    erased = Signal()
    word_chosen = Signal(str)
    hit_chosen = Signal(object)
    turned = Signal(int)
    categories_requested = Signal()
    topics_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._page = 0
        self._found: list[Hit] = []
        self._field = Field(theme)
        self._hint = Text(theme, "", "caption", "ink2", wrap=False)
        self._count = Text(theme, "", "helper", "ink2")
        self._back, self._next = self._turner("上一页", -1), self._turner("下一页", 1)
        self._hits = Box("sheet")
        self._rows = column(theme, self._hits, (2, 2, 2, 2))
        self._elsewhere = QWidget()
        self._ways = column(theme, self._elsewhere)
        self._chips_title = Text(theme, "", "helper", "ink2")
        self._chips_box = QWidget()
        self._chips = grid(theme, self._chips_box, gap=12)
        pad = Pad(theme)
        pad.pressed.connect(self.key_pressed)
        pad.erased.connect(self.erased)
        pad.cleared.connect(lambda: self.word_chosen.emit(""))
        if theme.portrait:
            page = column(theme, self)
            found = column(theme, margins=(64, 16, 64, 0))
            page.addLayout(found, 1)
            foot = row(theme, margins=(32, 0, 32, 0))
            foot.addWidget(pad)
            page.addLayout(foot)
        else:
            wide = row(theme, self, (64, 16, 64, 0), 72)
            found = column(theme)
            side = column(theme)
            side.addStretch(1)
            side.addWidget(pad)
            wide.addLayout(found, 1104)
            wide.addLayout(side, 616)
        self._fill(found)

    def _fill(self, page: QVBoxLayout) -> None:
        theme = self.theme
        field = Box("field")
        inside = row(theme, field, (28, 4, 28, 4), 24)
        inside.addWidget(Icon(theme, "search", 48, weight=3))
        inside.addWidget(self._field, 1)
        inside.addWidget(self._hint)
        field.setFixedHeight(theme.px(112 if theme.portrait else 104))
        page.addWidget(field)
        self._line = QWidget()
        line = row(theme, self._line, (0, 8, 0, 8), 16)
        line.addWidget(self._count, 1)
        line.addWidget(self._back)
        line.addWidget(self._next)
        self._line.setMinimumHeight(theme.px(80))
        page.addWidget(self._line)
        page.addWidget(self._hits)
        page.addWidget(self._elsewhere)
        space(theme, page, 24 if theme.portrait else 16)
        page.addWidget(self._chips_title)
        space(theme, page, 12 if theme.portrait else 4)
        page.addWidget(self._chips_box)
        page.addStretch(1)

    def show_search(self, view: SearchView) -> None:
        theme = self.theme
        self._page = view.page
        self._field.show_typed(view.typed)
        self._hint.set_content(view.hint)
        short = 8
        self._hint.setVisible(len(view.typed) <= short)
        before, _, after = view.told.partition("{}")
        number = Run(view.number, "label", "ink")
        self._count.set_content((Run(before), number, Run(after)))
        self._line.setVisible(bool(view.told))
        for button, there in (
            (self._back, view.page > 0),
            (self._next, view.page + 1 < view.pages),
        ):
            button.setVisible(view.pages > 1)
            button.setEnabled(there)
        clear(self._rows)
        self._found = [self._hit(hit) for hit in view.rows]
        for hit in self._found:
            if self._rows.count():
                line = row(theme, margins=(36, 0, 0, 0))
                line.addWidget(hairline(theme))
                self._rows.addLayout(line)
            self._rows.addWidget(hit)
        self._hits.setVisible(bool(view.rows))
        clear(self._ways)
        self._elsewhere.setVisible(view.elsewhere is not None)
        if view.elsewhere is not None:
            self._show_elsewhere(view.elsewhere)
        self._show_chips(view)

    def _show_chips(self, view: SearchView) -> None:
        clear(self._chips)
        for number, chip in enumerate(view.chips):
            self._chips.addWidget(self._chip(chip), *divmod(number, 4))
        for place in range(4):
            self._chips.setColumnStretch(place, 1)
        self._chips_title.set_content(view.chips_title)
        # Long names take two lines; then the words to tap make room.
        room = self._room_for_chips()
        self._chips_title.setVisible(room and (self.theme.portrait or len(view.rows) < 5))
        self._chips_box.setVisible(room)

    def _room_for_chips(self) -> bool:
        theme = self.theme
        width = theme.px((952 if theme.portrait else 1104) - 4)
        tall = sum(hit.heightForWidth(width) for hit in self._found)
        return tall <= theme.px(5 * 110 + 90 if theme.portrait else 5 * 100 + 20)

    def _hit(self, view: HitView) -> Hit:
        made = Hit(self.theme, view, 110 if self.theme.portrait else 100)
        made.clicked.connect(lambda _checked=False: self.hit_chosen.emit(view))
        return made

    def _chip(self, view: ChipView) -> Tap:
        theme = self.theme
        made = Tap(theme, "chip", f"{view.letters} {view.words}".strip(), 84)
        words: list[Part] = []
        if view.letters:
            words.append(Words(theme, (Line(view.letters, "link", "primary"),), stretch=False))
        role = "list_note" if view.letters else "link"
        words.append(Words(theme, (Line(view.words, role),), stretch=False))
        made.set_face(Face(theme, words, (8, 4, 8, 4), 12))
        made.clicked.connect(lambda _checked=False: self.word_chosen.emit(view.typed))
        return made

    def _turner(self, label: str, by: int) -> Button:
        made = Button(
            self.theme, label, ButtonKind.OUTLINE, height=84, role="button_small", padding=24
        )
        made.clicked.connect(lambda _checked=False: self.turned.emit(self._page + by))
        made.hide()
        return made

    def _show_elsewhere(self, view: ElsewhereView) -> None:
        theme, ways = self.theme, self._ways
        space(theme, ways, 24 if theme.portrait else 16)
        ways.addWidget(Text(theme, view.headline, "take", "headline"))
        space(theme, ways, 4)
        ways.addWidget(Text(theme, view.sentence, "subhead", "ink2"))
        space(theme, ways, 24 if theme.portrait else 16)
        sheet = Box("sheet")
        rows = column(theme, sheet, (2, 2, 2, 2))
        for icon, title, note, signal in (
            ("list", "按类别查找", view.categories, self.categories_requested),
            ("home", "从常办的事里找", view.topics, self.topics_requested),
        ):
            rows.addWidget(self._way(icon, title, note, signal))
            line = row(theme, margins=(28, 0, 0, 0))
            line.addWidget(hairline(theme))
            rows.addLayout(line)
        rows.addWidget(self._window(view))
        ways.addWidget(sheet)

    def _way(self, icon: str, title: str, note: str, signal: object) -> Tap:
        theme = self.theme
        made = Tap(theme, "list_row", title, 154 if theme.portrait else 116)
        made.setAccessibleDescription(note)
        words = Words(theme, (Line(title, "card_title", "name"), Line(note, "caption", "ink2")))
        picture = Picture(theme, icon, 60, weight=2.6, tile=92 if theme.portrait else 84)
        chevron = Picture(theme, "right", 36, "control", 3)
        made.set_face(Face(theme, (picture, words, chevron), (28, 6, 28, 6), 28))
        made.clicked.connect(signal)
        return made

    def _window(self, view: ElsewhereView) -> QWidget:
        """Where to ask. It cannot be tapped."""
        theme = self.theme
        made = QWidget()
        made.setMinimumHeight(theme.px(154 if theme.portrait else 116))
        line = row(theme, made, (28, 6, 28, 6), 28)
        line.addWidget(tile(theme, "desk", 92 if theme.portrait else 84, 60))
        names, phone = column(theme), column(theme)
        names.addStretch(1)
        names.addWidget(Text(theme, "问窗口人员", "card_title", "name"))
        names.addWidget(Text(theme, view.window, "caption", "ink2"))
        names.addStretch(1)
        line.addLayout(names, 1)
        number = row(theme, gap=12)
        number.addStretch(1)
        number.addWidget(Icon(theme, "tel", 40, weight=3))
        number.addWidget(Text(theme, view.phone, "key", "primary", wrap=False))
        right = Qt.AlignmentFlag.AlignRight
        phone.addStretch(1)
        phone.addLayout(number)
        phone.addWidget(Text(theme, "医保服务热线", "floor", "ink2", align=right, wrap=False))
        phone.addStretch(1)
        line.addLayout(phone)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A real keyboard types too, where the hall has one."""
        typed = event.text().upper()
        if event.key() == Qt.Key.Key_Backspace:
            self.erased.emit()
        elif len(typed) == 1 and typed.isascii() and typed.isalnum():
            self.key_pressed.emit(typed)
        else:
            super().keyPressEvent(event)
