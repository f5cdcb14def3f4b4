"""Which papers of a line are ticked, what is said of them, and how their chips fall in rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.notice import Line as Material
from app.domain.notice import Shape as Arrangement


def chip_rows(wanted: Sequence[int], whole: int, gap: int, most: int = 3) -> list[int]:
    """How many chips stand in each row: equal columns where they fit, else as many as do."""
    for columns in range(min(most, len(wanted)), 1, -1):
        column = (whole - gap * (columns - 1)) // columns
        if all(width <= column for width in wanted):
            full, rest = divmod(len(wanted), columns)
            return [columns] * full + ([rest] if rest else [])
    rows: list[int] = []
    used = whole + 1
    for width in wanted:
        if rows and rows[-1] < most and used + gap + width <= whole:
            rows[-1] += 1
            used += gap + width
        else:
            rows.append(1)
            used = width
    return rows


def chip_widths(wanted: Sequence[int], whole: int, gap: int, columns: int) -> list[float]:
    """Equal widths where the chips of a row fit them, else what is over is shared out.

    `columns` are those of the first row: fewer chips below it stand under them where they fit.
    """
    column = (whole - gap * (columns - 1)) / columns
    if len(wanted) < columns and all(width <= column for width in wanted):
        return [column] * len(wanted)
    room = whole - gap * (len(wanted) - 1)
    equal = room / len(wanted)
    if all(width <= equal for width in wanted):
        return [equal] * len(wanted)
    spare = (room - sum(wanted)) / len(wanted)
    return [width + spare for width in wanted] if spare >= 0 else [equal] * len(wanted)


def papers_of(line: Material) -> list[str]:
    """The papers to tick: the choices, or every paper of what goes together."""
    if line.shape is Arrangement.ALL:
        return [
            _tagged(paper.name, paper.tags) for choice in line.choices for paper in choice.papers
        ]
    return [
        _tagged(choice.text, [tag for paper in choice.papers for tag in paper.tags])
        + (f"（{choice.condition}）" if choice.condition else "")
        for choice in line.choices
    ]


def _tagged(text: str, tags: Iterable[str]) -> str:
    """With every mark that the words do not say themselves."""
    missing = [tag for tag in dict.fromkeys(tags) if tag not in text]
    return f"{text}（{'，'.join(missing)}）" if missing else text


def notes_of(line: Material) -> list[str]:
    """What is said of single papers; beside their names where there are several."""
    if line.shape is Arrangement.ONE:
        return [choice.note for choice in line.choices if choice.note]
    return [
        f"{choice.text}：{choice.note}"
        for choice in (*line.choices, *line.last_resort)
        if choice.note
    ]


def tags_of(line: Material) -> list[str]:
    """原件, 复印件, 加盖公章: of the line, and of its one paper."""
    own = list(line.tags)
    if line.shape is Arrangement.ONE and line.choices:
        own += [tag for paper in line.choices[0].papers for tag in paper.tags]
    return list(dict.fromkeys(own))
