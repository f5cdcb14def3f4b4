"""The flow chart: boxes and arrows from left to right. What you do yourself is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.notice import FlowNode
from app.ui.theme import Theme
from app.ui.widgets.text import Paragraph, paragraph

WIDTHS = {2: 320, 3: 236, 4: 184, 5: 143}
GAP = 40
ROW_GAP = 24
HEIGHT = 104
PADDING = 12
EDGE = 4
"""Beside the words of a node."""
MOST_LINES = 2
ARROW = 34


@dataclass(frozen=True, slots=True)
class _Node:
    mine: bool
    name: Paragraph
    caption: Paragraph | None


class FlowChart(QWidget):
    """Steps as a row of nodes; more than fit stand in two rows. Grows when words wrap."""

    def __init__(
        self, theme: Theme, nodes: Sequence[FlowNode] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_nodes(nodes)

    def set_nodes(self, nodes: Sequence[FlowNode]) -> None:
        theme = self._theme
        self._nodes = [
            _Node(
                node.mine,
                paragraph(theme, node.name, "node"),
                paragraph(theme, node.caption, "node_note") if node.caption else None,
            )
            for node in nodes
        ]
        self.setAccessibleName("办理流程：" + "，".join(node.name for node in nodes))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._nodes:
            return 0
        rows = self._rows(width)
        return rows * self._node_height(width) + (rows - 1) * self._theme.px(ROW_GAP)

    def sizeHint(self) -> QSize:
        width = self._theme.px(876)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.px(HEIGHT) if self._nodes else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _rows(self, width: int) -> int:
        """As few rows as leave every node room for its name in two lines of two characters."""
        least = 2 * self._theme.font("node").pixelSize() + 2 * self._theme.px(EDGE)
        rows = 1
        while rows < len(self._nodes) and (
            self._room(width, rows) < least or self._most_lines(width, rows) > MOST_LINES
        ):
            rows += 1
        return rows

    def _most_lines(self, width: int, rows: int) -> int:
        inside = self._node_room(width, rows) - 2 * self._theme.px(EDGE)
        return max(len(node.name.ranges(inside)) for node in self._nodes)

    def _columns(self, rows: int) -> int:
        return -(-len(self._nodes) // rows)

    def _room(self, width: int, rows: int) -> float:
        columns = self._columns(rows)
        arrows = columns - 1 if rows == 1 else columns
        return (width - arrows * self._theme.px(GAP)) / columns

    def _node_width(self, width: int) -> int:
        return self._node_room(width, self._rows(width))

    def _node_room(self, width: int, rows: int) -> int:
        widest = self._theme.px(WIDTHS.get(self._columns(rows), 320))
        return int(min(widest, self._room(width, rows)))

    def _node_height(self, width: int) -> int:
        inside = self._node_width(width) - 2 * self._theme.px(EDGE)
        tallest = max(
            node.name.height(inside) + (node.caption.height(inside) if node.caption else 0)
            for node in self._nodes
        )
        return max(self._theme.px(HEIGHT), tallest + 2 * self._theme.px(PADDING))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._nodes:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = self._rows(self.width())
        columns = self._columns(rows)
        node_width, height = self._node_width(self.width()), self._node_height(self.width())
        lead = 0 if rows == 1 else self._theme.px(GAP)
        spread = self.width() - lead - columns * node_width
        gap = spread / (columns - 1) if columns > 1 else 0.0
        if rows > 1:
            gap = min(gap, float(self._theme.px(GAP) * 2))
        for number, node in enumerate(self._nodes):
            line, place = divmod(number, columns)
            x = lead + place * (node_width + gap)
            y = line * (height + self._theme.px(ROW_GAP))
            self._paint_node(painter, node, QRectF(x, y, node_width, height))
            if place:
                self._paint_arrow(painter, x - gap / 2, y + height / 2)
            elif line:
                self._paint_arrow(painter, lead / 2, y + height / 2)

    def _paint_node(self, painter: QPainter, node: _Node, box: QRectF) -> None:
        theme = self._theme
        stroke = theme.stroke("normal")
        edge = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        painter.setPen(QPen(theme.colour("primary"), stroke))
        painter.setBrush(theme.colour("primary" if node.mine else "surface"))
        radius = theme.radius("chip")
        painter.drawRoundedRect(edge, radius, radius)
        inside = box.adjusted(theme.px(EDGE), 0, -theme.px(EDGE), 0)
        name_height = node.name.height(inside.width())
        note_height = node.caption.height(inside.width()) if node.caption else 0
        inside.setTop(box.top() + (box.height() - name_height - note_height) / 2)
        centre = Qt.AlignmentFlag.AlignHCenter
        node.name.paint(painter, inside, "on_primary" if node.mine else "primary", centre)
        if node.caption:
            inside.setTop(inside.top() + name_height)
            node.caption.paint(painter, inside, "on_primary" if node.mine else "ink2", centre)

    def _paint_arrow(self, painter: QPainter, x: float, y: float) -> None:
        half = self._theme.px(ARROW) / 2
        head = half * 0.56
        pen = QPen(self._theme.colour("primary"), self._theme.stroke("mark"))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(x + half - head, y - head),
                    QPointF(x + half, y),
                    QPointF(x + half - head, y + head),
                ]
            )
        )
