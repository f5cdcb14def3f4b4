"""Which block goes to which page."""

from __future__ import annotations

from app.pdf.marks import Block, Rule
from app.pdf.page import Area, Parts, groups, one_page, pages
from app.pdf.resources import default_press

AREA = Area(first_top=50.0, later_top=40.0, bottom=270.0)


def block(name: str, height: float, **rest: bool | str | float) -> Block:
    return Block(name, height, (Rule(0, 0, 10, 0, 1),), **rest)  # type: ignore[arg-type]


def names(parts: Parts) -> list[list[str]]:
    kit = default_press().kit
    return [
        [placed.block.name for placed in page if placed.block.name != "rule"]
        for page in pages(parts, AREA, kit)
    ]


ROWS = tuple(block(f"row{n}", 10.0, row=True) for n in range(30))
HEAD = block("head", 8.0, with_next=True, heading="h")
NOTES = (
    block("notes-head", 8.0, with_next=True, heading="n"),
    *(block(f"n{n}", 6.0) for n in range(5)),
)
BASIS = (block("basis", 20.0, heading="b"),)


def test_a_head_stays_with_the_first_row() -> None:
    assert [len(group) for group in groups((HEAD, *ROWS[:3]))] == [2, 1, 1]


def test_a_flow_that_does_not_fit_goes_whole_to_the_next_page_and_notes_fill_the_room() -> None:
    parts = Parts(ROWS[:15], block("flow", 90.0, heading="f"), NOTES, BASIS)
    assert names(parts) == [
        [*(f"row{n}" for n in range(15)), "notes-head", *(f"n{n}" for n in range(5))],
        ["flow", "basis"],
    ]


def test_notes_are_not_torn_from_their_head() -> None:
    parts = Parts(ROWS[:12], block("flow", 70.0, heading="f"), NOTES, BASIS)
    assert names(parts)[1] == ["notes-head", *(f"n{n}" for n in range(5)), "basis"]


def test_rows_run_on_and_are_closed_by_thick_rules_on_both_pages() -> None:
    kit = default_press().kit
    parts = Parts((HEAD, *ROWS), block("flow", 40.0, heading="f"), (), BASIS)
    found = pages(parts, AREA, kit)
    thick = [
        [p.y for p in page if p.block.name == "rule" and p.block.marks[0].stroke == 1.5]  # type: ignore[union-attr]
        for page in found
    ]
    assert [len(ys) for ys in thick] == [2, 2]
    assert [p.block.name for p in found[1]].count("flow") == 1


def test_column_heads_are_set_again_where_rows_run_on() -> None:
    heads = block("columns", 6.0, row=True, again=True, with_next=True)
    parts = Parts((HEAD, heads, *ROWS), block("flow", 40.0, heading="f"), (), BASIS)
    assert names(parts)[0][:3] == ["head", "columns", "row0"]
    first, second, *_ = names(parts)
    assert second[0] == "columns"
    assert int(second[1].removeprefix("row")) == int(first[-1].removeprefix("row")) + 1


def test_what_fits_on_one_page_stays_on_it() -> None:
    parts = Parts(ROWS[:5], block("flow", 40.0, heading="f"), NOTES, BASIS)
    kit = default_press().kit
    placed = one_page(parts, AREA, kit)
    assert placed is not None
    assert max(p.y + p.block.height for p in placed[0]) <= AREA.bottom
    assert one_page(Parts(ROWS, parts.flow, (), ()), AREA, kit) is None
