"""What stands in columns and rows, and that nothing of it is left once it is taken out."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ui.widgets.layout import clear


def test_what_is_taken_out_is_freed(qtbot: QtBot) -> None:
    """A day of pages would otherwise leave a few hundred bytes of each for good."""
    room = QWidget()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    column.addWidget(QWidget())
    column.addStretch(1)
    inner = QHBoxLayout()
    column.addLayout(inner)
    inner.addWidget(QWidget())
    inner.addSpacing(3)
    kept = [layout.itemAt(place) for layout in (column, inner) for place in (0, 1)]
    clear(column)
    assert column.count() == inner.count() == 0
    assert not any(isValid(item) for item in kept)
