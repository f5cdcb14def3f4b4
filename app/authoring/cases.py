"""Runs the fact-check cases: written from the official text by eyes that never saw the rules."""

from __future__ import annotations

from datetime import date

from app import paths
from app.authoring.authored import AuthoredCase, AuthoredRegion
from app.authoring.fault import Faults
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import NO_HALL
from app.domain.item import Case, Obligation
from app.domain.notice import Dates, Line, Lines, Notice, NotNeeded, OutcomeBlock, Status
from app.domain.wording import either, last_resort_words, marked
from app.holidays import read_calendar


def run_cases(authored: AuthoredRegion, faults: Faults) -> None:
    """A fault for each case whose result differs from the rules', with both sides in words."""
    if not authored.cases or not authored.edition.date:
        return
    setting = Setting(
        region=authored.region,
        edition=authored.edition,
        hall=NO_HALL,
        calendar=read_calendar(paths.resources() / "calendar" / "china.toml"),
        today=date.fromisoformat(authored.edition.date),
    )
    sound = {one.item.seq: one.item for one in authored.items if one.sound}
    for one in authored.cases:
        item = sound.get(one.case.item)
        if item is not None:
            checklist = make_checklist(item, dict(one.case.answers))
            for difference in differences(one.case, make_notice(checklist, setting)):
                faults.error(one.node.place, _sentence(one, difference))


def _sentence(one: AuthoredCase, difference: str) -> str:
    return f"第 {one.case.item} 项的案例「{one.case.who}」：{difference}"


def differences(case: Case, notice: Notice) -> tuple[str, ...]:
    """What the case expects and the notice lacks, or the other way round; () where they agree."""
    lines = notice.find(Lines)
    every = () if lines is None else lines.every()
    certain = [line for line in every if line.status is Status.BRING]
    must = [_ways(line) for line in certain if line.obligation is Obligation.MUST]
    may = [_ways(line) for line in certain if line.obligation is Obligation.MAY_BE_ASKED]
    hanging = [_ways(line) for line in every if line.status is Status.IF]
    not_needed = notice.find(NotNeeded)
    waived: list[tuple[str, ...]] = [
        (line.text,) for line in (() if not_needed is None else not_needed.lines)
    ]
    found = [
        *_unlike("要带的", case.lines, must),
        *_unlike("窗口可能要的", case.may_be_asked, may),
        *_unlike("看情况的", case.conditional, hanging),
        *_unlike("不用带的", case.not_needed, waived),
    ]
    for fragment in case.absent:
        found.extend(
            f"不该有「{fragment}」，却有：{line.text}" for line in every if fragment in line.text
        )
    return (*found, *_limit(case, notice), *_outcome(case, notice))


def _ways(line: Line) -> tuple[str, ...]:
    """The ways in which a case may write a line; the first is the line's own text.

    A form that governs all alternatives stands once, behind the last, or behind each; what an
    alternative hangs on (如果…) may be left out.
    """
    tail = last_resort_words([choice.text for choice in line.last_resort])
    tail = tail if line.last_resort else ""
    bare = [choice.text for choice in line.choices]
    form = line.tags[0] if line.form in line.tags[:1] else ""
    return tuple(
        dict.fromkeys(
            (
                line.phrase,
                marked(either(bare), form, None) + tail,
                either(marked(text, form, None) for text in bare) + tail,
            )
        )
    )


def _unlike(what: str, expected: tuple[str, ...], found: list[tuple[str, ...]]) -> list[str]:
    missing = [text for text in expected if not any(text in ways for ways in found)]
    more = [ways[0] for ways in found if not any(text in ways for text in expected)]
    if not missing and not more:
        return []
    gone = f"规则没有「{'」「'.join(missing)}」" if missing else ""
    new = f"规则多出「{'」「'.join(more)}」" if more else ""
    return [f"{what}材料，{'；'.join(filter(None, (gone, new)))}。"]


def _limit(case: Case, notice: Notice) -> list[str]:
    dates = notice.find(Dates)
    if case.limit is None or dates is None:
        return []
    certain = [limit.text for limit in dates.limits if limit.condition is None]
    if certain == [case.limit] or (not certain and not case.limit):
        return []
    hanging = [f"{limit.condition}，{limit.text}" for limit in dates.limits if limit.condition]
    said = "；".join((*certain, *hanging)) or "没有写明"
    return [f"时限，案例写「{case.limit}」，规则是「{said}」。"]


def _outcome(case: Case, notice: Notice) -> list[str]:
    block = notice.find(OutcomeBlock)
    kind = None if block is None else block.kind.value
    if kind == case.outcome:
        return []
    return [f"结果，案例写「{case.outcome or '没有'}」，规则是「{kind or '没有'}」。"]
