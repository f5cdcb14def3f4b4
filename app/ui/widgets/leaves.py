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
    between rows, `most` rows stand on a page. Pages are filled `alike` as far as that costs no
    page more: 5 and 5 rows, not 7 and 3; 3, 3, 2, 2, so that no row is alone on the last page.
    A row that is higher than the room has a page of its own. There is always one page.
    """
    if not heights or (_tall(heights, gap) <= room and len(heights) <= most):
        return ((0, len(heights)),)
    room -= foot
    greedy = _filled(heights, room, gap, most)
    return _alike(heights, room, gap, most, len(greedy)) if alike else greedy


def _alike(heights: Sequence[int], room: int, gap: int, most: int, pages: int) -> tuple[Leaf, ...]:
    """As many pages with numbers of rows as alike as heights allow; the first ones are fuller."""
    rows = len(heights)
    # For the rows from each one on: how unlike their pages are, and those pages.
    best: list[tuple[int, tuple[Leaf, ...]] | None] = [None] * rows + [(0, ())]
    for _ in range(pages):
        before, best = best, [None] * (rows + 1)
        for start in range(rows):
            for end in range(start + 1, min(start + most, rows) + 1):
                if end - start > 1 and _tall(heights[start:end], gap) > room:
                    break
                rest = before[end]
                unlike = (end - start) ** 2 + rest[0] if rest is not None else 0
                known = best[start]
                if rest is not None and (known is None or unlike <= known[0]):
                    best[start] = unlike, ((start, end), *rest[1])
    found = best[0]
    assert found is not None, "the pages filled one by one are among them"
    return found[1]


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
