"""What a plain cell says by itself: one time limit, a chain of steps, a list of laws."""

from __future__ import annotations

import re

from app.domain.item import LIMIT, Quote, Step, TimeLimit, Unit

_DAYS = re.compile(r"(?:不超过)?([0-9]+)个(工作日|自然日)(?:内|以内)?(?:办结|办理)?")
_AT_ONCE = re.compile("即时(?:办结|办理)")
_CHAIN = re.compile(r"\s*(?:—+|–+|―+|─+|-+|→|➝)\s*")
_LAW = re.compile(r"(?:(?<=^)|(?<=[\s；;。]))[0-9]{1,2}(?:[.．、]|(?=《))|[⒈-⒛]|[；;\n]")


def plain_limit(cell: str) -> TimeLimit | None:
    """不超过30个工作日, 5个工作日内, 90个自然日, 即时办结: the limit; None for anything else."""
    words = cell.strip().rstrip("。；;")
    quotes = (Quote(LIMIT, words),)
    if _AT_ONCE.fullmatch(words):
        return TimeLimit(words, quotes)
    match = _DAYS.fullmatch(words)
    if match is None:
        return None
    unit = Unit.WORKING_DAYS if match.group(2) == "工作日" else Unit.CALENDAR_DAYS
    return TimeLimit(words, quotes, int(match.group(1)), unit)


def chain(cell: str) -> tuple[str, ...]:
    """申请—受理—审核—办结 → the names of the steps; () for an empty cell."""
    joined = re.sub(r"\s+", "", cell).rstrip("。；;")
    return tuple(name for name in _CHAIN.split(joined) if name)


def plain_steps(cell: str) -> tuple[Step, ...]:
    return tuple(Step(name) for name in chain(cell))


def plain_basis(cell: str) -> tuple[str, ...]:
    """One law a line, without its list number and closing stop, cut at numbers and ；."""
    pieces = (piece.strip().strip("。；; ") for piece in _LAW.split(cell))
    return tuple(piece for piece in pieces if piece)
