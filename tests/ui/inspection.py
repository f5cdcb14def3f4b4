"""What is wrong with a page as it stands on the glass.

`inspect` looks at a shown window and says every fault that it finds. It knows no page: it sees
painted words and pictures, what can be tapped, and the pixels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import combinations
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import QWidget

from app.design import Colour
from app.ui.theme import Theme
from app.ui.widgets.layout import Box
from app.ui.widgets.ring import FocusRing
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text
from app.ui.window import MainWindow
from tests.contrast import contrast_ratio
from tests.ui.painted import Drawn, Line, Pixels, look_at

LEAST_CONTRAST = 7.0
NEAR = 2.0
"""Pixels by which rounding may move something."""
SAME_COLOUR = 40
"""A channel may differ by so much from the colour that was asked for."""
EDGE = 2
"""Pixels round a line that are looked at for what it stands on."""
MOSTLY = 0.8
EXEMPT = "disabled"
PICTURED = "picture_"
"""Type of the pictured paper: a picture, which may be smaller."""


class Kind(Enum):
    """What can be wrong."""

    CUT = "cut"
    OVERLAP = "overlap"
    OUTSIDE = "outside"
    SMALL = "small type"
    TARGET = "target"
    CLOSE = "too close"
    NAMELESS = "no name"
    CONTRAST = "contrast"
    UNSEEN = "not to be seen"
    HIGH = "out of low reach"
    FILLED = "two filled buttons"


class Fault(NamedTuple):
    """`words` say which part of the page, with figures in screen pixels."""

    kind: Kind
    words: str


def inspect(window: MainWindow) -> list[Fault]:
    """All faults of what the window shows, without those below a scrim or a cover."""
    seen = look_at(window)
    top = _Top(window)
    lines = [line for line in seen.lines if top.holds(line.widget)]
    pictures = [drawn for drawn in seen.pictures if top.holds(drawn.widget)]
    widgets = top.widgets()
    taps = [widget for widget in widgets if isinstance(widget, Tap)]
    pictures += [Drawn(QRectF(place(one)), one, whole=True) for one in widgets if _is_picture(one)]
    theme = window.theme
    return [
        *_cut(lines, widgets),
        *_small_type(lines, theme),
        *_overlaps(lines, pictures, taps),
        *_targets(taps, theme),
        *_contrasts(lines, Pixels(seen.image)),
    ]


class _Top:
    """What lies on top: a cover, else a risen sheet with the bar, else everything."""

    def __init__(self, window: MainWindow) -> None:
        cover = window.covering()
        if cover is not None:
            self._roots: list[QWidget] = [cover]
        elif window.sheet.isVisible():
            self._roots = [window.sheet, window.bar]
        else:
            self._roots = [window]

    def holds(self, widget: QWidget) -> bool:
        return any(root is widget or root.isAncestorOf(widget) for root in self._roots)

    def widgets(self) -> list[QWidget]:
        return [
            widget
            for root in self._roots
            for widget in (root, *root.findChildren(QWidget))
            if widget.isVisible()
        ]


def _is_picture(widget: QWidget) -> bool:
    """Whether it paints itself and holds nothing: an icon, a code, a chart, a pictured paper."""
    if isinstance(widget, Text | Tap | Box | FocusRing):
        return False
    ours = (kind for kind in type(widget).__mro__ if kind.__module__.startswith("app."))
    paints = any("paintEvent" in vars(kind) for kind in ours)
    return paints and not any(child.isVisible() for child in widget.findChildren(QWidget))


def place(widget: QWidget, inner: QRect | None = None) -> QRect:
    """A widget, or a part of it, in pixels of its window."""
    rect = widget.rect() if inner is None else inner
    return rect.translated(widget.mapTo(widget.window(), QPoint(0, 0)))


def seen_part(widget: QWidget) -> QRect:
    """What its ancestors leave of a widget, in pixels of its window."""
    left = place(widget)
    above = widget.parentWidget()
    while above is not None:
        left = left.intersected(place(above))
        above = above.parentWidget()
    return left


def _cut(lines: Sequence[Line], widgets: Sequence[QWidget]) -> Iterator[Fault]:
    rooms: dict[QWidget, QRectF] = {}
    for line in lines:
        room = rooms.setdefault(line.widget, QRectF(seen_part(line.widget)))
        if line.wanted > line.given + NEAR:
            yield Fault(Kind.CUT, f"{line.words}: {line.wanted:.0f} wide in {line.given:.0f}")
        elif not room.adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(line.box):
            yield Fault(Kind.CUT, f"{line.words}: {_told(line.box)} in {_told(room)}")
    for widget in widgets:
        if isinstance(widget, Text) and widget.text().strip() and seen_part(widget).isEmpty():
            yield Fault(Kind.CUT, f"{widget.text()}: nothing of it is seen")
        elif isinstance(widget, Tap):
            whole, part = place(widget), seen_part(widget)
            if not part.adjusted(-2, -2, 2, 2).contains(whole):
                yield Fault(
                    Kind.OUTSIDE, f"{_name(widget)}: {_told(whole)}, seen are {_told(part)}"
                )


def _small_type(lines: Sequence[Line], theme: Theme) -> Iterator[Fault]:
    least = theme.px(theme.type("floor").size)
    for line in lines:
        pictured = all(role.startswith(PICTURED) for role in line.types)
        if line.size < least and not pictured:
            yield Fault(Kind.SMALL, f"{line.words}: {line.size} instead of {least}")


def _overlaps(
    lines: Sequence[Line], pictures: Sequence[Drawn], taps: Sequence[Tap]
) -> Iterator[Fault]:
    ordered = sorted(lines, key=lambda line: line.box.top())
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.box.top() > one.box.bottom() - NEAR:
                break
            if one.paragraph != other.paragraph and _meet(one.box, other.box):
                yield Fault(Kind.OVERLAP, f"{one.words} / {other.words}")
    for line in lines:
        for drawn in pictures:
            own = drawn.whole and drawn.widget is line.widget
            if not own and _meet(line.box, drawn.box):
                yield Fault(Kind.OVERLAP, f"{line.words} / a picture at {_told(drawn.box)}")
    drawn_taps = [(tap, QRectF(place(tap, tap.drawn()))) for tap in taps]
    for tap, box in drawn_taps:
        for line in lines:
            if not _meet(line.box, box):
                continue
            if line.widget is not tap and not tap.isAncestorOf(line.widget):
                yield Fault(Kind.OVERLAP, f"{line.words} / the button {_name(tap)}")
    hit = [(tap, QRectF(place(tap))) for tap in taps]
    for (one_tap, one_box), (other_tap, other_box) in combinations(hit, 2):
        if not _meet(one_box, other_box):
            continue
        if not (one_tap.isAncestorOf(other_tap) or other_tap.isAncestorOf(one_tap)):
            yield Fault(Kind.OVERLAP, f"{_name(one_tap)} / {_name(other_tap)}: both are tapped")


def _targets(taps: Sequence[Tap], theme: Theme) -> Iterator[Fault]:
    least, low = theme.target(), theme.low_from()
    live = [tap for tap in taps if tap.isEnabled()]
    for tap in live:
        box = place(tap)
        if min(box.width(), box.height()) < least:
            yield Fault(Kind.TARGET, f"{_name(tap)}: {_told(box)}, at least {least}")
        if box.top() < low and not box.contains(tap.window().rect()):
            yield Fault(Kind.HIGH, f"{_name(tap)}: begins at {box.top()}, not below {low}")
    for tap in taps:
        if not tap.accessibleName().strip():
            yield Fault(Kind.NAMELESS, f"{tap.property('kind')} at {_told(place(tap))}")
    filled = [tap for tap in live if tap.property("kind") == "primary"]
    if len(filled) > 1:
        yield Fault(Kind.FILLED, " / ".join(map(_name, filled)))
    core, gap = theme.px(theme.look.target), theme.gap()
    for (one, one_box), (other, other_box) in combinations([(tap, place(tap)) for tap in live], 2):
        apart = _apart(one_box, other_box, core)
        if apart < gap:
            yield Fault(
                Kind.CLOSE, f"{_name(one)} / {_name(other)}: {apart:.0f} apart, at least {gap}"
            )


def _apart(one: QRect, other: QRect, core: int) -> float:
    """How far the middles of two targets, each a square of `core`, are from each other."""
    across = abs(one.center().x() - other.center().x()) - core
    down = abs(one.center().y() - other.center().y()) - core
    if one.right() < other.left() or other.right() < one.left():
        return float(max(across, down))
    return float(down) if one.bottom() < other.top() or other.bottom() < one.top() else core


def _contrasts(lines: Sequence[Line], pixels: Pixels) -> Iterator[Fault]:
    for line in lines:
        box = line.box.toAlignedRect().adjusted(-EDGE, -EDGE, EDGE, EDGE)
        counted = pixels.count(box)
        if not counted:
            continue
        ground = _ground(counted, line)
        for role, ink in zip(line.roles, line.inks, strict=True):
            asked = Colour(ink.red(), ink.green(), ink.blue())
            ratio = contrast_ratio(asked, ground)
            if role == EXEMPT:
                continue
            if ratio < LEAST_CONTRAST:
                yield Fault(Kind.CONTRAST, f"{line.words}: {role} on {ground.hex} is {ratio:.2f}")
            elif not (_holds(counted, asked) or _holds(pixels.count(box, every=True), asked)):
                yield Fault(Kind.UNSEEN, f"{line.words}: no {role} at {_told(line.box)}")


def _ground(counted: Counter[int], line: Line) -> Colour:
    """The commonest colour round a line: of bold figures that may be their own, then the next."""
    own = [Colour(ink.red(), ink.green(), ink.blue()) for ink in line.inks]
    for pixel, times in counted.most_common(2):
        mostly = times > MOSTLY * counted.total()
        if mostly or not any(_colour(pixel) == ink for ink in own):
            return _colour(pixel)
    return own[0]


def _colour(pixel: int) -> Colour:
    return Colour(pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255)


def _holds(counted: Counter[int], asked: Colour) -> bool:
    return any(_same(asked, _colour(one)) for one in counted)


def _same(one: Colour, other: Colour) -> bool:
    pairs = ((one.red, other.red), (one.green, other.green), (one.blue, other.blue))
    return all(abs(a - b) <= SAME_COLOUR for a, b in pairs)


def _meet(one: QRectF, other: QRectF) -> bool:
    if not one.intersects(other):
        return False
    both = one.intersected(other)
    return both.width() > NEAR and both.height() > NEAR


def _name(tap: Tap) -> str:
    return tap.accessibleName() or str(tap.property("kind"))


def _told(box: QRect | QRectF) -> str:
    return f"{box.width():.0f} x {box.height():.0f} at {box.left():.0f}, {box.top():.0f}"
