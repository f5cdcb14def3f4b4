"""Steps, time limits and dates, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from app.domain import wording
from app.domain.calendar import Calendar
from app.domain.checklist import Checklist
from app.domain.compose_lanes import compose_lanes
from app.domain.condition import Facts
from app.domain.item import Deadline, OutcomeKind, TimeLimit, Unit
from app.domain.notice import Dates, DeadlineLine, Flow, FlowNode, LimitLine


def compose_flow(checklist: Checklist, facts: Facts, calendar: Calendar, today: date) -> Flow:
    """The official chain, the bracket of the limit where one is certain, and the lanes."""
    nodes: list[FlowNode] = []
    for held in checklist.steps:
        step = held.row
        if not checklist.item.in_chain(step):
            continue
        limit = step.takes.text if step.takes is not None else step.limit
        condition = wording.condition_words(checklist.item, facts, step.when)
        if limit and condition:
            limit = wording.limit_hangs(condition, limit)
        node = FlowNode(
            name=step.name,
            caption=step.caption or wording.caption(step.name, checklist.takes_papers),
            mine=not nodes,
            who=step.who,
            yields=step.yields,
            limit=wording.spaced(limit) if limit else None,
            side_exit=step.side_exit,
            substeps=step.substeps,
        )
        if condition and nodes and nodes[-1].name == step.name:
            node = _either(nodes.pop(), node, checklist)
        nodes.append(node)
    if len(nodes) == 1:
        # One sentence of the list in place of steps (按协议执行) is no step of the person's own.
        nodes = [replace(nodes[0], mine=False)]
    certain = _certain_limit(checklist)
    text = wording.bracket(certain) if certain else None
    return Flow(
        headline=wording.FLOW,
        nodes=tuple(nodes),
        bracket=text if len(nodes) > 1 else None,
        bracket_from=min(1, len(nodes) - 1),
        lanes=compose_lanes(checklist, certain, calendar, today)
        if checklist.item.parties
        else None,
    )


def _either(one: FlowNode, other: FlowNode, checklist: Checklist) -> FlowNode:
    """Two rows of one step, for answers that are not given: what is said of either."""
    limits = [limit for limit in (one.limit, other.limit) if limit]
    usual = wording.caption(one.name, checklist.takes_papers)
    return replace(
        one,
        caption=one.caption if one.caption == other.caption else usual,
        who=one.who if one.who == other.who else None,
        yields=one.yields if one.yields == other.yields else None,
        limit="；".join(limits) or None,
    )


def _certain_limit(checklist: Checklist) -> TimeLimit | None:
    sure = [held.row for held in checklist.limits if held.certain]
    return sure[0] if len(sure) == 1 and len(checklist.limits) == 1 else None


def _recognised_when(checklist: Checklist, facts: Facts, listed: str) -> str | None:
    """What is said in place of a day where somebody has to be recognised first, or may have to.

    No list says how long that takes: a day would promise more than they do. None where nobody has.
    """
    for held in checklist.outcomes:
        if held.row.kind is OutcomeKind.RECOGNISE_FIRST:
            condition = wording.condition_words(checklist.item, facts, held.row.when)
            return wording.under(condition, wording.recognised_when(listed))
    return None


def compose_dates(
    checklist: Checklist, facts: Facts, calendar: Calendar, today: date, listed: str
) -> Dates:
    """When it will be done if accepted on `today` or the next working day, and deadlines.

    `listed` is what the list calls itself (`wording.called`).
    """
    limits = _limits(checklist, facts, listed)
    certain = _certain_limit(checklist)
    if certain is None or certain.days is None:
        lead = lead_now = _uncounted(certain, limits, listed)
        latest, rule = None, None
    else:
        lead, lead_now, latest, rule = _completion(certain, certain.days, calendar, today)
    recognised = _recognised_when(checklist, facts, listed)
    if recognised is not None and certain is not None and certain.days is not None:
        lead = lead_now = wording.beyond_table(certain)
        latest, rule = None, recognised
    return Dates(
        limits=limits,
        lead=lead,
        lead_now=lead_now,
        latest_words=wording.day_words(latest, today) if latest else None,
        latest_printed=wording.printed_day(latest) if latest else None,
        tail=wording.DONE if latest else "",
        rule=rule,
        counted=wording.counted(certain, latest) if certain and latest else None,
        tag=wording.limit_tag(certain) if certain else None,
        latest=latest,
        deadlines=tuple(
            _seen(deadline, text, calendar, today)
            for deadline, text in _deadlines(checklist, facts)
        ),
    )


def compose_undated(checklist: Checklist, facts: Facts, listed: str) -> Dates:
    """How long it takes, for a paper that is not read on the day it is made."""
    limits = _limits(checklist, facts, listed)
    certain = _certain_limit(checklist)
    lead = _uncounted(certain, limits, listed)
    recognised = _recognised_when(checklist, facts, listed)
    if certain is not None and certain.days is not None and recognised is None:
        lead = wording.counting_rule(certain)
    return Dates(
        limits=limits,
        lead=lead,
        lead_now=lead,
        latest_words=None,
        latest_printed=None,
        tail="",
        rule=recognised,
        counted=None,
        tag=wording.limit_tag(certain) if certain else None,
        latest=None,
        deadlines=tuple(DeadlineLine(text) for _, text in _deadlines(checklist, facts)),
    )


def how_long(checklist: Checklist, facts: Facts, listed: str) -> str:
    """当场办好, 不超过 30 个工作日, or both with what they hang on."""
    limits = _limits(checklist, facts, listed)
    return _how_long(_certain_limit(checklist), limits, listed)


def _uncounted(certain: TimeLimit | None, limits: Iterable[LimitLine], listed: str) -> str:
    """The sentence where no days are counted."""
    if certain is not None and certain.gap:
        return wording.gap_limit(listed)
    return _how_long(certain, limits, listed)


def _how_long(certain: TimeLimit | None, limits: Iterable[LimitLine], listed: str) -> str:
    if certain is not None and certain.days is None and not certain.gap:
        return wording.ON_THE_SPOT
    return wording.limits_vary([(line.said, line.condition) for line in limits], listed)


def _limits(checklist: Checklist, facts: Facts, listed: str) -> tuple[LimitLine, ...]:
    limits: list[LimitLine] = []
    for held in checklist.limits:
        condition = wording.condition_words(checklist.item, facts, held.row.when)
        text = wording.limit_text(held.row, listed)
        limits.append(LimitLine(text, wording.limit_said(held.row, listed), condition))
    return tuple(limits)


def _deadlines(checklist: Checklist, facts: Facts) -> Iterator[tuple[Deadline, str]]:
    """Each with the list's rule as a sentence."""
    for held in checklist.deadlines:
        condition = wording.condition_words(checklist.item, facts, held.row.when)
        yield held.row, wording.closed(wording.under(condition, held.row.say))


