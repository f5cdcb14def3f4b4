"""13 and 13b: letters and digits, what they find, and where to look when they find nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.hall import HOTLINE
from app.ui.screen import Screen
from app.ui.searching import ChipView, ElsewhereView, HitView, Letter, SearchView
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.face import Badge, Face, Inline, Line, Part, Picture, Pile, TagKind, Words
from app.ui.widgets.icon import Icon, tile
from app.ui.widgets.layout import Box, clear, column, grid, hairline, page_height, reach, row, space
from app.ui.widgets.pad import Pad, pad_plan
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Run, Text

GAP = 10
LINE = 80
CHIP_GAP = 12
WAY, WAY_LOW = 154, 116
"""Height of a row of 13b, and where it has to be lower."""
MOST = 5
"""Rows on a page at most."""
CARET, CARET_SHORT = 4, 12


class Field(QLabel):
    """What was typed, a little apart, with a caret behind it. A label for screen readers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._typed = ""
        self.setFixedHeight(theme.line("typed"))

    def show_typed(self, typed: str) -> None:
        self._typed = typed
        self.setText(typed)
        self.setAccessibleName(f"已经按了：{' '.join(typed)}" if typed else "还没有按字母")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.line("typed"))

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
        tall = theme.line("typed") - theme.px(CARET_SHORT)
        caret = QRectF(round(x), (self.height() - tall) / 2, theme.px(CARET), tall)
        painter.fillRect(caret, theme.colour("ink"))


def hit_face(theme: Theme, view: HitView, *, narrow: bool) -> Face:
    """Its name over why it was found, the matched characters in the primary colour.

    `narrow`: the time stands in the second line, so that the name has the width.
    """
    name = Line([_run(letter) for letter in view.name], "row_title", "ink")
    reason = Line([_run(letter, "caption_bold") for letter in view.reason], "caption", "ink2")
    limit: list[Part] = []
    if view.limit is not None:
        kind = TagKind.TINT if view.quick else TagKind.OUTLINE
        limit.append(Badge(theme, view.limit, kind))
    chevron = Picture(theme, "right", 36, "control", 3)
    if narrow:
        below = Inline(theme, (Words(theme, (reason,)), *limit), 16)
        left = Qt.AlignmentFlag.AlignLeft
        words = Pile(theme, (Words(theme, (name,)), below), 2, left, stretch=True)
        return Face(theme, (words, chevron), (32, 10, 24, 10), 20)
    return Face(theme, (Words(theme, (name, reason)), *limit, chevron), (36, 6, 28, 6), 24)


class Hit(Tap):
    """One item that was found."""

    def __init__(self, theme: Theme, view: HitView, face: Face, height: float) -> None:
        name = "".join(letter.text for letter in view.name)
        super().__init__(theme, "list_row", name, height)
        self.setAccessibleDescription("".join(letter.text for letter in view.reason))
        self.set_face(face)

    def ring_radius(self) -> int:
        return self.theme.radius("chip")


def _run(letter: Letter, role: str | None = None) -> Run:
    if not letter.on:
        return Run(letter.text)
    return Run(letter.text, role, "numeral", underline=role is not None)


