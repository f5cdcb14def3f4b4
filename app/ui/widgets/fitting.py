"""What a page leaves out where it has no room for all of it: hints of ours, nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.layout import page_height
from app.ui.widgets.text import paragraph


def shed(page: QWidget, theme: Theme, spare: Sequence[QWidget]) -> None:
    """Show all of `page`; hide what can be spared, in its order, until the page fits its room."""
    for widget in spare:
        widget.show()
    for widget in spare:
        if needed(page, theme) <= page_height(theme):
            return
        widget.hide()


def pieces(theme: Theme, words: str, role: str, width: int, most: int) -> Iterator[str]:
    """Words in pieces of at most `most` of the lines that they take at a width, so that a page
    may end between them.
    """
    lines = paragraph(theme, words, role).ranges(width)
    for first in range(0, len(lines), most):
        yield "\n".join(words[start:end] for start, end in lines[first : first + most])


def needed(page: QWidget, theme: Theme) -> int:
    """The height that a page wants at the width of the window, in screen pixels."""
    layout = page.layout()
    assert layout is not None
    for part in page.findChildren(QWidget):
        # What was just made counts in a layout only when it is shown.
        if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            part.setVisible(True)
        if part.layout() is not None:  # Qt would tell its owner later
            part.updateGeometry()
    for inner in page.findChildren(QLayout):  # those within layouts, too: they keep what was
        inner.invalidate()
    width = theme.px(theme.frame.width)
    return max(layout.heightForWidth(width), layout.minimumSize().height())
