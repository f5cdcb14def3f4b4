"""Answers and ticks: the option row, the tick chip and the 我有 toggle. All are checkable."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.layout import column, row
from app.ui.widgets.mark import Mark, Shape
from app.ui.widgets.tap import Tap, let_through
from app.ui.widgets.text import Text


class OptionRow(Tap):
    """One answer over the whole width: radio (or square), text, helper below it.

    `quiet` is the weaker row 不确定. `extra`, if given, replaces the text column (the regions of
    the welcome page); `follow` makes its texts change colour with the row.
    The row only shows a choice: it is checked by `set_on`, and `clicked` says what is wanted.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        helper: str | None = None,
        *,
        shape: Shape = Shape.RADIO,
        height: float = 160,
        quiet: bool = False,
        extra: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "option_quiet" if quiet else "option", text, height, parent)
        self.setCheckable(True)
        if helper is not None:
            self.setAccessibleDescription(helper)
        inner = row(theme, self, (38, 8, 38, 8), 32)
        self._mark = Mark(theme, shape, 48)
        inner.addWidget(self._mark)
        self._texts: list[tuple[Text, str, str]] = []
        if extra is not None:
            inner.addWidget(extra, 1)
        else:
            words = column(theme)
            words.addStretch(1)
            role = "option_unsure" if quiet else "option"
            words.addWidget(self.follow(Text(theme, text, role), "ink", "on_selected"))
            if helper is not None:
                words.addWidget(
                    self.follow(Text(theme, helper, "helper", "ink2"), "ink2", "on_selected2")
                )
            words.addStretch(1)
            inner.addLayout(words, 1)
        let_through(self)
        self.toggled.connect(self._show_state)

    def nextCheckState(self) -> None:
        """A tap asks; only the owner decides what is chosen."""

    def set_on(self, on: bool) -> None:
        self.setChecked(on)

    def follow(self, text: Text, off: str, on: str) -> Text:
        """Let `text` have the colour role `on` while the row is chosen, else `off`."""
        self._texts.append((text, off, on))
        return text

    def _show_state(self, on: bool) -> None:
        self._mark.set_on(on)
        for text, off_role, on_role in self._texts:
            text.set_colour(on_role if on else off_role)


class TickChip(Tap):
    """One of several papers that suffice, as a chip of 84 design px with a tick square."""

    def __init__(self, theme: Theme, text: str, height: float = 84,
                 parent: QWidget | None = None) -> None:
        super().__init__(theme, "chip", text, height, parent)
        self.setCheckable(True)
        inner = row(theme, self, (16, 6, 12, 6), 12)
        self._mark = Mark(theme, Shape.SQUARE, 32)
        inner.addWidget(self._mark)
        self._label = Text(theme, text, "helper")
        inner.addWidget(self._label, 1)
        let_through(self)
        self.toggled.connect(self._show_state)

    def nextCheckState(self) -> None:
        """A tap asks; only the owner decides what is ticked."""

    def set_on(self, on: bool) -> None:
        self.setChecked(on)

    def ring_radius(self) -> int:
        return self.theme.radius("chip")

    def _show_state(self, on: bool) -> None:
        self._mark.set_on(on)
        self._label.set_colour("on_selected" if self.theme.look.contrast and on else
                               "primary" if on else "ink")


class HaveToggle(Tap):
    """我有: drawn 152 x 72 design px in the middle of a larger target.

    `of` is the material's name, for the screen reader.
    """

    WIDTH = 152
    DRAWN_HEIGHT = 72

    def __init__(self, theme: Theme, of: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "chip", f"我有：{of}", 98, parent)
        self.setCheckable(True)
        self.setFixedWidth(theme.px(self.WIDTH))
        inner = row(theme, self, (18, 0, 8, 0), 12)
        self._mark = Mark(theme, Shape.SQUARE, 32)
        inner.addStretch(1)
        inner.addWidget(self._mark)
        self._label = Text(theme, "我有", "label", wrap=False)
        inner.addWidget(self._label)
        inner.addStretch(1)
        let_through(self)
        self.toggled.connect(self._show_state)

    def nextCheckState(self) -> None:
        """A tap asks; only the owner decides what is ticked."""

    def set_on(self, on: bool) -> None:
        self.setChecked(on)

    def drawn(self) -> QRect:
        spare = max(0, self.height() - self.theme.px(self.DRAWN_HEIGHT)) // 2
        return self.rect().adjusted(0, spare, 0, -spare)

    def ring_radius(self) -> int:
        return self.theme.radius("chip")

    def _show_state(self, on: bool) -> None:
        self._mark.set_on(on)
        self._label.set_colour("on_selected" if self.theme.look.contrast and on else
                               "primary" if on else "ink")
