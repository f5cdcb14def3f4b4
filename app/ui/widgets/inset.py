"""The box of a tap whose drawing is smaller than its target."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOption


def paint_box(button: QAbstractButton, box: QRect) -> None:
    """Draw what the style sheet says of the button's state into `box` alone."""
    option = QStyleOption()
    option.initFrom(button)
    option.rect = box
    if button.isDown():
        option.state |= QStyle.StateFlag.State_Sunken
    if button.isChecked():
        option.state |= QStyle.StateFlag.State_On
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    button.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, button)
