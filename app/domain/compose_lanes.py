"""Who does which step, where offices exchange papers: the parties as lanes (VISUAL 5.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain import wording
from app.domain.calendar import Calendar
from app.domain.checklist import Checklist
from app.domain.item import Step, Takes, TimeLimit, Unit
from app.domain.notice import Lane, LaneNode, Lanes, Link, LinkKind, Span, StandsFor


def compose_lanes(
    checklist: Checklist, limit: TimeLimit | None, calendar: Calendar, today: date
) -> Lanes | None:
    """The lanes, or None where no two offices certainly take part.

    `limit` is the list's total, where one is certain. The parts are shown only if they add up
    to it and no step of another item, whose time the list does not count here, lies between.
    """
    item = checklist.item
    steps = [held.row for held in checklist.steps if held.certain]
    order = {party.key: number for number, party in enumerate(item.parties)}
    offices = {step.party for step in steps} - {next(iter(order), None), None}
    if len(offices) < 2 or not all(held.certain for held in checklist.steps):
        return None
    lanes = tuple(Lane(party.name, party.plain) for party in item.parties)
    nodes = [_node(step, order, checklist.takes_papers) for step in steps]
    links = [
        Link(number, number + 1, LinkKind.ON, wording.travels(step.yields))
        for number, step in enumerate(steps[:-1])
    ]
    _add_failures(steps, nodes, links)
    last = steps[-1]
    if last.yields and nodes[len(steps) - 1].lane > 0 and last.of_item is None:
        end = LaneNode(0, wording.received(last.yields), wording.RESULT_CAPTION, StandsFor.RESULT)
        links.append(Link(len(steps) - 1, len(nodes), LinkKind.ON, None))
        nodes.append(end)
    spans = _spans(steps, limit, calendar, today)
    return Lanes(
        headline=wording.LANES,
        aside=wording.LANES_ASIDE if spans and spans[0].latest else None,
        limit_head=wording.LIMIT_HEAD,
        unit=wording.unit_name(limit.unit) if limit is not None else "",
        lanes=lanes,
        nodes=tuple(nodes),
        links=tuple(links),
        spans=spans,
        total=wording.total(limit) if limit is not None and spans else None,
        parts=() if spans else tuple(_parts(steps)),
    )


def _parts(steps: list[Step]) -> Iterator[str]:
    for step in steps:
        if step.takes is not None:
            yield wording.closed(f"{step.name}：{wording.spaced(step.takes.text)}")


def _node(step: Step, order: dict[str, int], papers: bool) -> LaneNode:
    lane = order[step.party or ""]
    caption = step.caption or wording.caption(step.name, papers)
    if step.of_item is not None:
        return LaneNode(lane, step.name, step.caption or wording.OTHER_ITEM, StandsFor.OTHER_ITEM)
    return LaneNode(lane, step.name, caption, StandsFor.MINE if lane == 0 else StandsFor.OFFICE)


def _add_failures(steps: list[Step], nodes: list[LaneNode], links: list[Link]) -> None:
    """A failed check goes to 一次性告知 in the person's lane, and from there back to the start."""
    mine = next((n for n, node in enumerate(nodes) if node.stands_for is StandsFor.MINE), None)
    for number, step in enumerate(steps):
        if step.side_exit is None:
            continue
        told = len(nodes)
        nodes.append(LaneNode(0, wording.TOLD_NAME, wording.TOLD_CAPTION, StandsFor.TOLD))
        links.append(Link(number, told, LinkKind.FAIL, wording.FITS_NOT))
        for at, link in enumerate(links):
            if link.start == number and link.kind is LinkKind.ON and link.label is None:
                links[at] = Link(number, link.end, LinkKind.ON, wording.FITS)
        if mine is not None:
            links.append(Link(told, mine, LinkKind.AGAIN, wording.AGAIN))


def _spans(
    steps: list[Step], limit: TimeLimit | None, calendar: Calendar, today: date
) -> tuple[Span, ...]:
    timed = [(number, step.takes) for number, step in enumerate(steps) if step.takes is not None]
    if not timed or not _adds_up(steps, timed, limit):
        return ()
    # The first runs from when the papers are taken in: the first step of an office.
    first = next(
        number for number, step in enumerate(steps)
        if step.of_item is None and step.party != _applicant(steps)
    )  # fmt: skip
    accepted = calendar.next_working_day(today)
    days = 0
    spans: list[Span] = []
    for number, takes in timed:
        days += takes.days
        last = None
        if accepted is not None and takes.unit is Unit.WORKING_DAYS:
            last = calendar.add_working_days(accepted, days)
        spans.append(
            Span(
                start=first if not spans else spans[-1].end,
                end=number,
                number=str(takes.days),
                counts=wording.COUNTS,
                since=takes.start,
                latest=wording.latest(last, today) if last is not None else None,
            )
        )
    return tuple(spans)


def _applicant(steps: list[Step]) -> str | None:
    return next((step.party for step in steps if step.of_item is None), None)


def _adds_up(steps: list[Step], timed: list[tuple[int, Takes]], limit: TimeLimit | None) -> bool:
    if limit is None or limit.days is None or len(timed) < 2:
        return False
    between = steps[timed[0][0] : timed[-1][0]]
    return (
        all(takes.unit is limit.unit for _, takes in timed)
        and sum(takes.days for _, takes in timed) == limit.days
        and all(step.of_item is None for step in between)
    )
