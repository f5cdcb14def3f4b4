"""One national sub-item in all regions side by side. Pure; nothing is shared through it.

A material is aligned over the regions by the papers that it names: first where they are the same
but for order and synonyms, then where two regions share a choice. What a person answers is left
open: a region's side is its general guide.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.item import Item, NationalItem, Obligation, TimeLimit
from app.domain.notice import Choice, Dates, Line, Lines, Notice, OutcomeBlock, Status
from app.domain.problems import UnknownName

SYNONYMS = (("社保卡", "社会保障卡"), ("医疗保障", "医保"))
"""One thing under two names; the lists use both."""
MOST_NEAR = 5

_Names = frozenset[str]
Choices = frozenset[_Names]
"""Any one of these sets of papers, by their names without form, copies and stamp."""


@dataclass(frozen=True, slots=True)
class Guide:
    """An item and its general guide: the notice for no answers at all."""

    item: Item
    notice: Notice


@dataclass(frozen=True, slots=True)
class Side:
    """What a region has of the sub-item: no guide, one, or several where it splits it."""

    region: str
    name: str
    guides: tuple[Guide, ...]


class Need(StrEnum):
    """How a line stands in a guide: for everybody, if the window asks, or if something holds."""

    BRING = "bring"
    MAY_BE_ASKED = "may_be_asked"
    IF = "if"


@dataclass(frozen=True, slots=True)
class Demand:
    """One line of one guide. `text` is the list's phrase without `condition` (如果…)."""

    region: str
    item: int
    text: str
    need: Need
    obligation: Obligation
    condition: str | None
    stamp: str | None
    choices: Choices
    sense: Hashable
    """What is demanded, without order and synonyms. The words of conditions are ours: only whether
    there is one counts."""


class Accord(StrEnum):
    """Whether all regions that have the sub-item demand a material, and alike."""

    SAME = "same"
    DIFFERS = "differs"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Material:
    """Lines of the regions that mean one thing. `text` is how the first of them says it."""

    text: str
    accord: Accord
    demands: tuple[Demand, ...]

    def of(self, region: str) -> tuple[Demand, ...]:
        return tuple(demand for demand in self.demands if demand.region == region)

    @property
    def regions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(demand.region for demand in self.demands))


