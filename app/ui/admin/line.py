"""A line of the attendant's sheets: icon, name over detail, a tag; it may lead somewhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.domain.health import State
from app.ui.admin.views import Row
from app.ui.theme import Theme
from app.ui.widgets.face import Face
from app.ui.widgets.parts import Badge, Line, Part, Picture, TagKind, Words
from app.ui.widgets.tap import Tap

TAGS = {
    State.GOOD: (TagKind.TINT, "check"),
    State.CARE: (TagKind.ACCENT, "warn"),
    State.PAST: (TagKind.OUTLINE, None),
}
HEIGHT = 86


def line(theme: Theme, row: Row) -> Told | Tap:
    """The widget of a row; a `Tap` where it leads somewhere."""
    if not row.key:
        return Told(theme, row)
    made = Tap(theme, "list_row", row.name, HEIGHT)
    made.setMinimumHeight(max(made.minimumHeight(), theme.target() + theme.gap()))
    made.setAccessibleDescription("，".join(word for word in (row.detail, row.tag) if word))
    made.set_face(_face(theme, row))
    return made


class Told(QLabel):
    """A line that leads nowhere; a label, so that a screen reader reads it."""

    def __init__(self, theme: Theme, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = _face(theme, row)
        self.setMinimumHeight(theme.px(HEIGHT))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText("，".join(word for word in (row.name, row.detail, row.tag) if word))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWordWrap(True)  # a QLabel says by this whether its height follows its width

    def heightForWidth(self, width: int) -> int:
        return max(self.minimumHeight(), self._face.height(width))

    def sizeHint(self) -> QSize:
        return QSize(self._face.natural(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._face.least(), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._face.paint(painter, QRectF(self.rect()), on=False)


def _face(theme: Theme, row: Row) -> Face:
    lines = [Line(row.name, "button_mid", "name")]
    if row.detail:
        lines.append(Line(row.detail, "caption" if theme.portrait else "card_text", "ink2"))
    parts: list[Part] = [Picture(theme, row.icon, 48), Words(theme, lines)]
    if row.tag:
        kind, icon = TAGS[row.state]
        parts.append(Badge(theme, row.tag, kind, icon))
    if row.key:
        parts.append(Picture(theme, "right", 36, "control", 3))
    return Face(theme, parts, (36, 6, 28, 6), 24)
