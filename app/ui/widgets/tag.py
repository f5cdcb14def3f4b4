"""Tags: a word or two in a rounded box. They cannot be pressed."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import Box, row
from app.ui.widgets.text import Text


class TagKind(Enum):
    """TINT says yes or how (当场办好, 原件); OUTLINE is neutral; ACCENT is new or needs care.

    IF is the outline tag 如果, bold in ink.
    """

    TINT = "tag_tint"
    OUTLINE = "tag_outline"
    ACCENT = "tag_accent"
    IF = "tag_if"


COLOURS = {
    TagKind.TINT: "on_tint",
    TagKind.OUTLINE: "ink2",
    TagKind.ACCENT: "on_accent_tint",
    TagKind.IF: "ink",
}


class Tag(Box):
    """A tag of 44 design px, one line; `icon` stands before the words."""

    def __init__(
        self, theme: Theme, text: str, kind: TagKind = TagKind.TINT, icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind.value, parent)
        border = 2 if kind in (TagKind.OUTLINE, TagKind.IF) else 0
        inner = row(theme, self, (14 + border, 2, 14 + border, 2), 8)
        if icon is not None:
            inner.addWidget(Icon(theme, icon, 28, COLOURS[kind]))
        role = "tag_plain" if kind is TagKind.OUTLINE else "tag"
        self._text = Text(theme, text, role, COLOURS[kind], wrap=False)
        inner.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        self._text.set_content(text)