@dataclass(frozen=True, slots=True)
class Timing:
    """Limits (text and condition) and steps of one item, and a result that is not a list."""

    region: str
    item: int
    limits: tuple[tuple[str, str | None], ...]
    steps: tuple[str, ...]
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`sides` holds every region, those without the sub-item too."""

    national: NationalItem
    sides: tuple[Side, ...]
    materials: tuple[Material, ...]
    timings: tuple[Timing, ...]
    limits_differ: bool
    steps_differ: bool

    @property
    def having(self) -> tuple[Side, ...]:
        return tuple(side for side in self.sides if side.guides)

    @property
    def lacking(self) -> tuple[Side, ...]:
        return tuple(side for side in self.sides if not side.guides)


def find_national(known: Sequence[NationalItem], wanted: str) -> NationalItem:
    """The sub-item of a code. Raises UnknownName with a sentence that lists near ones."""
    for one in known:
        if one.code == wanted:
            return one
    near = [one for one in known if wanted and (wanted in one.name or wanted.endswith(one.code))]
    if not near:
        codes = difflib.get_close_matches(wanted, [one.code for one in known], MOST_NEAR, 0.6)
        near = [one for one in known if one.code in codes]
    said = "、".join(f"{one.code} {one.name}" for one in near[:MOST_NEAR])
    hint = f"相近的有：{said}。" if said else ""
    raise UnknownName(f"没有全国子项 {wanted}。{hint}用 gaozhi compare 看全部。")


def compare(national: NationalItem, sides: Sequence[Side]) -> Comparison:
    """Everything side by side, and where it differs."""
    having = tuple(side.region for side in sides if side.guides)
    guides = [(side.region, guide) for side in sides for guide in side.guides]
    demands = [demand for region, guide in guides for demand in _demands(region, guide)]
    groups = _aligned(demands)
    return Comparison(
        national=national,
        sides=tuple(sides),
        materials=tuple(sorted((_material(group, having) for group in groups), key=_rank)),
        timings=tuple(_timing(region, guide) for region, guide in guides),
        limits_differ=_differ(sides, lambda item: [_limit_sense(one) for one in item.limits]),
        steps_differ=_differ(sides, lambda item: [tuple(step.name for step in item.steps)]),
    )


# Lines


def _demands(region: str, guide: Guide) -> Iterable[Demand]:
    lines = guide.notice.find(Lines)
    for line in lines.every() if lines else ():
        yield Demand(
            region=region,
            item=guide.item.seq,
            text=line.phrase,
            need=_need(line),
            obligation=line.obligation,
            condition=line.condition,
            stamp=line.stamp,
            choices=frozenset(_names(choice) for choice in line.choices),
            sense=_sense(line),
        )


def _need(line: Line) -> Need:
    if line.status is Status.IF:
        return Need.IF
    return Need.MAY_BE_ASKED if line.may_be_asked else Need.BRING


def plain(name: str) -> str:
    """A name without what does not tell papers apart: width of signs, quotation marks, synonyms."""
    text = unicodedata.normalize("NFKC", name)
    text = re.sub(r"[《》“”\"'\s]", "", text)
    for one, other in SYNONYMS:
        text = text.replace(one, other)
    return text


def _names(choice: Choice) -> _Names:
    return frozenset(plain(paper.name) for paper in choice.papers)


def _sense(line: Line) -> Hashable:
    return (
        _need(line),
        line.may_be_asked,
        plain(line.form or ""),
        line.copies,
        plain(line.stamp or ""),
        frozenset(_papers(choice) for choice in line.choices),
        frozenset(_papers(choice) for choice in line.last_resort),
    )


def _papers(choice: Choice) -> Hashable:
    papers = frozenset(
        (plain(paper.name), frozenset(map(plain, paper.tags))) for paper in choice.papers
    )
    return (choice.condition is not None, papers)


# Alignment


def _aligned(demands: Sequence[Demand]) -> list[list[Demand]]:
    """Lines that mean one thing, in the order in which they are first met."""
    groups: dict[Choices, list[Demand]] = {}
    for demand in demands:
        groups.setdefault(demand.choices, []).append(demand)
    found = list(groups.values())
    while (pair := _nearest(found)) is not None:
        one, other = pair
        found[one].extend(found.pop(other))
    return found


def _nearest(groups: Sequence[list[Demand]]) -> tuple[int, int] | None:
    """The two groups of different regions that share most of their choices."""
    best: tuple[float, int, int] | None = None
    for one in range(len(groups)):
        for other in range(one + 1, len(groups)):
            if {demand.region for demand in groups[one]} & {d.region for d in groups[other]}:
                continue
            likeness = _likeness(groups[one], groups[other])
            if likeness and (best is None or likeness > best[0]):
                best = (likeness, one, other)
    return None if best is None else best[1:]


def _likeness(one: Sequence[Demand], other: Sequence[Demand]) -> float:
    """Shared choices over all choices, of the two demands that are most alike."""
    return max(
        len(left.choices & right.choices) / len(left.choices | right.choices)
        for left in one
        for right in other
    )


def _material(demands: Sequence[Demand], having: Sequence[str]) -> Material:
    ordered = sorted(demands, key=lambda demand: having.index(demand.region))
    senses = {
        region: frozenset(demand.sense for demand in demands if demand.region == region)
        for region in having
    }
    if not all(senses.values()):
        accord = Accord.SOME
    else:
        accord = Accord.SAME if len(set(senses.values())) == 1 else Accord.DIFFERS
    return Material(ordered[0].text, accord, tuple(ordered))


def _rank(material: Material) -> tuple[int, int]:
    """What all demand comes first, then what most do."""
    return list(Accord).index(material.accord), -len(material.regions)


# Limits and steps


def _timing(region: str, guide: Guide) -> Timing:
    dates, outcome = guide.notice.get(Dates), guide.notice.find(OutcomeBlock)
    return Timing(
        region=region,
        item=guide.item.seq,
        limits=tuple((limit.text, limit.condition) for limit in dates.limits),
        steps=tuple(step.name for step in guide.item.steps),
        outcome=outcome.headline if outcome else None,
    )


def _limit_sense(limit: TimeLimit) -> Hashable:
    return (limit.days, limit.unit if limit.days is not None else None, limit.gap)


def _differ(sides: Sequence[Side], sense: Callable[[Item], list[Hashable]]) -> bool:
    found = {
        frozenset(one for guide in side.guides for one in sense(guide.item))
        for side in sides
        if side.guides
    }
    return len(found) > 1
