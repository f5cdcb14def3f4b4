"""The flow chart: boxes and arrows from left to right. What you do yourself is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.notice import FlowNode
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted
from app.ui.widgets.text import Paragraph, paragraph

WIDTHS = {2: 320, 3: 236, 4: 184, 5: 143}
GAP, NARROW_GAP, WIDE_GAP = 40, 24, 240
"""Between two nodes: usual, where there is little room, at most. All in design px."""
ROW_GAP = 24
HEIGHT = 104
PADDING = 12
EDGE = 4
"""Beside the words of a node."""
MOST_LINES = 2
ARROW, NARROW_ARROW = 34, 18
LONG_ARROW = 0.4
"""Of the gap, where that is longer."""
UPRIGHT, UPRIGHT_GAP, ASIDE = 300, 48, 32
"""Upright: how wide a node is, between two nodes, and between a node and its caption."""


@dataclass(frozen=True, slots=True)
class _Node:
    mine: bool
    name: Paragraph
    caption: Paragraph | None


class FlowChart(Painted):
    """Steps as a row of nodes; more than fit stand in two rows. Grows when words wrap."""

    def __init__(
        self, theme: Theme, nodes: Sequence[FlowNode], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._nodes = _set(theme, nodes, "node_note")
        self._fits: dict[int, tuple[int, int]] = {}
        self.say(_spoken(nodes))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWordWrap(True)  # setText of a QLabel sets the policy anew, by this

    def heightForWidth(self, width: int) -> int:
        rows, _ = self._fit(width)
        return rows * self._node_height(width) + (rows - 1) * self._theme.px(ROW_GAP)

    def sizeHint(self) -> QSize:
        width = self._theme.px(876)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _fit(self, width: int) -> tuple[int, int]:
        """Rows and the gap between nodes; Qt asks some ten times a page."""
        if width not in self._fits:
            self._fits[width] = self._fitted(width)
        return self._fits[width]

    def _fitted(self, width: int) -> tuple[int, int]:
        """As few rows as leave every node room for its name.

        That may take two lines of two characters; a narrow gap comes before another row.
        """
        least = 2 * self._theme.font("node").pixelSize() + 2 * self._theme.px(EDGE)
        rows = 1
        while True:
            for gap in (self._theme.px(GAP), self._theme.px(NARROW_GAP)):
                inside = self._node_room(width, rows, gap) - 2 * self._theme.px(EDGE)
                lines = max(len(node.name.ranges(inside)) for node in self._nodes)
                if self._room(width, rows, gap) >= least and lines <= MOST_LINES:
                    return rows, gap
            if rows == len(self._nodes):
                return rows, self._theme.px(NARROW_GAP)
            rows += 1

    def _columns(self, rows: int) -> int:
        return -(-len(self._nodes) // rows)

    def _room(self, width: int, rows: int, gap: int) -> float:
        columns = self._columns(rows)
        arrows = columns - 1 if rows == 1 else columns
        return (width - arrows * gap) / columns

    def _node_width(self, width: int) -> int:
        return self._node_room(width, *self._fit(width))

    def _node_room(self, width: int, rows: int, gap: int) -> int:
        theme = self._theme
        grown = theme.design.large.factor if theme.look.large else 1.0
        widest = theme.px(WIDTHS.get(self._columns(rows), 320) * grown)
        return int(min(widest, self._room(width, rows, gap)))

    def _node_height(self, width: int) -> int:
        inside = self._node_width(width) - 2 * self._theme.px(EDGE)
        tallest = max(
            node.name.height(inside) + (node.caption.height(inside) if node.caption else 0)
            for node in self._nodes
        )
        return max(self._theme.px(HEIGHT), tallest + 2 * self._theme.px(PADDING))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows, least = self._fit(self.width())
        columns = self._columns(rows)
        node_width, height = self._node_width(self.width()), self._node_height(self.width())
        lead = 0 if rows == 1 else least
        spread = self.width() - lead - columns * node_width
        gap = spread / (columns - 1) if columns > 1 else 0.0
        most = self._theme.px(WIDE_GAP) if rows == 1 else self._theme.px(GAP) * 2
        gap = min(gap, float(most))
        for number, node in enumerate(self._nodes):
            line, place = divmod(number, columns)
            x = lead + place * (node_width + gap)
            y = line * (height + self._theme.px(ROW_GAP))
            self._paint_node(painter, node, QRectF(x, y, node_width, height))
            if place:
                self._paint_arrow(painter, x - gap / 2, y + height / 2, gap)
            elif line:
                self._paint_arrow(painter, lead / 2, y + height / 2, lead)

    def _paint_node(self, painter: QPainter, node: _Node, box: QRectF) -> None:
        theme = self._theme
        paint_box(painter, theme, box, mine=node.mine)
        inside = box.adjusted(theme.px(EDGE), 0, -theme.px(EDGE), 0)
        name_height = node.name.height(inside.width())
        note_height = node.caption.height(inside.width()) if node.caption else 0
        inside.setTop(box.top() + (box.height() - name_height - note_height) / 2)
        centre = Qt.AlignmentFlag.AlignHCenter
        node.name.paint(painter, inside, "on_primary" if node.mine else "primary", centre)
        if node.caption:
            inside.setTop(inside.top() + name_height)
            node.caption.paint(painter, inside, "on_primary" if node.mine else "ink2", centre)

    def _paint_arrow(self, painter: QPainter, x: float, y: float, gap: float) -> None:
        px = self._theme.px
        half = max(px(ARROW), LONG_ARROW * gap) / 2 if gap >= px(GAP) else px(NARROW_ARROW) / 2
        head = min(half, px(ARROW) / 2 * 0.56)
        painter.setPen(arrow_pen(self._theme))
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


class FlowColumn(Painted):
    """The same from top to bottom, the caption of each node at its right: for large type."""

    def __init__(
        self, theme: Theme, nodes: Sequence[FlowNode], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._nodes = _set(theme, nodes, "list_note")
        self.say(_spoken(nodes))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWordWrap(True)  # a QLabel sets the policy anew, by this

    def heightForWidth(self, width: int) -> int:
        gaps = self._theme.px(UPRIGHT_GAP) * (len(self._nodes) - 1)
        return sum(self._tall(node, width) for node in self._nodes) + gaps

    def sizeHint(self) -> QSize:
        width = self._theme.px(800)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(500), self._theme.px(HEIGHT))

    def _box_width(self) -> int:
        """As wide as the longest name in one line, where that is not too wide."""
        px = self._theme.px
        widest = max(node.name.natural_width for node in self._nodes)
        return max(px(UPRIGHT), min(px(2 * UPRIGHT), widest + 2 * px(PADDING + EDGE)))

    def _tall(self, node: _Node, width: int) -> int:
        px = self._theme.px
        inside = self._box_width() - 2 * px(EDGE)
        beside = width - self._box_width() - px(ASIDE)
        caption = node.caption.height(beside) if node.caption else 0
        return max(px(88), node.name.height(inside) + px(PADDING), caption)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self._box_width()
        beside = self.width() - wide - px(ASIDE)
        y = 0.0
        for number, node in enumerate(self._nodes):
            if number:
                self._paint_arrow(painter, wide / 2, y, px(UPRIGHT_GAP))
                y += px(UPRIGHT_GAP)
            box = QRectF(0, y, wide, self._tall(node, self.width()))
            paint_box(painter, theme, box, mine=node.mine)
            inside = box.adjusted(px(EDGE), 0, -px(EDGE), 0)
            inside.setTop(box.center().y() - node.name.height(inside.width()) / 2)
            colour = "on_primary" if node.mine else "primary"
            node.name.paint(painter, inside, colour, Qt.AlignmentFlag.AlignHCenter)
            if node.caption:
                top = box.center().y() - node.caption.height(beside) / 2
                node.caption.paint(painter, QRectF(wide + px(ASIDE), top, beside, 0), "ink2")
            y += box.height()

    def _paint_arrow(self, painter: QPainter, x: float, y: float, gap: float) -> None:
        px = self._theme.px
        edge, head = px(7), px(ARROW) / 2 * 0.56
        end = y + gap - edge
        painter.setPen(arrow_pen(self._theme))
        painter.drawLine(QPointF(x, y + edge), QPointF(x, end))
        painter.drawPolyline(
            QPolygonF(
                [QPointF(x - head, end - head), QPointF(x, end), QPointF(x + head, end - head)]
            )
        )


def _set(theme: Theme, nodes: Sequence[FlowNode], caption: str) -> list[_Node]:
    """The words of nodes; `caption` is the type role of the captions."""
    return [
        _Node(
            node.mine,
            paragraph(theme, node.name, "node"),
            paragraph(theme, node.caption, caption) if node.caption else None,
        )
        for node in nodes
    ]


def _spoken(nodes: Sequence[FlowNode]) -> str:
    return "办理流程：" + "，".join(node.name for node in nodes)


def paint_box(painter: QPainter, theme: Theme, box: QRectF, *, mine: bool) -> None:
    """The rounded box of a node; what you do yourself is filled."""
    stroke = theme.stroke("normal")
    edge = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.setPen(QPen(theme.colour("primary"), stroke))
    painter.setBrush(theme.colour("primary" if mine else "surface"))
    painter.drawRoundedRect(edge, theme.radius("chip"), theme.radius("chip"))


def arrow_pen(theme: Theme) -> QPen:
    pen = QPen(theme.colour("primary"), theme.stroke("mark"))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
