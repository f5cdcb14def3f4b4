"""What is said while the questions are answered: the growing list, the effect of an answer, what
changed. Pure; compares notices and words the difference, so that a screen only shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from app.domain.condition import NONE, UNSURE
from app.domain.item import Obligation, Question, Region
from app.domain.notice import Dates, Line, Lines, Notice, OutcomeBlock, Shape
from app.domain.wording import (
    IF,
    MAY_TAG,
    NONE_SAY,
    UNSURE_SAY,
    either,
    lines_aside,
    together,
    under,
)

NEW_TAG = "新增"
CHANGED_TAG = "刚改过"
NO_EFFECT = "不用加材料"
UNSURE_EFFECT = "看情况要带的，清单上都列出来"
DEADLINES = "什么时候来办"
ACCEPT = "没问题，看清单"
DEPENDS = "多久办好，看情况"
UNFINISHED = "这一样没完"
TICKS = "“我有”的勾不打印"
"""Until the first tick stands there: the paper has empty squares."""

_FEW = 3


@dataclass(frozen=True, slots=True)
class GrowingLine:
    """A certain line of the growing sheet; `new` since the last answer.

    `must` counts among the N 样 and has a number; the window may ask for the others. `second`
    stands below. `stressed`: the tag tells something new, or that one is to be chosen.
    """

    number: int | None
    name: str
    new: bool
    must: bool
    tag: str | None
    stressed: bool
    second: str | None


@dataclass(frozen=True, slots=True)
class Growing:
    """The sheet under the questions: what is certain so far.

    `lead` `count` `unit` read 目前需要带 7 样. `tag` is 新增 2 样. `aside` says what else may
    come, `hanging` what does beside the lines; `date` when it would be done, `left` how many
    questions may still change it. With an `outcome` that ends the questions there are no lines.
    """

    lead: str
    count: int
    unit: str
    tag: str | None
    lines: tuple[GrowingLine, ...]
    aside: str | None
    hanging: str | None
    date: str
    left: str | None
    outcome: str | None


def growing(now: Notice, before: Notice | None, left: int) -> Growing:
    """The sheet under answers `now`; new is what was not certain under those `before`.

    `left` is how many questions may still follow the one on the page.
    """
    lines, outcome = now.find(Lines), now.find(OutcomeBlock)
    known = {line.key for line in _certain(before)} if before is not None else None
    told = tuple(
        _growing_line(line, known is not None and line.key not in known) for line in _certain(now)
    )
    return Growing(
        lead="目前需要带",
        count=lines.counts.must if lines is not None else 0,
        unit="样",
        tag=_new_tag(told),
        lines=told,
        aside=lines.aside if lines is not None else None,
        hanging=lines_aside(len(told), 0, lines.counts.conditional) if lines is not None else None,
        date=date_sentence(now.get(Dates)),
        left=f"还有 {left} 题，答完清单可能会变。" if left else None,
        outcome=outcome.headline if outcome is not None and lines is None else None,
    )


def _new_tag(lines: Iterable[GrowingLine]) -> str | None:
    """新增 2 样; 可能多 1 样 where the window may ask for it."""
    fresh = [line for line in lines if line.new]
    must = sum(line.must for line in fresh)
    if must:
        return f"{NEW_TAG} {must} 样"
    return f"可能多 {len(fresh)} 样" if fresh else None


def _growing_line(line: Line, new: bool) -> GrowingLine:
    must = not line.may_be_asked
    tag = MAY_TAG if not must else NEW_TAG if new else line.tag
    choices = either(choice.text for choice in line.choices)
    if line.shape is Shape.ALL:
        choices = together(paper.name for choice in line.choices for paper in choice.papers)
    second = line.because if new else None
    if second is None and line.shape is not Shape.ONE:
        second = choices
    return GrowingLine(
        number=line.number if must else None,
        name=line.title,
        new=new,
        must=must,
        tag=tag,
        stressed=new or (must and line.shape is Shape.ANY),
        second=second,
    )


def more_names(count: int) -> str:
    """还有 3 样: stands for the names that have no room."""
    return f"还有 {count} 样"


def date_words(dates: Dates) -> str | None:
    """如果今天受理，最晚 12 月 21 日, where there is little room; None where no day can be told."""
    if dates.latest_words is None:
        return None
    return f"{dates.lead_now} {dates.latest_words.partition('（')[0]}"


def date_sentence(dates: Dates) -> str:
    """The sentence of a screen, in one piece."""
    if dates.latest_words is None:
        return dates.lead_now
    return f"{dates.lead_now} {dates.latest_words}{dates.tail}"


# Where we are


def step_words(number: int, left: int) -> str:
    """第 2 题，最多还有 1 题; `left` counts those after this one."""
    return f"第 {number} 题，最多还有 {left} 题" if left else f"第 {number} 题，最后一题"


def change_words(number: int) -> str:
    return f"改第 {number} 题"


def said(question: Question, chosen: Iterable[str]) -> str:
    """An answer in the words of its button."""
    words = []
    for option_id in chosen:
        option = question.option(option_id)
        fixed = {NONE: NONE_SAY, UNSURE: UNSURE_SAY}
        words.append(option.say if option is not None else fixed.get(option_id, option_id))
    return "、".join(words)


def have_words(have: int, must: int) -> str:
    """已有 3 样，还差 4 样: what the ticks on the screen come to."""
    if must and have >= must:
        return f"{must} 样都齐了"
    return f"已有 {have} 样，还差 {must - have} 样"


def more_answers(answers: int) -> str:
    """The button of a review of which some answers stand on the next page."""
    return f"还有 {answers} 题，接着看"


def more_words(
    must: int, may_be_asked: int, conditional: int, *, words: bool, unfinished: bool = False
) -> str:
    """后面还有 2 样，看情况的 1 样: what the pages to come of a list hold; `words`: and remarks.

    `unfinished`: the last line of this page goes on overleaf, which is said first.
    """
    if unfinished:
        return f"{UNFINISHED}，后面还有 {must} 样" if must else f"{UNFINISHED}，请看下一页"
    told = [f" {must} 样"] if must else []
    if may_be_asked and conditional:
        told.append(f"可能要的 {may_be_asked + conditional} 样")
    elif may_be_asked:
        told.append(f"窗口可能要的 {may_be_asked} 样")
    elif conditional:
        told.append(f"看情况的 {conditional} 样")
    if words and not told:
        told.append("要留意的话")
    return f"后面还有{'，'.join(told)}" if told else ""


def trail_words(notice_title: str, facts: Iterable[str]) -> str:
    """住院费用报销 · 本人办理 · 受伤，对方有责任."""
    return " · ".join((notice_title, *facts))


# The official words behind a question


def why_source(region: Region, seq: int | None) -> str:
    """《…清单》第 21 项; the region's own text has no item."""
    return f"《{region.title}》" if not seq else f"《{region.title}》第 {seq} 项"


