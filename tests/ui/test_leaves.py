"""How rows fall on pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.widgets.leaves import leaves
from app.ui.widgets.printout import rows_in

HEIGHTS = st.lists(st.integers(84, 400), max_size=40)


def test_what_fits_stands_on_one_page() -> None:
    assert leaves([100] * 5, 540, foot=100, gap=10) == ((0, 5),)


def test_pages_are_filled_alike_where_that_costs_none() -> None:
    assert leaves([100] * 10, 900, foot=100) == ((0, 5), (5, 10))
    assert leaves([100] * 9, 850, foot=100, most=8) == ((0, 5), (5, 9))


def test_no_row_is_left_alone_on_the_last_page() -> None:
    assert leaves([100] * 10, 350) == ((0, 3), (3, 6), (6, 8), (8, 10))
    assert leaves([100] * 7, 350) == ((0, 3), (3, 5), (5, 7))


def test_pages_are_filled_one_by_one_where_alike_does_not_fit() -> None:
    assert leaves([300, 300, 100, 100, 100], 650) == ((0, 2), (2, 5))


def test_a_row_that_is_too_high_has_its_own_page() -> None:
    assert leaves([100, 900, 100], 500) == ((0, 1), (1, 2), (2, 3))


def test_nothing_is_a_page_too() -> None:
    assert leaves([], 500) == ((0, 0),)


@given(HEIGHTS, st.integers(200, 2000), st.integers(0, 110), st.integers(0, 20))
def test_every_row_stands_on_one_page_and_in_its_room(
    heights: list[int], room: int, foot: int, gap: int
) -> None:
    made = leaves(heights, room, foot, gap)
    assert [at for start, end in made for at in range(start, end)] == list(range(len(heights)))
    left = room if len(made) == 1 else room - foot
    for start, end in made:
        tall = sum(heights[start:end]) + gap * (end - start - 1)
        assert tall <= left or end - start == 1


def test_the_pictured_paper_keeps_a_line_for_the_rows_it_has_no_room_for() -> None:
    rows = [44.0] * 5
    assert rows_in(rows, 220, 44) == 5
    assert rows_in(rows, 219, 44) == 3  # and 还有 2 样
    assert rows_in(rows, 40, 44) == 0


def test_what_is_most_urgent_stands_on_a_full_first_page() -> None:
    assert leaves([100] * 8, room=700, foot=100, alike=False) == ((0, 6), (6, 8))


def test_there_is_one_page_even_of_nothing_and_without_room() -> None:
    assert leaves([], -20, 10) == ((0, 0),)
