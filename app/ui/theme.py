"""The look of the screen: one frozen `Look`, and a `Theme` that turns tokens into Qt values for it.

A `Theme` belongs to one `Look` and never changes. When the look changes (大字, 高对比, another
window size) the window makes a new theme and builds its screens anew, so that no widget has to
restyle itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.design import Colour, Design, Frame, TypeRole
from app.panel import USUAL_PANEL, Panel, target_of

FONT_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
IDEOGRAPHS = 0x2E80
PATH_SIZE = 60
"""From about 64 px on Qt fills the outlines of every character anew: half a millisecond each."""
UNGROWN = ("picture_", "attract", "clock")
"""Roles that 大字 leaves as they are: what is only a picture, and what is as large as it gets."""
GLYPHS_KEPT = 400
GLYPH_PAD = 4
BLANK = re.compile(r"(?s:/\*.*?\*/)|@([a-z0-9_]+(?:-[a-z_]+)?)|(\d+)dp\b")
"""What is filled in: a comment goes, `@token` and `12dp` become what they stand for."""


class ThemeError(Exception):
    """A font, icon or style file is missing or wrong; the message says which."""


class Orientation(Enum):
    """Which way the panel stands."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Look(NamedTuple):
    """Everything that decides how the same page is drawn.

    `scale` is screen pixels per design pixel, `target` the smallest side of a thing to tap in
    design pixels (20 mm on the configured panel). `low`: what is tapped lies in the lower part.
    """

    orientation: Orientation
    scale: float = 1.0
    large: bool = False
    contrast: bool = False
    low: bool = False
    motion: bool = True
    target: int = 0


def fit_look(
    design: Design,
    width: int,
    height: int,
    panel: Panel = USUAL_PANEL,
    *,
    large: bool = False,
    contrast: bool = False,
    low: bool = False,
) -> Look:
    """The look for a window of `width` x `height` pixels that fills `panel`."""
    portrait = height >= width
    frame = design.portrait if portrait else design.landscape
    return Look(
        orientation=Orientation.PORTRAIT if portrait else Orientation.LANDSCAPE,
        scale=min(width / frame.width, height / frame.height),
        large=large,
        contrast=contrast,
        low=low,
        target=target_of(panel, design.target_mm),
    )


def load_fonts(folder: Path) -> str:
    """Register the bundled fonts; returns their family. Raises `ThemeError` if one is missing."""
    family = ""
    for name in FONT_FILES:
        number = QFontDatabase.addApplicationFont(str(folder / name))
        if number < 0:
            raise ThemeError(f"读不到字体文件，请重新安装：{folder / name}")
        family = QFontDatabase.applicationFontFamilies(number)[0]
    return family


