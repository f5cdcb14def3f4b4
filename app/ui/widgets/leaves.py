"""How the rows of a list fall on pages. Pure: heights in, ranges of rows out."""

from __future__ import annotations

from collections.abc import Sequence

Leaf = tuple[int, int]
"""The rows of one page: the first, and the one after the last."""


def leaves(
    heights: Sequence[int],
    room: int,
    foot: int = 0,
    gap: int = 0,
    most: int = 1000,
    *,
    alike: bool = True,
) -> tuple[Leaf, ...]:
    """The pages of rows with these heights: one where `room` holds them all, else several.

    `foot` is what the pager takes of the room as soon as there are two pages, `gap` stands
    between rows, `most` rows stand on a page. Pages are filled `alike` where that costs no page
    more: 5 and 5 rows, not 7 and 3. A row that is higher than the room has a page of its own. There is always one page.
    """
    if _tall(heights, gap) <= room and len(heights) <= most:
        return ((0, len(heights)),)
    room -= foot
    greedy = _filled(heights, room, gap, most)
    if not alike:
        return greedy
    each = -(-len(heights) // len(greedy))
    even = tuple((start, min(start + each, len(heights))) for start in range(0, len(heights), each))
    fitting = all(_tall(heights[start:end], gap) <= room for start, end in even)
    return even if fitting else greedy


def _filled(heights: Sequence[int], room: int, gap: int, most: int) -> tuple[Leaf, ...]:
    """Each page as full as it gets."""
    made: list[Leaf] = []
    start, used = 0, 0
    for at, height in enumerate(heights):
        if at > start and (used + gap + height > room or at - start >= most):
            made.append((start, at))
            start, used = at, 0
        used += height + (gap if at > start else 0)
    return (*made, (start, len(heights)))


def _tall(heights: Sequence[int], gap: int) -> int:
    return sum(heights) + gap * max(0, len(heights) - 1)
