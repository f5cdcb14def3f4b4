"""The `--json` contract (DESIGN 5, docs/checklist.schema.json): keys are only ever added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.domain import slip, wording
from app.domain.checklist import Checklist
from app.domain.compose import Setting, make_notice
from app.domain.item import BASIS as BASIS_COLUMN
from app.domain.item import (
    CHANNEL,
    FEE,
    FORMAT,
    LIMIT,
    MATERIALS,
    PROCESS,
    REMARKS,
    STEPS,
    WHOM,
    Item,
    Question,
    Quote,
)
from app.domain.notice import (
    Basis,
    Choice,
    Dates,
    DeadlineLine,
    Flow,
    HallFacts,
    Lanes,
    Line,
    Lines,
    Notes,
    NotNeeded,
    OutcomeBlock,
    Suits,
)

Record = dict[str, Any]

_COLUMNS = (MATERIALS, LIMIT, STEPS, REMARKS, BASIS_COLUMN)
_MORE_COLUMNS = (WHOM, CHANNEL, PROCESS, FEE)


def columns_of(items: Iterable[Item]) -> tuple[str, ...]:
    """The columns of a region's list: the usual five, and those that any of its items fills."""
    filled = {name for item in items for name, text in item.official if text}
    return (*_COLUMNS, *(name for name in _MORE_COLUMNS if name in filled))


def item_record(
    item: Item, category: str, columns: tuple[str, ...], *, blind: bool = False
) -> Record:
    """One item: official cells and questions. `blind` leaves out what else was authored."""
    record: Record = {
        "format": FORMAT,
        "region": item.region,
        "item": item.seq,
        "name": item.name,
        "code": item.code,
        "category": category,
        "official": {name: item.cell(name) for name in columns},
        "questions": [_question(question) for question in item.questions],
    }
    if not blind:
        record |= {
            "plain": item.plain,
            "aliases": list(item.aliases),
            "national": list(item.national),
            "doubts": [doubt.reading for doubt in item.doubts],
            "errata": [
                {"column": wrong.column, "text": wrong.text, "meant": wrong.meant}
                for wrong in item.errata
            ],
        }
    return record


def _question(question: Question) -> Record:
    return {
        "id": question.id,
        "short": question.short,
        "ask": question.ask,
        "why": question.why,
        "help": question.help,
        "many": question.many,
        "unsure": question.unsure,
        "options": [
            {"id": option.id, "say": option.say, "words": option.words, "help": option.help}
            for option in question.options
        ],
    }


def checklist_record(checklist: Checklist, setting: Setting) -> Record:
    """The result for one set of answers."""
    item = checklist.item
    notice = make_notice(checklist, setting)
    lines, dates = notice.find(Lines), notice.get(Dates)
    outcome, notes = notice.find(OutcomeBlock), notice.find(Notes)
    not_needed, suits = notice.find(NotNeeded), notice.find(Suits)
    hall = notice.find(HallFacts)
    certain = [limit.text for limit in dates.limits if limit.condition is None]
    return {
        "format": FORMAT,
        "region": item.region,
        "item": item.seq,
        "name": item.name,
        "edition": setting.edition.id,
        "slip": slip.encode(item, setting.region.prefix, dict(checklist.answers)),
        "answers": [_answer(item, *answer) for answer in checklist.answers],
        "open_questions": list(checklist.open_questions),
        "outcome": None if outcome is None else _outcome(outcome),
        "counts": {
            "must": lines.counts.must if lines else 0,
            "may_be_asked": lines.counts.may_be_asked if lines else 0,
            "if": lines.counts.conditional if lines else 0,
        },
        "checklist": [_line(line) for line in (lines.every() if lines else ())],
        "not_needed": [
            {"key": line.key, "text": line.text, "because": line.because}
            for line in (not_needed.lines if not_needed else ())
        ],
        "notes": list(
            dict.fromkeys(
                (
                    *((outcome.headline, *outcome.sentences) if outcome else ()),
                    *(suits.sentences if suits else ()),
                    *([lines.stamp_all] if lines and lines.stamp_all else []),
                    *(
                        remark
                        for line in (lines.every() if lines else ())
                        for remark in line.remarks
                    ),
                    *(
                        wording.not_needed_line(line.text, line.because)
                        for line in (not_needed.lines if not_needed else ())
                    ),
                    *(deadline.printed for deadline in dates.deadlines),
                    *(notes.sentences if notes else ()),
                )
            )
        ),
        "time_limit": certain[0] if len(certain) == 1 and len(dates.limits) == 1 else None,
        "limits": [{"text": limit.text, "condition": limit.condition} for limit in dates.limits],
        "latest_date": dates.latest.isoformat() if dates.latest else None,
        "deadlines": [deadline.text for deadline in dates.deadlines],
        "deadline_dates": [_deadline(deadline) for deadline in dates.deadlines],
        "steps": [node.name for node in notice.get(Flow).nodes],
        "flow": _flow(notice.get(Flow)),
        "process": item.cell(PROCESS) or None,
        "suits": list(suits.sentences) if suits else [],
        "channel": hall.channel if hall else None,
        "fee": hall.fee if hall else None,
        "basis": list(notice.get(Basis).citations),
    }


