"""Steps, time limits and dates, in words."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain import wording
from app.domain.calendar import Calendar
from app.domain.checklist import Checklist
from app.domain.condition import Facts
from app.domain.item import TimeLimit, Unit
from app.domain.notice import Dates, Flow, FlowNode, LimitLine


def compose_flow(checklist: Checklist) -> Flow:
    """The nodes, and the bracket of the limit where one is certain."""
    nodes = tuple(
        FlowNode(
            name=held.row.name,
            caption=held.row.caption or wording.caption(held.row.name),
            mine=index == 0,
            who=held.row.who,
            yields=held.row.yields,
            limit=wording.spaced(held.row.limit) if held.row.limit else None,
            side_exit=held.row.side_exit,
            substeps=held.row.substeps,
        )
        for index, held in enumerate(checklist.steps)
    )
    certain = _certain_limit(checklist)
    text = wording.bracket(certain) if certain else None
    return Flow(wording.FLOW, nodes, text if len(nodes) > 1 else None, min(1, len(nodes) - 1))


def _certain_limit(checklist: Checklist) -> TimeLimit | None:
    sure = [held.row for held in checklist.limits if held.certain]
    return sure[0] if len(sure) == 1 and len(checklist.limits) == 1 else None


def compose_dates(checklist: Checklist, facts: Facts, calendar: Calendar, today: date) -> Dates:
    """When it will be done if accepted on `today` or the next working day, and deadlines."""
    item = checklist.item
    limits: list[LimitLine] = []
    for held in checklist.limits:
        words = wording.condition_words(item, facts, held.row.when)
        condition = wording.if_words(words) if words else None
        limits.append(LimitLine(wording.limit_text(held.row), condition))
    deadlines: list[str] = []
    for deadline in checklist.deadlines:
        words = wording.condition_words(item, facts, deadline.row.when)
        said = f"{wording.if_words(words)}：{deadline.row.say}" if words else deadline.row.say
        deadlines.append(wording.closed(said))
    certain = _certain_limit(checklist)
    lead, lead_now, latest, rule = _completion(certain, limits, calendar, today)
    return Dates(
        limits=tuple(limits),
        lead=lead,
        lead_now=lead_now,
        latest_words=wording.day_words(latest, today) if latest else None,
        tail=wording.DONE if latest else "",
        rule=rule,
        tag=wording.limit_tag(certain) if certain else None,
        latest=latest,
        deadlines=tuple(deadlines),
    )


def _completion(
    limit: TimeLimit | None, limits: list[LimitLine], calendar: Calendar, today: date
) -> tuple[str, str, date | None, str | None]:
    """Words before the date, the same for a screen, the date, and how days are counted."""
    if limit is None:
        said = wording.limits_vary([(line.text, line.condition) for line in limits])
        return said, said, None, None
    if limit.gap:
        return wording.GAP_LIMIT, wording.GAP_LIMIT, None, None
    if limit.days is None:
        return wording.ON_THE_SPOT, wording.ON_THE_SPOT, None, None
    rule = wording.counting_rule(limit)
    accepted = calendar.next_working_day(today)
    latest: date | None = None
    if accepted is not None:
        if limit.unit is Unit.WORKING_DAYS:
            latest = calendar.add_working_days(accepted, limit.days)
        else:
            latest = accepted + timedelta(days=limit.days)
    if accepted is None or latest is None:
        said = wording.beyond_table(limit)
        return said, said, None, wording.NO_DATE_YET
    day = wording.short_day(accepted, today)
    now = wording.TODAY if accepted == today else day
    return wording.if_accepted(day), wording.if_accepted(now), latest, rule
