"""The room between header and bar, where one page at a time stands."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.widgets.overlay import let_go


class Pages(QWidget):
    """Shows one of its children, over all of itself; without a layout, on purpose.

    A QStackedWidget asks every page, shown or not, how large it would like to be, each time one
    of them changes: some hundred calls a tap. Here a page has the room that there is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def add(self, page: QWidget) -> None:
        """Take a page over, unseen, with its size: what it is filled with is dealt out for it."""
        page.setParent(self)
        page.hide()
        page.setGeometry(self.rect())

    def show_page(self, page: QWidget) -> None:
        if page is self._shown:
            return
        self.setUpdatesEnabled(False)
        if self._shown is not None:
            let_go(self._shown)
            self._shown.hide()
        self._shown = page
        page.setGeometry(self.rect())
        page.show()
        self.setUpdatesEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for page in self.children():
            if isinstance(page, QWidget):
                page.setGeometry(self.rect())