def _deadline(deadline: DeadlineLine) -> Record:
    since = deadline.since.isoformat() if deadline.since else None
    return {"deadline": deadline.text, "text": deadline.seen, "since": since}


def _answer(item: Item, question_id: str, chosen: tuple[str, ...]) -> Record:
    question = item.question(question_id)
    assert question is not None
    return {
        "question": question_id,
        "asked": question.ask,
        "chosen": list(chosen),
        "words": wording.answer_words(question, chosen),
    }


def _outcome(outcome: OutcomeBlock) -> Record:
    return {
        "kind": outcome.kind.value,
        "say": outcome.headline,
        "sentences": list(outcome.sentences),
        "items": list(outcome.items),
        "quotes": [_quote(quote) for quote in outcome.quotes],
    }


def _line(line: Line) -> Record:
    return {
        "key": line.key,
        "number": line.number,
        "text": line.text,
        "status": line.status.value,
        "condition": line.condition,
        "because": line.because,
        "obligation": line.obligation.value,
        "form": line.form,
        "copies": line.copies,
        "stamp": line.stamp,
        "waiver": line.waiver,
        "doubt": line.doubt,
        "alternatives": [[paper.name for paper in choice.papers] for choice in line.choices],
        "choices": [_choice(choice) for choice in line.choices],
        "last_resort": [[paper.name for paper in choice.papers] for choice in line.last_resort],
        "quotes": [_quote(quote) for quote in line.quotes],
    }


def _choice(choice: Choice) -> Record:
    return {
        "papers": [{"name": paper.name, "tags": list(paper.tags)} for paper in choice.papers],
        "condition": choice.condition,
        "note": choice.note,
    }


def _quote(quote: Quote) -> Record:
    return {"column": quote.column, "text": quote.text}


def _flow(flow: Flow) -> Record:
    return {
        "nodes": [
            {
                "name": node.name,
                "caption": node.caption,
                "who": node.who,
                "yields": node.yields,
                "limit": node.limit,
                "side_exit": node.side_exit,
                "substeps": list(node.substeps),
            }
            for node in flow.nodes
        ],
        "bracket": flow.bracket,
        "lanes": None if flow.lanes is None else _lanes(flow.lanes),
    }


def _lanes(lanes: Lanes) -> Record:
    return {
        "parties": [{"name": lane.name, "plain": lane.plain} for lane in lanes.lanes],
        "nodes": [
            {
                "party": lanes.lanes[node.lane].name,
                "name": node.name,
                "caption": node.caption,
                "stands_for": node.stands_for.value,
            }
            for node in lanes.nodes
        ],
        "links": [
            {"from": link.start, "to": link.end, "kind": link.kind.value, "label": link.label}
            for link in lanes.links
        ],
        "limits": [
            {"node": span.end, "days": int(span.number), "since": span.since, "latest": span.latest}
            for span in lanes.spans
        ],
        "total": lanes.total,
        "parts": list(lanes.parts),
    }