class SearchScreen(Screen):
    """`key_pressed` carries a character, `word_chosen` a text, `hit_chosen` a `HitView`.

    How many rows stand on a page depends on their names; `turned` carries the page asked for.
    """

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
        look = theme.look
        self._narrow = look.large if theme.portrait else look.low
        self._field = Field(theme)
        self._hint = Text(theme, "", "caption", "ink2", wrap=False)
        self._count = Text(theme, "", "helper", "ink2")
        self._back, self._next = self._turner("上一页", -1), self._turner("下一页", 1)
        self._hits = Box("sheet")
        self._rows = column(theme, self._hits, (2, 2, 2, 2))
        self._told, self._ways = QWidget(), QWidget()
        """13b: what is read, and what is tapped."""
        self._telling, self._leading = column(theme, self._told), column(theme, self._ways)
        self._chips_title = Text(theme, "", "helper", "ink2")
        self._chips_box = QWidget()
        self._chips_shown: tuple[ChipView, ...] = ()
        self._chips, self._ranks = grid(theme, self._chips_box, gap=CHIP_GAP), 0
        self._pad = Pad(theme)
        self._pad.pressed.connect(self.key_pressed)
        self._pad.erased.connect(self.erased)
        self._pad.cleared.connect(lambda: self.word_chosen.emit(""))
        self._width = 952.0
        if theme.portrait:
            page = column(theme, self)
            found = column(theme, margins=(64, 0, 64, 0))
            page.addLayout(found, 1)
            foot = row(theme, margins=(32, 0, 32, 0))
            foot.addWidget(self._pad)
            page.addLayout(foot)
        else:
            gap = 40 if look.low else 72
            width = pad_plan(theme).width
            self._width = 1792 - gap - width
            wide = row(theme, self, (64, 0, 64, 0), gap)
            found = column(theme)
            side = column(theme)
            if look.low:  # the keys leave room above them
                side.addWidget(self._told)
            side.addStretch(1)
            side.addWidget(self._pad)
            wide.addLayout(found, round(self._width))
            wide.addLayout(side, round(width))
        self._fill(found)

    def _fill(self, page: QVBoxLayout) -> None:
        """What is typed and found; in 低位 all that is read stands above what is tapped."""
        theme = self.theme
        low = theme.look.low
        turners = row(theme, gap=16)
        for turner in (self._back, self._next):
            turners.addWidget(turner, 1 if low else 0)
        self._line = QWidget()
        line = row(theme, self._line, (0, 8, 0, 8), 16)
        line.addWidget(self._count, 1)
        if not low:
            line.addLayout(turners)
        self._line.setMinimumHeight(theme.px(LINE))
        upper = QWidget()
        above = column(theme, upper, (0, 16, 0, 0))
        if low:
            above.addStretch(1)
            upper.setFixedHeight(reach(theme))
        above.addWidget(self._make_field())
        above.addWidget(self._line)
        if theme.portrait or not low:
            above.addWidget(self._told)
        page.addWidget(upper)
        page.addWidget(self._hits)
        page.addWidget(self._ways)
        space(theme, page, 12 if low else 24 if theme.portrait else 16)
        page.addWidget(self._chips_title)
        space(theme, page, 12 if theme.portrait else 4)
        page.addWidget(self._chips_box)
        page.addStretch(1)
        if low:  # at one spot, however many rows a page has
            page.addLayout(turners)
            space(theme, page, 12)

    def _make_field(self) -> Box:
        theme = self.theme
        field = Box("field")
        inside = row(theme, field, (28, 4, 28, 4), 24)
        inside.addWidget(Icon(theme, "search", 48, weight=3))
        inside.addWidget(self._field, 1)
        inside.addWidget(self._hint)
        field.setFixedHeight(self._field_height())
        return field

    def _field_height(self) -> int:
        theme = self.theme
        return max(theme.px(112 if theme.portrait else 104), theme.line("typed") + theme.px(24))

    def show_search(self, view: SearchView) -> None:
        theme = self.theme
        self._field.show_typed(view.typed)
        self._hint.set_content(view.hint)
        self._hint.setVisible(len(view.typed) <= (5 if theme.look.large else 8))
        before, _, after = view.told.partition("{}")
        number = Run(view.number, "label", "ink")
        self._count.set_content((Run(before), number, Run(after)))
        self._line.setVisible(bool(view.told))
        self._show_chips(view)
        self._show_hits(view)
        clear(self._telling)
        clear(self._leading)
        for box in (self._told, self._ways):
            box.setVisible(view.elsewhere is not None)
        if view.elsewhere is not None:
            roomy = theme.portrait and not theme.look.low
            tall = self._show_elsewhere(view.elsewhere, WAY if roomy else WAY_LOW)
            if roomy and tall > self._room_elsewhere():
                clear(self._telling)
                clear(self._leading)
                tall = self._show_elsewhere(view.elsewhere, WAY_LOW)
            chips = tall + self._chips_height() <= self._room_elsewhere()
            self._set_chips(shown=chips, titled=chips)

    # The items that were found

    def _show_hits(self, view: SearchView) -> None:
        theme = self.theme
        clear(self._rows)
        self._hits.setVisible(bool(view.rows))
        if not view.rows:
            self._page = 0
            for turner in (self._back, self._next):
                turner.hide()
            self._set_chips(shown=bool(view.chips), titled=bool(view.chips))
            return
        start, faces, chips = self._page_of(view)
        for number, face in enumerate(faces):
            if number:
                line = row(theme, margins=(36, 0, 0, 0))
                line.addWidget(hairline(theme))
                self._rows.addLayout(line)
            self._rows.addWidget(self._hit(view.rows[start + number], face))
        end = start + len(faces)
        for turner, there in ((self._back, start > 0), (self._next, end < len(view.rows))):
            turner.setVisible(len(faces) < len(view.rows))
            turner.setEnabled(there)
        self._set_chips(shown=chips, titled=chips and (theme.portrait or len(faces) < MOST))

    def _page_of(self, view: SearchView) -> tuple[int, list[Face], bool]:
        """The first row of the wanted page, the faces of its rows, and whether chips have room."""
        start, page = 0, 0
        while True:
            faces, chips = self._faces(view.rows, start)
            end = start + len(faces)
            if page == view.page or end >= len(view.rows):
                self._page = page
                return start, faces, chips
            start, page = end, page + 1

    def _faces(self, rows: Sequence[HitView], start: int) -> tuple[list[Face], bool]:
        """As many rows from `start` on as fit. Words to tap make room for them."""
        theme = self.theme
        width = theme.px(self._width) - theme.px(4)
        free = self._free() - theme.px(4)
        if len(rows) > 1 and theme.look.low:
            free -= self._back.minimumHeight() + theme.px(12)
        faces: list[Face] = []
        used = 0
        for at in range(start, min(len(rows), start + MOST)):
            face = hit_face(theme, rows[at], narrow=self._narrow)
            tall = max(face.height(width), theme.px(self._row_height()), theme.target())
            used += tall + (theme.stroke("normal") if faces else 0)
            if faces and used > free:
                used -= tall
                break
            faces.append(face)
        return faces, used + self._chips_height() <= free

    def _row_height(self) -> float:
        return 110 if self.theme.portrait else 100

    def _free(self) -> int:
        """What field, line and pad leave of the page, in screen px."""
        theme = self.theme
        if theme.look.low:
            free = page_height(theme) - reach(theme) - theme.px(24)
        else:
            turners = self._back.minimumHeight() + theme.px(16)
            line = max(self._count.heightForWidth(self._count_width()) + theme.px(16), turners)
            free = page_height(theme) - theme.px(16) - self._field_height() - line
        free -= theme.px(24 + 12 if theme.portrait else 16 + 4)
        return free - self._pad.sizeHint().height() if theme.portrait else free - theme.px(16)

    def _count_width(self) -> int:
        theme = self.theme
        return theme.px(self._width) - 2 * (self._back.sizeHint().width() + theme.px(16))

    def _hit(self, view: HitView, face: Face) -> Hit:
        made = Hit(self.theme, view, face, self._row_height())
        made.clicked.connect(lambda _checked=False: self.hit_chosen.emit(view))
        return made

    # Words to tap instead of keys

    def _show_chips(self, view: SearchView) -> None:
        """Four beside each other, three where they are narrow."""
        theme = self.theme
        self._chips_title.set_content(view.chips_title)
        if view.chips == self._chips_shown:
            return
        self._chips_shown = view.chips
        clear(self._chips)
        made = [self._chip(chip) for chip in view.chips]
        widest = max((chip.sizeHint().width() for chip in made), default=0)
        across = 4 if 4 * widest + 3 * theme.px(CHIP_GAP) <= theme.px(self._width) else 3
        for number, chip in enumerate(made):
            self._chips.addWidget(chip, *divmod(number, across))
        for place in range(4):
            self._chips.setColumnStretch(place, int(place < across))
        self._ranks = -(-len(made) // across)

    def _set_chips(self, *, shown: bool, titled: bool) -> None:
        self._chips_box.setVisible(shown)
        self._chips_title.setVisible(titled)

    def _chips_height(self) -> int:
        theme = self.theme
        chip = theme.target() + theme.px(CHIP_GAP)
        return self._ranks * chip + theme.line("helper")

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

    # 13b: where to look when nothing is found

    def _show_elsewhere(self, view: ElsewhereView, height: float) -> int:
        """Rows of `height` design px; gives what stands in the free room, in screen px."""
        theme, telling = self.theme, self._telling
        low = theme.look.low
        edge = 8 if low else 24 if theme.portrait else 16
        words = (
            Text(theme, view.headline, "take", "headline"),
            Text(theme, view.sentence, "subhead", "ink2"),
        )
        space(theme, telling, edge)
        telling.addWidget(words[0])
        space(theme, telling, 4)
        telling.addWidget(words[1])
        space(theme, telling, edge)
        sheet = Box("sheet")
        rows = column(theme, sheet, (2, 2, 2, 2))
        ways = [
            self._way(icon, title, note, signal, height)
            for icon, title, note, signal in (
                ("list", "按类别查找", view.categories, self.categories_requested),
                ("home", "从常办的事里找", view.topics, self.topics_requested),
            )
        ]
        for number, way in enumerate(ways):
            if number:
                self._rule(rows)
            rows.addWidget(way)
        window, needed = self._window(view, height)
        if low:
            apart = Box("sheet")
            column(theme, apart, (2, 2, 2, 2)).addWidget(window)
            telling.addWidget(apart)
            space(theme, telling, edge)
        else:
            self._rule(rows)
            rows.addWidget(window)
        self._leading.addWidget(sheet)
        width = theme.px(self._width)
        tall = sum(way.heightForWidth(width - theme.px(4)) for way in ways) + theme.px(8)
        if low:
            return tall
        told = sum(text.heightForWidth(width) for text in words)
        return tall + needed + told + theme.px(2 * edge + 4)

    def _room_elsewhere(self) -> int:
        """The free room; no line counts what was found then."""
        free = self._free()
        if self.theme.look.low:
            return free
        return free + max(self._back.minimumHeight() + self.theme.px(16), self.theme.px(LINE))

    def _rule(self, rows: QVBoxLayout) -> None:
        line = row(self.theme, margins=(28, 0, 0, 0))
        line.addWidget(hairline(self.theme))
        rows.addLayout(line)

    def _way(self, icon: str, title: str, note: str, signal: object, height: float) -> Tap:
        theme = self.theme
        made = Tap(theme, "list_row", title, height)
        made.setAccessibleDescription(note)
        words = Words(theme, (Line(title, "card_title", "name"), Line(note, "caption", "ink2")))
        picture = Picture(theme, icon, 60, weight=2.6, tile=92 if height >= WAY else 84)
        chevron = Picture(theme, "right", 36, "control", 3)
        made.set_face(Face(theme, (picture, words, chevron), (28, 6, 28, 6), 28))
        made.clicked.connect(signal)
        return made

    def _window(self, view: ElsewhereView, height: float) -> tuple[QWidget, int]:
        """Where to ask, which cannot be tapped; and how high that is, in screen px."""
        theme = self.theme
        made = QWidget()
        long = len(view.phone) > len(HOTLINE)  # the hall's own number, with its area code
        wraps = theme.look.large and long
        names_high = theme.line("card_title") + theme.line("caption") * (2 if wraps else 1)
        role = "label" if wraps else "key"
        phone_high = theme.line(role) + theme.line("floor")
        needed = max(names_high, phone_high, theme.icon_px(84)) + theme.px(12)
        needed = max(needed, theme.px(height))
        made.setMinimumHeight(needed)
        line = row(theme, made, (28, 6, 28, 6), 28)
        line.addWidget(tile(theme, "desk", 92 if height >= WAY else 84, 60))
        names, phone = column(theme), column(theme)
        names.addStretch(1)
        names.addWidget(Text(theme, "问窗口人员", "card_title", "name"))
        names.addWidget(Text(theme, view.window, "caption", "ink2"))
        names.addStretch(1)
        line.addLayout(names, 1)
        number = row(theme, gap=12)
        number.addStretch(1)
        number.addWidget(Icon(theme, "tel", 40, weight=3))
        number.addWidget(Text(theme, view.phone, role, "primary", wrap=False))
        right = Qt.AlignmentFlag.AlignRight
        phone.addStretch(1)
        phone.addLayout(number)
        phone.addWidget(Text(theme, view.phone_name, "floor", "ink2", align=right, wrap=False))
        phone.addStretch(1)
        line.addLayout(phone)
        return made, needed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A real keyboard types too, where the hall has one."""
        typed = event.text().upper()
        if event.key() == Qt.Key.Key_Backspace:
            self.erased.emit()
            self.begins.emit()
        elif len(typed) == 1 and typed.isascii() and typed.isalnum():
            self.key_pressed.emit(typed)
            self.begins.emit()  # at what was found, not on the pad
        else:
            super().keyPressEvent(event)
