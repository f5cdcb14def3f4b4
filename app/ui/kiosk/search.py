"""13 and 13b: letters and digits, what they find, and where to look when they find nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kiosk.search_elsewhere import Elsewhere
from app.ui.kiosk.search_field import Field
from app.ui.screen import Screen
from app.ui.searching import ChipView, HitView, Letter, SearchView
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.face import Face, Inline, Pile
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import Box, clear, column, grid, hairline, page_height, reach, row, space
from app.ui.widgets.pad import Pad, pad_plan
from app.ui.widgets.parts import Badge, Line, Part, Picture, TagKind, Words
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Run, Text

LINE = 80
"""Height of the line that says how much was found."""
EDGE, EDGE_TURNING = 8, 20
"""Above and below its words, and its buttons."""
CHIP_GAP = 12
FIELD_EDGE, FIELD_GAP, FIELD_ICON = 28, 24, 48
MOST = 5
"""Rows on a page at most."""


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
        self._chips_title = Text(theme, "", "helper", "ink2")
        self._chips_box = QWidget()
        self._chips_shown: tuple[ChipView, ...] = ()
        self._chips, self._ranks = grid(theme, self._chips_box, gap=CHIP_GAP), 0
        self._pad = Pad(theme)
        self._pad.pressed.connect(self.key_pressed)
        self._pad.erased.connect(self.erased)
        self._pad.cleared.connect(lambda: self.word_chosen.emit(""))
        gap, width = 40 if look.low else 72, pad_plan(theme).width
        self._width = 952.0 if theme.portrait else 1792 - gap - width
        self._elsewhere = Elsewhere(theme, self._width, self)
        self._elsewhere.categories_requested.connect(self.categories_requested)
        self._elsewhere.topics_requested.connect(self.topics_requested)
        if theme.portrait:
            page = column(theme, self)
            found = column(theme, margins=(64, 0, 64, 0))
            page.addLayout(found, 1)
            foot = row(theme, margins=(32, 0, 32, 0))
            foot.addWidget(self._pad)
            page.addLayout(foot)
        else:
            wide = row(theme, self, (64, 0, 64, 0), gap)
            found = column(theme)
            side = column(theme)
            if look.low:  # the keys leave room above them
                side.addWidget(self._elsewhere.told)
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
        middle = Qt.AlignmentFlag.AlignVCenter
        for turner in (self._back, self._next):
            if low:
                turners.addWidget(turner, 1)
            else:  # as high beside two lines of words as beside one
                turners.addWidget(turner, 0, middle)
        self._line = QWidget()
        self._within = row(theme, self._line, gap=16)
        self._within.addWidget(self._count, 1)
        if not low:
            self._within.addLayout(turners)
        self._line.setMinimumHeight(theme.px(LINE))
        upper = QWidget()
        above = column(theme, upper, (0, 16, 0, 0))
        if low:
            above.addStretch(1)
            upper.setFixedHeight(reach(theme))
        above.addWidget(self._make_field())
        above.addWidget(self._line)
        if theme.portrait or not low:
            above.addWidget(self._elsewhere.told)
        page.addWidget(upper)
        page.addWidget(self._hits)
        page.addWidget(self._elsewhere.ways)
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
        inside = row(theme, field, (FIELD_EDGE, 4, FIELD_EDGE, 4), FIELD_GAP)
        inside.addWidget(Icon(theme, "search", FIELD_ICON, weight=3))
        inside.addWidget(self._field, 1)
        inside.addWidget(self._hint)
        field.setFixedHeight(self._field_height())
        return field

    def _field_height(self) -> int:
        theme = self.theme
        return max(theme.px(112 if theme.portrait else 104), theme.line("typed") + theme.px(24))

    def _field_room(self) -> int:
        """What icon and hint leave in the field for what is typed, in screen px."""
        theme = self.theme
        icon = theme.icon_px(FIELD_ICON)
        edges = 2 * theme.px(FIELD_EDGE) + 2 * theme.stroke("selected") + 2 * theme.px(FIELD_GAP)
        return theme.px(self._width) - edges - icon - self._hint.sizeHint().width()

    def show_search(self, view: SearchView) -> None:
        self._field.show_typed(view.typed)
        self._hint.set_content(view.hint)
        self._hint.setVisible(self._field.natural() <= self._field_room())
        self._tell(view, view.told)
        self._line.setVisible(bool(view.told))
        self._show_chips(view)
        self._show_hits(view)
        room = self._bare()
        tall = self._elsewhere.show_view(view.elsewhere, room)
        if view.elsewhere is not None:
            chips = tall + self._chips_height() <= room
            self._set_chips(shown=chips, titled=chips)

    def _tell(self, view: SearchView, told: str) -> None:
        before, _, after = told.partition("{}")
        number = Run(view.number, "label", "ink")
        self._count.set_content((Run(before), number, Run(after)))

    # The items that were found

    def _show_hits(self, view: SearchView) -> None:
        theme = self.theme
        clear(self._rows)
        self._set_edge(EDGE)
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
        several = len(faces) < len(view.rows)
        for turner, there in ((self._back, start > 0), (self._next, end < len(view.rows))):
            turner.setVisible(several)
            turner.setEnabled(there)
        if several:
            self._tell(view, view.told_of(start, end))
        self._set_chips(shown=chips, titled=chips and (theme.portrait or len(faces) < MOST))

    def _page_of(self, view: SearchView) -> tuple[int, list[Face], bool]:
        """The first row of the wanted page, the faces of its rows, and whether chips have room.

        Where pages turn, every page has the chips or none: those that stand below a full page.
        """
        faces, chips = self._faces(view.rows, 0, self._room(turning=False))
        if len(faces) == len(view.rows):
            self._page = 0
            return 0, faces, chips
        self._tell(view, view.told_of(0, len(view.rows)))
        self._set_edge(EDGE_TURNING)
        room = self._room(turning=True)
        faces, chips = self._faces(view.rows, 0, room)
        chips = chips and len(faces) == MOST
        room -= self._chips_height() if chips else 0
        start, page = 0, 0
        while page < view.page and start + len(faces) < len(view.rows):
            start, page = start + len(faces), page + 1
            faces, _ = self._faces(view.rows, start, room)
        self._page = page
        return start, faces, chips

    def _faces(self, rows: Sequence[HitView], start: int, room: int) -> tuple[list[Face], bool]:
        """As many rows from `start` on as fit, and whether words to tap have room below them."""
        theme = self.theme
        width = theme.px(self._width) - theme.px(4)
        free = room - theme.px(4)
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

    def _room(self, *, turning: bool) -> int:
        """What field, line and pad leave of the page for the rows, in screen px."""
        theme = self.theme
        turners = self._back.minimumHeight()
        if theme.look.low:
            return self._bare() - (turners if turning else 0)
        width = theme.px(self._width)
        if not turning:
            line = self._count.heightForWidth(width) + theme.px(2 * EDGE)
            return self._bare() - max(line, theme.px(LINE))
        width -= 2 * (self._back.sizeHint().width() + theme.px(16))
        line = max(self._count.heightForWidth(width), turners) + theme.px(2 * EDGE_TURNING)
        return self._bare() - line

    def _bare(self) -> int:
        """What field and pad leave of the page, in screen px."""
        theme = self.theme
        if theme.look.low:
            bare = page_height(theme) - reach(theme)
            bare -= theme.px(12 + 12 + 12 if theme.portrait else 12 + 4 + 12)
            return bare - self._pad.sizeHint().height() if theme.portrait else bare
        bare = page_height(theme) - theme.px(16) - self._field_height()
        bare -= theme.px(24 + 12 if theme.portrait else 16 + 4)
        return bare - self._pad.sizeHint().height() if theme.portrait else bare - theme.px(16)

    def _set_edge(self, edge: float) -> None:
        """Between the line's words or buttons and what stands above and below."""
        edge = EDGE if self.theme.look.low else edge
        self._within.setContentsMargins(0, self.theme.px(edge), 0, self.theme.px(edge))

    def _hit(self, view: HitView, face: Face) -> Hit:
        made = Hit(self.theme, view, face, self._row_height())
        made.clicked.connect(lambda _checked=False: self.hit_chosen.emit(view))
        return made

    # Words to tap instead of keys

    def _show_chips(self, view: SearchView) -> None:
        """Four beside each other; where that is too narrow three, and four as two and two."""
        theme = self.theme
        self._chips_title.set_content(view.chips_title)
        if view.chips == self._chips_shown:
            return
        self._chips_shown = view.chips
        clear(self._chips)
        made = [self._chip(chip) for chip in view.chips]
        widest = max((chip.sizeHint().width() for chip in made), default=0)
        across = 4
        if 4 * widest + 3 * theme.px(CHIP_GAP) > theme.px(self._width):
            across = 2 if len(made) == 4 else 3
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