# Effects and differences


class Change(Enum):
    """What a changed answer did to a line."""

    ADDED = "多了"
    DROPPED = "不用了"
    ALTERED = "变了"
    SAME = "没变"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    change: Change
    name: str
    tags: tuple[str, ...] = ()


def effect(now: Notice, without: Notice, *, unsure: bool) -> str:
    """What an answer put on the list: 加 2 样：病历、责任证明.

    `without` is the notice with this answer not given; `unsure` where it is 不确定, which takes
    nothing off the list either.
    """
    outcome = now.find(OutcomeBlock)
    if outcome is not None and without.find(OutcomeBlock) is None:
        return outcome.headline
    known = {line.key for line in _certain(without)}
    fresh = [line for line in _certain(now) if line.key not in known]
    must = [line.title for line in fresh if line.obligation is Obligation.MUST]
    may = [line.title for line in fresh if line.obligation is Obligation.MAY_BE_ASKED]
    told = []
    if must:
        told.append(f"加 {len(must)} 样：{_few(must)}")
    if may:
        told.append(f"窗口可能多要 {len(may)} 样：{_few(may)}")
    if not told and unsure:
        return UNSURE_EFFECT
    return "；".join(told) or NO_EFFECT


def _few(names: list[str]) -> str:
    return "、".join(names[:_FEW]) + (f"等 {len(names)} 样" if len(names) > _FEW else "")


def difference(now: Notice, before: Notice) -> tuple[ChangeLine, ...]:
    """What a changed answer did to the list, line by line; the unchanged ones in one."""
    new, old = _by_key(now), _by_key(before)
    told = list(_moved(now.find(OutcomeBlock), before.find(OutcomeBlock)))
    same = 0
    for key, line in new.items():
        if key not in old:
            told.append(ChangeLine(Change.ADDED, _with_condition(line), line.tags))
        elif _looks(line) != _looks(old[key]):
            told.append(ChangeLine(Change.ALTERED, _with_condition(line), line.tags))
        else:
            same += 1
    told.extend(
        ChangeLine(Change.DROPPED, _with_condition(line))
        for key, line in old.items()
        if key not in new
    )
    date = date_sentence(now.get(Dates))
    moved = date != date_sentence(before.get(Dates))
    if moved:
        told.append(ChangeLine(Change.ALTERED, date))
    if same:
        rest = "其余" if told else "清单上的"
        also = "，办好的日子也没变" if not moved and now.get(Dates).latest is not None else ""
        told.append(ChangeLine(Change.SAME, f"{rest} {same} 样{also}"))
    return tuple(told)


def _moved(now: OutcomeBlock | None, before: OutcomeBlock | None) -> Iterable[ChangeLine]:
    """Where, or whether at all, one files is said ahead of the papers."""
    if before is None and now is not None:
        yield ChangeLine(Change.ADDED, now.headline)
    elif before is not None and now is None:
        yield ChangeLine(Change.DROPPED, before.headline)
    elif before is not None and now is not None and now.headline != before.headline:
        yield ChangeLine(Change.ALTERED, now.headline)


def changed_title(number: int, changes: Iterable[ChangeLine]) -> str:
    """您改了第 2 题，清单变了."""
    touched = any(change.change is not Change.SAME for change in changes)
    return f"您改了第 {number} 题，清单{'变了' if touched else '没有变'}"


def _certain(notice: Notice) -> tuple[Line, ...]:
    lines = notice.find(Lines)
    return lines.lines if lines is not None else ()


def _by_key(notice: Notice) -> Mapping[str, Line]:
    lines = notice.find(Lines)
    return {line.key: line for line in lines.every()} if lines is not None else {}


def _looks(line: Line) -> tuple[object, ...]:
    return line.text, line.tags, line.obligation, line.condition


def _with_condition(line: Line) -> str:
    return under(line.condition, line.title)


def may_words(words: str) -> str:
    """A circumstance after 如果, for the head of a part of the list."""
    return words.removeprefix(IF)


def more_changes(count: int) -> str:
    """Stands for the changes that have no room."""
    return f"还有 {count} 处变化，都在清单上"
