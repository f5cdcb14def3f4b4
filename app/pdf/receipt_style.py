"""The measures of the receipt: 80 mm of paper, 72 mm of them printed, black or nothing.

A thermal printer at 203 dpi has 8 dots a millimetre. Source: visual specification 5.2.
"""

from __future__ import annotations

from math import inf

from app.design import Paper
from app.pdf.marks import Ink
from app.pdf.style import Style, Type

DOT = 0.125
"""mm."""

_MM = {
    "top": 5.0,
    "bottom": 4.0,
    "tick_column": 7.6,
    "demand_column": 0.0,
    "where_column": 0.0,
    "tick_corner": 0.6,
    "corner": 0.8,
    "row": 8.4,
    "row_air": 2.4,
    "group_top": 1.2,
    "group_foot": 1.4,
    "group_most": inf,
    "choice_top": 1.2,
    "choice_row_gap": 1.0,
    "section_gap": 0.0,
    "section_air": 3.0,
    "basis_gap": 0.0,
    "column_head": 0.0,
    "qr_min": 24.0,
    "qr_module": 0.5,
    "substep": 6.0,
}
_STROKE = {
    "rule": 1.1, "row": 0.75, "box": 1.1, "tick": 1.5, "tick_inner": 1.1, "node": 1.1,
    "alternatives": 1.9,
}  # fmt: skip
_BOLD = {
    "section": "head", "outcome": "head", "condition": "item", "last_resort_name": "item",
    "where_value": "text", "situation_label": "text", "situation_value": "text",
    "head_side_bold": "text", "basis_bold": "floor", "document": "text", "slip": "text",
}  # fmt: skip
_PLAIN = {
    "alternative": "item", "last_resort": "item", "outcome_text": "item", "not_needed": "item",
    "remark": "text", "note": "text", "notes": "text", "where": "text", "meta": "text",
    "situation_key": "text", "head_side": "text", "date_lead": "text", "caption": "floor",
    "basis": "floor",
}  # fmt: skip
_LABEL = {"tag": Type(9.5, 13, False), "alternative_label": Type(9.5, 13, True)}
"""What the sections shared with the sheet are set in, by the receipt's own roles."""


def receipt_style(paper: Paper) -> Style:
    """The style out of the theme's receipt tokens. Raises KeyError for a token that is missing."""
    roles = {
        name: Type(role.size, role.line, role.weight >= 700) for name, role in paper.type.items()
    }
    types = {name: Type(roles[of].size, roles[of].line, True) for name, of in _BOLD.items()}
    types |= {name: Type(roles[of].size, roles[of].line, False) for name, of in _PLAIN.items()}
    margin = (paper.mm["width"] - paper.mm["printable"]) / 2
    return Style(
        mm={**paper.mm, **_MM, "left": margin, "right": margin},
        stroke=_STROKE,
        type={**roles, **types, **_LABEL},
        colour={ink: (1.0, 1.0, 1.0) if ink is Ink.PAPER else (0.0, 0.0, 0.0) for ink in Ink},
    )
