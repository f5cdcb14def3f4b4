"""Buttons: one filled per page at most, outlines beside it, quiet ones and links."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import row
from app.ui.widgets.tap import Tap, let_through
from app.ui.widgets.text import Run, Text


class ButtonKind(Enum):
    """`WAIT` is the place of the filled button while a choice is still missing."""

    PRIMARY = "primary"
    OUTLINE = "outline"
    QUIET = "quiet"
    WAIT = "wait"


COLOURS = {
    ButtonKind.PRIMARY: "on_primary",
    ButtonKind.OUTLINE: "primary",
    ButtonKind.QUIET: "ink",
    ButtonKind.WAIT: "ink2",
}


class Button(Tap):
    """A button with a label and at most one icon before (`icon`) or after it (`then`).

    `height` in design px, `role` the type role of the label, `hint` a short grey text at the
    right end; with a hint the label stands left.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        kind: ButtonKind = ButtonKind.PRIMARY,
        *,
        height: float = 120,
        role: str = "button",
        icon: str | None = None,
        then: str | None = None,
        icon_size: float = 48,
        hint: str | None = None,
        hint_role: str = "caption",
        padding: float = 44,
        gap: float = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, kind.value, label, height, parent)
        self._kind = kind
        inner = row(theme, self, (padding, 8, padding, 8), gap)
        icon_colour = "primary" if kind is ButtonKind.QUIET else COLOURS[kind]
        self._icons: list[Icon] = []
        if hint is None:
            inner.addStretch(1)
        if icon is not None:
            self._icons.append(Icon(theme, icon, icon_size, icon_colour))
            inner.addWidget(self._icons[-1])
        centred = Qt.AlignmentFlag.AlignHCenter if hint is None else Qt.AlignmentFlag.AlignLeft
        self._label = Text(theme, label, role, COLOURS[kind], align=centred)
        inner.addWidget(self._label)
        if then is not None:
            self._icons.append(Icon(theme, then, icon_size, icon_colour, 3))
            inner.addWidget(self._icons[-1])
        inner.addStretch(1)
        if hint is not None:
            self.setAccessibleDescription(hint)
            self._hint = Text(theme, hint, hint_role, "ink2", wrap=False)
            inner.addWidget(self._hint)
        let_through(self)

    def set_label(self, label: str) -> None:
        self._label.set_content(label)
        self.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Only for a button made with a hint."""
        self._hint.set_content(hint)
        self.setAccessibleDescription(hint)

    def set_kind(self, kind: ButtonKind) -> None:
        """Change what the button is (WAIT becomes PRIMARY once something is chosen).

        A waiting button is disabled and shows no icon.
        """
        self._kind = kind
        self.setEnabled(kind is not ButtonKind.WAIT)
        self._label.set_colour(COLOURS[kind])
        for icon in self._icons:
            icon.setVisible(kind is not ButtonKind.WAIT)
            icon.set_colour(COLOURS[kind])
        self.set_state("kind", kind.value)


class Link(Tap):
    """Underlined text whose target is at least 84 px high. `icon` stands before it."""

    def __init__(
        self, theme: Theme, label: str, *, role: str = "link", icon: str | None = None,
        height: float = 84, then: str | None = None, underline: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "link", label, height, parent)
        inner = row(theme, self, gap=14)
        if icon is not None:
            inner.addWidget(Icon(theme, icon, 40))
        self._underline = underline
        self._label = Text(theme, self._runs(label), role, "primary", wrap=False)
        inner.addWidget(self._label)
        if then is not None:
            inner.addWidget(Icon(theme, then, 32, weight=3))
        let_through(self)

    def set_label(self, label: str) -> None:
        self._label.set_content(self._runs(label))
        self.setAccessibleName(label)

    def _runs(self, label: str) -> tuple[Run, ...]:
        """A final question mark is not underlined."""
        if label.endswith("？"):
            return Run(label[:-1], underline=self._underline), Run("？")
        return (Run(label, underline=self._underline),)

    def drawn(self) -> QRect:
        spare = max(0, self.height() - self.theme.px(52)) // 2
        return self.rect().adjusted(0, spare, 0, -spare)

    def ring_radius(self) -> int:
        return self.theme.radius("tick")
