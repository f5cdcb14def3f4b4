"""The order in which a page is read: for the Tab key, for the voice, for arrows. Layouts say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLayout, QWidget

from app.ui.widgets.tap import Tap

CHOICES = frozenset(("card", "list_row", "option", "option_quiet"))
"""Kinds of taps that a page is about."""
ASIDE = 3
"""How much further away a thing counts that does not lie straight in the arrow's direction."""


def in_order(root: QWidget) -> Iterator[QWidget]:
    """`root` and everything shown on it, a parent before its children.

    What a layout holds comes in the layout's order, what was placed by hand from top to bottom.
    """
    yield root
    for child in _children(root):
        if not child.isHidden():
            yield from in_order(child)


def taps_in_order(root: QWidget) -> list[Tap]:
    """What can be pressed now on `root`, in reading order."""
    return [
        widget
        for widget in in_order(root)
        if isinstance(widget, Tap)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def towards(key: Qt.Key, here: Tap, taps: Sequence[Tap]) -> Tap | None:
    """The nearest of `taps` that lies up, down, left or right of `here`; None where none does."""
    start = _place(here)
    best: tuple[int, Tap] | None = None
    for tap in taps:
        if tap is here:
            continue
        far = _distance(key, start, _place(tap))
        if far is not None and (best is None or far < best[0]):
            best = (far, tap)
    return best[1] if best is not None else None


def _children(widget: QWidget) -> list[QWidget]:
    held = list(_held(widget.layout()))
    known = set(map(id, held))
    placed = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and not child.isWindow() and id(child) not in known
    ]
    placed.sort(key=lambda child: (child.y(), child.x()))
    return [*held, *placed]


def _held(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget = item.widget()
        if widget is not None:
            yield widget
        else:
            yield from _held(item.layout())


def _place(tap: Tap) -> QRect:
    return QRect(tap.mapTo(tap.window(), QPoint(0, 0)), tap.size())


def _distance(key: Qt.Key, start: QRect, end: QRect) -> int | None:
    """How far `end` is in the direction of `key`; None where it does not lie there."""
    match key:
        case Qt.Key.Key_Up:
            along, aside = start.top() - end.bottom(), _apart(start, end, upright=False)
        case Qt.Key.Key_Down:
            along, aside = end.top() - start.bottom(), _apart(start, end, upright=False)
        case Qt.Key.Key_Left:
            along, aside = start.left() - end.right(), _apart(start, end, upright=True)
        case _:
            along, aside = end.left() - start.right(), _apart(start, end, upright=True)
    if along < 0:
        return None
    # Between two things straight ahead, the one whose near corner is nearer.
    return (
        along
        + ASIDE * aside
        + (abs(start.left() - end.left()) + abs(start.top() - end.top())) // 50
    )


def _apart(one: QRect, other: QRect, *, upright: bool) -> int:
    """The gap between two boxes across the direction; 0 where they face each other."""
    if upright:
        return max(0, one.top() - other.bottom(), other.top() - one.bottom())
    return max(0, one.left() - other.right(), other.left() - one.right())


def starting_tap(page: QWidget, taps: Sequence[Tap]) -> Tap | None:
    """Where keys begin on a page: where it says (`starts_at`), else at the first real thing."""
    says = getattr(page, "starts_at", None)
    wanted = says() if says is not None else None
    if wanted in taps:
        return wanted
    choices = (tap for tap in taps if tap.property("kind") in CHOICES)
    solid = (tap for tap in taps if tap.property("kind") != "link")
    return next(choices, None) or next(solid, taps[0] if taps else None)
