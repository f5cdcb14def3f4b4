"""Buttons: one filled per page at most, outlines beside it, quiet ones and links."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.face import Face, Pile
from app.ui.widgets.parts import Centred, Line, Part, Picture, Words
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Run


class ButtonKind(Enum):
    """`WAIT` is the place of the filled button while a choice is still missing.

    `PLAIN` has no border: the quieter way out of a dialog.
    """

    PRIMARY = "primary"
    OUTLINE = "outline"
    QUIET = "quiet"
    WAIT = "wait"
    PLAIN = "plain"


COLOURS = {
    ButtonKind.PRIMARY: "on_primary",
    ButtonKind.OUTLINE: "primary",
    ButtonKind.QUIET: "ink",
    ButtonKind.WAIT: "ink2",
    ButtonKind.PLAIN: "ink",
}


class Button(Tap):
    """A button with a label and at most one icon before (`icon`) and one after it (`then`).

    `height` in design px, `role` the type role of the label, `hint` a short grey text at the
    right end; with a hint the label stands left. `set_label` takes a `tail`, a few plain
    characters behind the label (1/2). A waiting button is disabled and has no icon. `stacked`
    sets the icon above the label.
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
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, kind.value, label, height, parent)
        self._stacked = stacked
        self._words, self._tail = label, ""
        self._kind = kind
        self._role = role
        self._icon, self._then, self._icon_size = icon, then, icon_size
        self._hint, self._hint_role = hint, hint_role
        self._padding, self._gap = padding, gap
        self._compose()

    def set_label(self, label: str, tail: str = "") -> None:
        self._words, self._tail = label, tail
        self.setAccessibleName(f"{label} {tail}" if tail else label)
        self._compose()

    def set_icon(self, icon: str | None) -> None:
        """Change the icon before the label."""
        self._icon = icon
        self._compose()

    def set_then(self, then: str | None) -> None:
        """Change the icon behind the label."""
        self._then = then
        self._compose()

    def set_hint(self, hint: str) -> None:
        self._hint = hint
        self._compose()

    def set_kind(self, kind: ButtonKind) -> None:
        """Change what the button is (WAIT becomes PRIMARY once something is chosen)."""
        self._kind = kind
        self.setEnabled(kind is not ButtonKind.WAIT)
        self.set_kind_name(kind.value)
        self._compose()

    def setEnabled(self, enabled: bool) -> None:
        super().setEnabled(enabled)
        self._compose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._compose()

    def _compose(self) -> None:
        theme, kind = self.theme, self._kind
        waiting = kind is ButtonKind.WAIT
        colour = COLOURS[kind]
        if not self.isEnabled() and not waiting:
            colour = "disabled"
        icon_colour = "primary" if kind is ButtonKind.QUIET else colour
        icons = [
            Picture(theme, name, self._icon_size, icon_colour, weight)
            for name, weight in ((self._icon, 2.5), (self._then, 3))
            if name and not waiting
        ]
        role = self._role
        if waiting:
            role = "button_wait"
        runs: list[Run] = [Run(self._words)]
        if self._tail:
            runs.append(Run(f" {self._tail}", "lead", "ink2"))
        label = (Line(runs, role, colour),)
        parts: list[Part] = list(icons)
        at = 1 if self._icon and not waiting else 0
        if self._stacked:
            room = max(self.width() - 2 * theme.px(self._padding), theme.font(role).pixelSize())
            words = Centred(theme, label, room)
            parts = [Pile(theme, (*icons, words), 6, Qt.AlignmentFlag.AlignHCenter)]
        elif self._hint is None:
            used = sum(icon.natural() + theme.px(self._gap) for icon in icons)
            room = self.width() - used - 2 * theme.px(self._padding)
            if room < 2 * theme.font(role).pixelSize():
                room = 10_000
            parts.insert(at, Centred(theme, label, room))
        else:
            self.setAccessibleDescription(self._hint)
            parts.insert(at, Words(theme, label))
            parts.append(Words(theme, (Line(self._hint, self._hint_role, "ink2"),), stretch=False))
        self.set_face(Face(theme, parts, (self._padding, 8, self._padding, 8), self._gap))


class Link(Tap):
    """Underlined text whose target is at least 84 px high. `icon` stands before it.

    A final question mark is not underlined.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        role: str = "link",
        icon: str | None = None,
        height: float = 84,
        then: str | None = None,
        underline: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "link", label, height, parent)
        self._role = role
        self._icon, self._then = icon, then
        self._underline = underline
        self.set_label(label)

    def set_label(self, label: str) -> None:
        theme = self.theme
        self.setAccessibleName(label)
        bare = label.removesuffix("？")
        runs = (Run(bare, underline=self._underline), Run(label[len(bare) :]))
        parts: list[Part] = [Words(theme, (Line(runs, self._role, "primary"),), stretch=False)]
        if self._icon is not None:
            parts.insert(0, Picture(theme, self._icon, 40))
        if self._then is not None:
            parts.append(Picture(theme, self._then, 32, weight=3))
        self.set_face(Face(theme, parts, (0, 0, 0, 0), 14))

    def boxed(self) -> bool:
        return self.isDown()

    def drawn(self) -> QRect:
        tall = max(self.theme.px(52), self.theme.line(self._role))
        spare = max(0, self.height() - tall) // 2
        return self.rect().adjusted(0, spare, 0, -spare)

    def ring_radius(self) -> int:
        return self.theme.radius("tick")
