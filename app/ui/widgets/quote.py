"""Words of the official list behind a coloured rule, verbatim."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.layout import Box, column
from app.ui.widgets.text import Text


class QuoteBlock(QWidget):
    """`head` (清单原文　办理材料) over the quoted `text` and, smaller, its `source`.

    `small` is the size inside a section of another sheet.
    """

    def __init__(
        self,
        theme: Theme,
        head: str,
        text: str,
        source: str | None = None,
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rule = Box("quote_rule", self)
        self._width = theme.stroke("quote")
        inner = column(theme, self, (28 + 6, 0, 0, 0) if small else (32 + 6, 2, 0, 2))
        inner.addWidget(Text(theme, head, "caption_bold" if small else "label", "primary"))
        inner.addSpacing(theme.px(2 if small else 4))
        self._text = Text(
            theme, text, "quote_small" if small else "quote", "ink2" if small else "ink"
        )
        inner.addWidget(self._text)
        if source is not None:
            inner.addSpacing(theme.px(8))
            inner.addWidget(Text(theme, source, "caption", "ink2"))

    def resizeEvent(self, event: object) -> None:
        del event
        self._rule.setGeometry(0, 0, self._width, self.height())