class Theme:
    """Colours, fonts, lengths, icons and the style sheet for one look. Holds only caches."""

    def __init__(self, design: Design, look: Look, resources: Path, family: str) -> None:
        self.design = design
        self.look = look
        self.family = family
        self._resources = resources
        self._roles: Mapping[str, Colour] = design.contrast if look.contrast else design.normal
        portrait = look.orientation is Orientation.PORTRAIT
        self._types = design.portrait_type if portrait else design.landscape_type
        self.frame: Frame = design.portrait if portrait else design.landscape
        self.paragraphs: dict[object, object] = {}
        """What widgets have set for this look and show again. A person's words may be in it."""
        self._lasting: set[object] = set()
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._advances: dict[tuple[str, str], float] = {}
        self._glyphs: dict[tuple[str, str, int, float], QPixmap] = {}
        self._pixmaps: dict[tuple[str, int, str, float, float], QPixmap] = {}

    @contextmanager
    def lasting(self) -> Iterator[None]:
        """Paragraphs first set in here say the same to everybody: they outlive `forget`."""
        before = set(self.paragraphs)
        yield
        self._lasting |= self.paragraphs.keys() - before

    def forget(self) -> None:
        """Drop what was set for the pages of a visit."""
        for key in self.paragraphs.keys() - self._lasting:
            del self.paragraphs[key]

    @property
    def portrait(self) -> bool:
        return self.look.orientation is Orientation.PORTRAIT

    def px(self, length: float) -> int:
        """Design pixels to screen pixels; a length above 0 never becomes 0."""
        scaled = round(length * self.look.scale)
        return max(1, scaled) if length > 0 else scaled

    def icon_px(self, length: float) -> int:
        """The same for icons, which grow with 大字."""
        factor = self.design.large.icon_factor if self.look.large else 1.0
        return self.px(length * factor)

    def target(self) -> int:
        """The smallest side of a thing to tap, in screen pixels.

        20 mm on the panel, and never less than all pages are laid out for.
        """
        return self.px(max(self.design.target_px, self.look.target))

    def gap(self) -> int:
        """The least distance between two things to tap, in screen pixels: 2.5 mm."""
        least = self.design.gap_mm / self.design.target_mm
        return self.px(self.look.target * least)

    def low_from(self) -> int:
        """The first row of the window, in screen pixels, where 低位 lets something be tapped."""
        return self.px(self.frame.low) if self.look.low else 0

    def stroke(self, role: str) -> int:
        """The width of a line, in screen pixels; borders are wider in high contrast."""
        width = self.design.stroke[role]
        if self.look.contrast:
            width = max(width, self.design.stroke["contrast"])
        return self.px(width)

    def radius(self, role: str) -> int:
        return self.px(self.design.radius[role])

    def duration(self, role: str) -> int:
        """Milliseconds of a movement; 0 when the look wants none."""
        return self.design.motion[role] if self.look.motion else 0

    def type(self, role: str) -> TypeRole:
        """The type of a role in design pixels, with 大字 applied."""
        plain = self._types[role]
        large = self.design.large
        if not self.look.large or role.startswith(UNGROWN):
            return plain
        size = max(large.floor, round(plain.size * large.factor / 2) * 2)
        return TypeRole(size, round(plain.line * size / plain.size / 2) * 2, plain.weight)

    def colour(self, role: str) -> QColor:
        made = self._colours.get(role)
        if made is None:
            colour = self._roles[role]
            made = QColor(colour.red, colour.green, colour.blue)
            made.setAlphaF(colour.alpha)
            self._colours[role] = made
        return made

    def font(self, role: str) -> QFont:
        if role not in self._fonts:
            kind = self.type(role)
            font = QFont(self.family)
            font.setPixelSize(self.px(kind.size))
            font.setWeight(QFont.Weight.Bold if kind.weight >= 700 else QFont.Weight.Normal)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[role] = font
        return self._fonts[role]

    def metrics(self, role: str) -> QFontMetricsF:
        if role not in self._metrics:
            self._metrics[role] = QFontMetricsF(self.font(role))
        return self._metrics[role]

    def line(self, role: str) -> int:
        """The line height of a role in screen pixels."""
        return self.px(self.type(role).line)

    def advance(self, role: str, character: str) -> float:
        """How far `character` moves the pen, in screen pixels."""
        if IDEOGRAPHS <= ord(character) < 0xA000:
            return float(self.font(role).pixelSize())
        key = (role, character)
        if key not in self._advances:
            self._advances[key] = self.metrics(role).horizontalAdvance(character)
        return self._advances[key]

    def glyph(self, role: str, character: str, ink: QColor, ratio: float = 1.0) -> QPixmap:
        """One large character on a transparent ground, kept for the next page.

        Its left edge is `GLYPH_PAD` pixels left of the pen, its top the ascent above the line.
        """
        key = (role, character, ink.rgba(), ratio)
        made = self._glyphs.get(key)
        if made is None:
            if len(self._glyphs) >= GLYPHS_KEPT:
                self._glyphs.clear()
            made = self._draw_glyph(role, character, ink, ratio)
            self._glyphs[key] = made
        return made

    def _draw_glyph(self, role: str, character: str, ink: QColor, ratio: float) -> QPixmap:
        metrics = self.metrics(role)
        width = math.ceil(self.advance(role, character)) + 2 * GLYPH_PAD
        height = math.ceil(metrics.height()) + 1
        pixmap = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setFont(self.font(role))
        painter.setPen(ink)
        painter.drawText(QPointF(GLYPH_PAD, round(metrics.ascent())), character)
        painter.end()
        return pixmap

    def icon(
        self, name: str, size: int, role: str, weight: float = 2.5, ratio: float = 1.0
    ) -> QPixmap:
        """The icon `resources/icons/NAME.svg`, `size` screen pixels square, in a colour role.

        `weight` is the stroke on the 48 grid, `ratio` the device pixels per pixel.
        Raises `ThemeError` if there is no such icon.
        """
        key = (name, size, role, weight, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw_icon(name, round(size * ratio), role, weight)
            self._pixmaps[key].setDevicePixelRatio(ratio)
        return self._pixmaps[key]

    def _draw_icon(self, name: str, size: int, role: str, weight: float) -> QPixmap:
        file = self._resources / "icons" / f"{name}.svg"
        try:
            svg = file.read_text("utf-8")
        except OSError as error:
            raise ThemeError(f"读不到图标，请重新安装：{file}") from error
        svg = svg.replace("currentColor", self._roles[role].hex)
        svg = svg.replace("inkOnMark", self._roles["on_primary"].hex)
        svg = svg.replace('stroke-width="2.5"', f'stroke-width="{weight}"')
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def style_sheet(self) -> str:
        """`resources/qss/kiosk.qss` with tokens filled in.

        `@role` is a colour, `@stroke-role` and `@radius-role` lengths, `12dp` design pixels.
        """
        file = self._resources / "qss" / "kiosk.qss"
        try:
            template = file.read_text("utf-8")
        except OSError as error:
            raise ThemeError(f"读不到样式文件，请重新安装：{file}") from error
        return BLANK.sub(self._filled, template)

    def _filled(self, found: re.Match[str]) -> str:
        if found[1]:
            return self._token(found[1])
        return f"{self.px(int(found[2]))}px" if found[2] else ""

    def _token(self, name: str) -> str:
        kind, _, role = name.partition("-")
        if kind == "stroke" and role:
            return f"{self.stroke(role)}px"
        if kind == "radius" and role:
            return f"{self.radius(role)}px"
        return self._roles[name].css
