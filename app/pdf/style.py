"""The sheet's measures as one frozen value: the theme's tokens and what only this layout needs.

Lengths in mm, strokes and type in pt. Source: visual specification 5.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.design import Colour, Paper, TypeRole
from app.pdf.marks import MM_PER_PT, RISE, Ink

CHIP_PAD = 1.7
CHIP_HEIGHT = 5.2
CHIP_CORNER = 1.0
CHIP_EMS = 1.4
"""A chip is at least as high as its type needs."""


BLACK = (0.0, 0.0, 0.0)
"""On paper: a laser printer makes dots of the least grey, and letters of dots have soft edges."""


@dataclass(frozen=True, slots=True)
class Type:
    """Size and line height in pt."""

    size: float
    line: float
    bold: bool

    @property
    def height(self) -> float:
        """The line height in mm."""
        return self.line * MM_PER_PT


def baseline(size: float, height: float) -> float:
    """mm from the top of a line box `height` mm high to the baseline of type of `size` pt."""
    return height / 2 + RISE * size * MM_PER_PT


@dataclass(frozen=True, slots=True)
class Tight:
    """What is smaller where less air makes one sheet of two; no type gets smaller."""

    mm: Mapping[str, float]
    type: Mapping[str, Type]


@dataclass(frozen=True)
class Style:
    """Everything the A4 layout measures with; `tight`: less and less air, tried in turn."""

    mm: Mapping[str, float]
    stroke: Mapping[str, float]
    type: Mapping[str, Type]
    colour: Mapping[Ink, tuple[float, float, float]]
    tight: tuple[Tight, ...] = ()
    lanes: bool = True

    @property
    def text_width(self) -> float:
        return self.mm["width"] - self.mm["left"] - self.mm["right"]


EXTRA_TYPE = {
    "head_name": Type(11, 16, True),
    "continued": Type(18, 26, True),
    "small_title": Type(22, 30, True),
    "outcome": Type(18, 26, True),
    "outcome_text": Type(11.5, 18, False),
    "condition": Type(11, 16, True),
    "column": Type(9.5, 13, False),
    "demand": Type(10.5, 15, False),
    "last_resort_name": Type(11, 16, True),
    "remark": Type(10, 15, False),
    "long_name": Type(12.5, 18, True),
    "long_node": Type(15, 20, True),
    "bracket_long": Type(11, 16, False),
    "date_lead": Type(11, 18, False),
    "date_tail": Type(13, 20, False),
    "date_note": Type(10, 15, False),
    "pointer": Type(11, 16, True),
    "not_needed": Type(11.5, 17, False),
    "head_side": Type(10, 14, False),
    "head_side_bold": Type(10, 14, True),
    "basis_bold": Type(8, 12, True),
    "bracket": Type(10, 14, False),
    "substep": Type(10.5, 16, False),
}


EXTRA_MM = {
    "row_air": 3.2,
    "group_top": 1.9,
    "group_foot": 2.3,
    "group_most": 190.0,
    "choice_top": 1.4,
    "choice_row_gap": 1.6,
    "chart_top": 2.0,
    "pointer": 8.0,
    "foot_air": 2.5,
    "title_gap": 5.0,
    "basis_gap": 4.0,
    "column_head": 6.6,
    "limit_width": 23.0,
    "substep": 6.0,
}

DENSE = Tight(
    mm={
        "row": 8.6,
        "row_air": 2.2,
        "group_top": 1.4,
        "group_foot": 1.6,
        "choice_top": 0.8,
        "choice_row_gap": 1.0,
        "section_gap": 3.4,
        "chart_top": 1.4,
        "node_height": 14.0,
        "long_node_height": 14.5,
        "long_arrow": 7.5,
        "foot_air": 2.0,
    },
    type={"notes": Type(10.5, 15, False)},
)
PACKED = Tight(
    mm={
        **DENSE.mm,
        "row": 7.8,
        "row_air": 1.6,
        "group_top": 1.1,
        "group_foot": 1.3,
        "choice_top": 0.5,
        "choice_row_gap": 0.7,
        "section_gap": 2.6,
        "chart_top": 1.0,
        "node_height": 13.0,
        "long_node_height": 13.5,
        "long_arrow": 6.5,
        "foot_air": 1.5,
        "title_gap": 4.0,
        "basis_gap": 2.6,
        "column_head": 5.8,
    },
    type={
        "notes": Type(10.5, 14.5, False),
        "section": Type(16, 20, True),
        "name": Type(13, 17, True),
        "remark": Type(10, 14, False),
        "where": Type(10.5, 15, False),
        "where_value": Type(10.5, 15, True),
        "date": Type(16, 20, True),
        "basis": Type(8, 11, False),
        "basis_bold": Type(8, 11, True),
    },
)
LAST = Tight(
    mm={
        **PACKED.mm,
        "row": 7.2,
        "row_air": 1.2,
        "group_top": 0.9,
        "group_foot": 1.0,
        "choice_top": 0.3,
        "choice_row_gap": 0.5,
        "section_gap": 2.2,
        "column_head": 5.2,
        "pointer": 6.4,
    },
    type={
        **PACKED.type,
        "notes": Type(10.5, 14, False),
        "remark": Type(10, 13, False),
        "condition": Type(11, 14, True),
    },
)
"""Only where a third page would be turned otherwise."""


def tightened(style: Style, tight: Tight) -> Style:
    """The same style with less air."""
    return replace(style, mm={**style.mm, **tight.mm}, type={**style.type, **tight.type})


def between(loose: Style, tight: Style, share: float) -> Style:
    """`share` of the way from one style to a tighter one, 0 to 1: lengths and line heights."""
    return replace(
        loose,
        mm={name: mm + share * (tight.mm[name] - mm) for name, mm in loose.mm.items()},
        type={
            name: replace(usual, line=usual.line + share * (tight.type[name].line - usual.line))
            for name, usual in loose.type.items()
        },
    )


LARGE_MM = {
    "tick_column": 11.0,
    "tick": 6.5,
    "tick_inner": 5.4,
    "demand_column": 0.0,
    "where_column": 0.0,
    "row": 12.5,
    "row_air": 4.0,
    "section_gap": 6.0,
    "choice_row_gap": 2.0,
    "node_width": 29.0,
    "node_width_four": 32.0,
    "node_height": 20.0,
    "long_node_width": 38.0,
    "long_arrow": 8.0,
    "limit_width": 27.0,
    "substep": 9.6,
    "pointer": 10.5,
}
"""Large print has no columns and no lanes: what is asked stands behind a name, where to get it below."""

LARGE_STROKE = {"tick": 1.75, "tick_inner": 1.5}

LARGE_DENSE = Tight(
    mm={
        "row": 11.0,
        "row_air": 2.6,
        "group_top": 1.5,
        "group_foot": 1.7,
        "choice_top": 0.8,
        "choice_row_gap": 1.2,
        "section_gap": 4.0,
        "chart_top": 1.4,
        "node_height": 18.0,
        "long_node_height": 14.5,
        "long_arrow": 5.5,
        "foot_air": 2.0,
    },
    type={},
)

LARGE_PACKED = Tight(
    mm={
        **LARGE_DENSE.mm,
        "row": 10.0,
        "row_air": 1.8,
        "group_top": 1.1,
        "group_foot": 1.3,
        "choice_top": 0.5,
        "choice_row_gap": 0.8,
        "section_gap": 3.0,
        "chart_top": 1.0,
        "node_height": 17.6,
        "long_node_height": 13.5,
        "long_arrow": 5.0,
        "foot_air": 1.5,
        "title_gap": 4.0,
        "basis_gap": 2.6,
    },
    type={
        "title": Type(32, 40, True),
        "section": Type(24, 29, True),
        "name": Type(20, 26, True),
        "notes": Type(18, 24, False),
        "where": Type(18, 24, False),
        "where_value": Type(18, 24, True),
        "date": Type(24, 29, True),
        "basis": Type(11, 15, False),
        "basis_bold": Type(11, 15, True),
    },
)

LARGE = 18.0
"""pt: the smallest type of all that an applicant reads in order to act."""

LARGE_TYPE = {
    "head": Type(12, 16, False),
    "head_name": Type(14, 19, True),
    "head_side": Type(14, 20, False),
    "head_side_bold": Type(14, 20, True),
    "title": Type(32, 42, True),
    "small_title": Type(27, 36, True),
    "continued": Type(22, 30, True),
    "meta": Type(13, 19, False),
    "qr_caption": Type(11, 15, False),
    "outcome": Type(23, 32, True),
    "section": Type(24, 32, True),
    "name": Type(20, 27, True),
    "last_resort_name": Type(18, 25, True),
    "tag": Type(16, 22, False),
    "alternative_label": Type(16, 22, True),
    "node": Type(20, 26, True),
    "node_note": Type(16, 21, False),
    "substep": Type(16, 22, False),
    "limit_long": Type(30, 38, True),
    "long_node": Type(20, 27, True),
    "long_note": Type(16, 22, False),
    "date": Type(24, 32, True),
    "date_box": Type(27, 38, True),
    "basis": Type(11, 16, False),
    "basis_bold": Type(11, 16, True),
    "basis_long": Type(12, 18, False),
    "footer": Type(10, 14, False),
}
"""Smaller than `LARGE` are only labels, captions and what is no instruction."""


def large(style: Style) -> Style:
    """The same style in large print (大字)."""
    types = {
        name: LARGE_TYPE.get(name, Type(LARGE, 25, usual.bold))
        for name, usual in style.type.items()
    }
    return replace(
        style,
        mm={**style.mm, **LARGE_MM},
        stroke={**style.stroke, **LARGE_STROKE},
        type=types,
        tight=(LARGE_DENSE, LARGE_PACKED),
        lanes=False,
    )


def make_style(paper: Paper, colours: Mapping[str, Colour]) -> Style:
    """The style out of the theme's A4 tokens. Raises KeyError for a token that is missing."""
    types = {name: _type(role) for name, role in paper.type.items()}
    inks = {ink: colours[ink.value].unit for ink in Ink} | {Ink.INK: BLACK}
    return Style(
        mm={**paper.mm, **EXTRA_MM},
        stroke=paper.stroke,
        type={**types, **EXTRA_TYPE},
        colour=inks,
        tight=(DENSE, PACKED, LAST),
    )


def _type(role: TypeRole) -> Type:
    return Type(role.size, role.line, role.weight >= 700)