def _seen(deadline: Deadline, text: str, calendar: Calendar, today: date) -> DeadlineLine:
    """The rule looked at from `today` or the next working day: since when it is still kept.

    The day of the event does not count (民法典第二百零一条). Where the table reaches neither that
    working day nor back to the event, the rule stands alone.
    """
    coming = calendar.next_working_day(today)
    since: date | None = None
    if coming is not None:
        if deadline.unit is Unit.WORKING_DAYS:
            since = calendar.earliest_start(coming, deadline.days)
        else:
            since = coming - timedelta(days=deadline.days)
    if coming is None or since is None:
        return DeadlineLine(text)
    day, event = wording.short_day(coming, today), wording.short_day(since, today)
    now = wording.TODAY if coming == today else day
    return DeadlineLine(
        text,
        wording.in_time(day, event, deadline.start),
        wording.in_time(now, event, deadline.start),
        since,
    )


def _completion(
    limit: TimeLimit, days: int, calendar: Calendar, today: date
) -> tuple[str, str, date | None, str | None]:
    """Words before the date, the same for a screen, the date, and how days are counted."""
    accepted = calendar.next_working_day(today)
    latest: date | None = None
    if accepted is not None:
        if limit.unit is Unit.WORKING_DAYS:
            latest = calendar.add_working_days(accepted, days)
        else:
            latest = accepted + timedelta(days=days)
    if accepted is None or latest is None:
        said = wording.beyond_table(limit)
        known = calendar.last.year >= today.year
        return said, said, None, wording.NO_DATE_YET if known else wording.NO_DATE_NOW
    day = wording.short_day(accepted, today)
    now = wording.TODAY if accepted == today else day
    return (
        wording.if_accepted(day),
        wording.if_accepted(now),
        latest,
        wording.counting_rule(limit, latest),
    )
