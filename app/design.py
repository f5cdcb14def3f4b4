"""The design tokens: what colours, type and sizes are called and what they measure.

Read once from `resources/theme/*.toml` into one frozen `Design`, which the screen's style
sheet (`app.ui.theme`) and the paper (`app.pdf`) both read. Source: visual specification,
sections 1, 4 and 5. Named tuples, as in `app.ui.views`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

HEX = frozenset("0123456789ABCDEF")


class DesignError(Exception):
    """A theme file is missing or wrong; the message says which and what to do."""


class Colour(NamedTuple):
    """An sRGB colour, 0-255 a channel, with an opacity of 0-1."""

    red: int
    green: int
    blue: int
    alpha: float = 1.0

    @property
    def hex(self) -> str:
        """`#RRGGBB`, without the opacity."""
        return f"#{self.red:02X}{self.green:02X}{self.blue:02X}"

    @property
    def css(self) -> str:
        """The colour as a style sheet writes it, opacity included."""
        if self.alpha == 1.0:
            return self.hex
        return f"rgba({self.red}, {self.green}, {self.blue}, {round(self.alpha * 255)})"

    @property
    def unit(self) -> tuple[float, float, float]:
        """The channels as 0-1 floats, for PDF."""
        return self.red / 255, self.green / 255, self.blue / 255


class TypeRole(NamedTuple):
    """One role of type: size and line height (px on a screen, pt on paper), weight 400 or 700."""

    size: float
    line: float
    weight: int


class Frame(NamedTuple):
    """The fixed parts of the window for one orientation, in design px.

    `low`: in 低位 nothing to tap lies above this.
    """

    width: int
    height: int
    header: int
    bar: int
    bar_padding: int
    margin: int
    sheet_inset: int
    low: int


class LargeText(NamedTuple):
    """How 大字 grows type and icons: factor, smallest px, factor for icons."""

    factor: float
    floor: int
    icon_factor: float


class Paper(NamedTuple):
    """One kind of paper: lengths in mm, strokes in pt, type in pt."""

    mm: Mapping[str, float]
    stroke: Mapping[str, float]
    type: Mapping[str, TypeRole]


class Design(NamedTuple):
    """All tokens. Every mapping is read-only and keyed by role."""

    normal: Mapping[str, Colour]
    contrast: Mapping[str, Colour]
    paper: Mapping[str, Colour]
    portrait_type: Mapping[str, TypeRole]
    landscape_type: Mapping[str, TypeRole]
    large: LargeText
    space: tuple[int, ...]
    radius: Mapping[str, int]
    stroke: Mapping[str, int]
    portrait: Frame
    landscape: Frame
    target_mm: float
    gap_mm: float
    target_px: int
    motion: Mapping[str, int]
    a4: Paper
    receipt: Paper


def load_design(folder: Path) -> Design:
    """Read the tokens from `folder` (`resources/theme`).

    Raises `DesignError` with one sentence when a file is missing, is no TOML, lacks a token,
    or names a colour that does not exist.
    """
    colours = _read(folder / "colours.toml")
    type_ = _read(folder / "type.toml")
    sizes = _read(folder / "sizes.toml")
    paper = _read(folder / "paper.toml")
    try:
        portrait_type = _type_roles(type_["portrait"])
        return Design(
            normal=_roles(colours["normal"], colours["base"]),
            contrast=_roles(colours["contrast"], colours["base"]),
            paper=_roles(colours["paper"], colours["base"]),
            portrait_type=portrait_type,
            landscape_type=MappingProxyType({**portrait_type, **_type_roles(type_["landscape"])}),
            large=LargeText(**type_["large"]),
            space=tuple(sizes["space"]["steps"]),
            radius=MappingProxyType(sizes["radius"]),
            stroke=MappingProxyType(sizes["stroke"]),
            portrait=Frame(**sizes["frame"]["portrait"]),
            landscape=Frame(**sizes["frame"]["landscape"]),
            target_mm=sizes["touch"]["target_mm"],
            gap_mm=sizes["touch"]["gap_mm"],
            target_px=sizes["touch"]["layout_px"],
            motion=MappingProxyType(sizes["motion"]),
            a4=_paper(paper["a4"]),
            receipt=_paper(paper["receipt"]),
        )
    except KeyError as error:
        raise DesignError(f"主题文件里缺少 {error}，请重新安装：{folder}") from error
    except (TypeError, ValueError) as error:
        raise DesignError(f"主题文件写错了（{error}），请重新安装：{folder}") from error


def _read(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            return tomllib.load(stream)
    except OSError as error:
        raise DesignError(f"读不到主题文件，请重新安装：{file}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DesignError(f"主题文件写错了（{error}）：{file}") from error


def _roles(roles: Mapping[str, str], base: Mapping[str, str]) -> Mapping[str, Colour]:
    return MappingProxyType({role: _colour(value, base) for role, value in roles.items()})


def _colour(value: str, base: Mapping[str, str]) -> Colour:
    """`name` or `name/opacity`, the name being one of the base colours."""
    name, _, alpha = value.partition("/")
    code = base[name]
    if code[:1] != "#" or len(code) != 7 or not HEX.issuperset(code[1:]):
        raise ValueError(f"{name} = {code}")
    red, green, blue = (int(code[i : i + 2], 16) for i in (1, 3, 5))
    return Colour(red, green, blue, float(alpha) if alpha else 1.0)


def _type_roles(table: Mapping[str, list[float]]) -> Mapping[str, TypeRole]:
    return MappingProxyType(
        {role: TypeRole(size, line, int(weight)) for role, (size, line, weight) in table.items()}
    )


def _paper(table: Mapping[str, Any]) -> Paper:
    return Paper(
        mm=MappingProxyType(table["mm"]),
        stroke=MappingProxyType(table.get("stroke_pt", {})),
        type=_type_roles(table["type"]),
    )
