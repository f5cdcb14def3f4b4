"""The booklet for the shelf (办事指南): a general guide of every item, and what stands around.

Composed once, like a notice; paper only arranges it. A booklet lies there for months, so no day
of completion is told, only how long it takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain import wording
from app.domain.checklist import Checklist, make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.compose_dates import compose_undated, how_long
from app.domain.compose_lines import compose_lines
from app.domain.condition import Answers, Facts
from app.domain.hall import HOTLINE
from app.domain.item import Category, Item, Question
from app.domain.notice import (
    Block,
    Dates,
    Fact,
    Flow,
    Foot,
    HallFacts,
    Line,
    Lines,
    Notice,
    Situation,
)
from app.domain.problems import UnknownName

MOST_KINDS = 4


@dataclass(frozen=True, slots=True)
class Kind:
    """What one kind of person brings for certain, and how long it takes them."""

    name: str
    count: str
    limit: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """One item. `kinds` is empty where everybody brings the same.

    `notice` is the general guide; `hanging` are the keys of its lines under 如果 that the kinds
    do not settle.
    """

    seq: int
    name: str
    notice: Notice
    kinds: tuple[Kind, ...]
    hanging: frozenset[str]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A category: `number` is 一, `name` the plain one."""

    number: str
    name: str
    guides: tuple[Guide, ...]


@dataclass(frozen=True, slots=True)
class Booklet:
    """Cover, contents and guides; every string final."""

    title: str
    region: str
    scope: str
    facts: tuple[Fact, ...]
    source: str
    edition: str
    disclaimer: str
    chapters: tuple[Chapter, ...]


def make_booklet(items: Iterable[Item], setting: Setting, category: str | None = None) -> Booklet:
    """The booklet of a region, or of the category with this key. Raises UnknownName for another."""
    region = setting.region
    known = [one.key for one in region.categories]
    if category is not None and category not in known:
        raise UnknownName(f"{region.name}没有类别 {category}；有：{'、'.join(known)}。")
    taken = list(items)
    chapters = tuple(
        _chapter(one, [item for item in taken if item.category == one.key], setting)
        for one in region.categories
        if category in (None, one.key)
    )
    count = sum(len(chapter.guides) for chapter in chapters)
    alone = chapters[0].name if category is not None else None
    printed = setting.today if setting.printed is None else setting.printed.date()
    edition = setting.edition
    return Booklet(
        title=wording.BOOKLET,
        region=region.name,
        scope=wording.booklet_scope(len(chapters), count, alone),
        facts=_facts(setting),
        source=wording.booklet_source(region.title, region.year),
        edition=wording.booklet_edition(
            wording.edition_words(region.short, edition.id, edition.date), printed
        ),
        disclaimer=wording.BOOKLET_DISCLAIMER,
        chapters=chapters,
    )


def _facts(setting: Setting) -> tuple[Fact, ...]:
    hall = setting.hall
    told = (
        ("name", "窗口", hall.name),
        ("address", "地址", hall.address),
        ("phone", "电话", hall.phone),
        ("hours", "开门", hall.hours),
        ("hotline", "热线", f"{HOTLINE} 医保服务热线"),
    )
    return tuple(Fact(key, label, value) for key, label, value in told if value)


def _chapter(category: Category, items: Iterable[Item], setting: Setting) -> Chapter:
    number, stop, rest = category.name.partition("、")
    if not stop:
        number = ""
    name = category.plain or rest or category.name
    return Chapter(number, name, tuple(make_guide(item, setting) for item in items))


def make_guide(item: Item, setting: Setting) -> Guide:
    """The general guide of an item, without a day."""
    general = make_checklist(item, {})
    notice = _shelved(general, make_notice(general, setting), setting.listed)
    lines = notice.find(Lines)
    hanging = _hanging(lines)
    questions = _kinds_questions(item)
    if not questions or lines is None:
        return Guide(item.seq, item.name, notice, (), hanging)
    kinds: list[Kind] = []
    still: frozenset[str] = frozenset()
    for option in questions[0].options:
        answers = {one.id: (option.id,) for one in questions if one.option(option.id)}
        checklist = make_checklist(item, answers)
        own = compose_lines(checklist, Facts(item.by_id, dict(checklist.answers)))
        kind = _kind(option.say, _cases(item, questions, answers), own, setting.listed)
        if kind is None:
            return Guide(item.seq, item.name, notice, (), hanging)
        kinds.append(kind)
        still |= _hanging(own)
    return Guide(item.seq, item.name, notice, tuple(kinds), hanging & still)


def _kind(name: str, cases: Sequence[Checklist], general: Lines | None, listed: str) -> Kind | None:
    """What is certain in all cases of a kind; None where there is no such line or no one limit.

    A line that is not the same in all cases is the `general` one, which names them.
    """
    limits: set[str] = set()
    found: list[dict[str, Line]] = []
    for checklist in cases:
        facts = Facts(checklist.item.by_id, dict(checklist.answers))
        limits.add(how_long(checklist, facts, listed))
        found.append(_by_key(compose_lines(checklist, facts)))
    named = _by_key(general)
    lines: list[Line] = []
    for key, line in found[0].items() if found else ():
        if all(key in case for case in found):
            # What only some are told (who comes after a death) stands in 请留意.
            told = tuple(
                one for one in line.remarks if all(one in case[key].remarks for case in found)
            )
            mine = replace(line, remarks=told)
            alike = all(replace(case[key], remarks=told) == mine for case in found)
            lines.append(mine if alike else named.get(key, line))
    if not lines or len(limits) != 1:
        return None
    return Kind(name, wording.kind_count(len(lines)), limits.pop(), tuple(lines))


def _by_key(lines: Lines | None) -> dict[str, Line]:
    """The certain lines, without what depends on the other lines and answers."""
    certain = lines.lines if lines is not None else ()
    return {line.key: replace(line, number=None, because=None) for line in certain}


def _hanging(lines: Lines | None) -> frozenset[str]:
    """The keys of the lines under 如果."""
    groups = lines.groups if lines is not None else ()
    return frozenset(line.key for group in groups for line in group.lines)


def _kinds_questions(item: Item) -> tuple[Question, ...]:
    """The question that sorts people into kinds: a time limit hangs on it; none where not all fit.

    It may be asked in several forms, the one with most options first (who retires is not retired
    yet), if everybody is asked one of them.
    """
    asked = {term.question for limit in item.limits if limit.when for term in limit.when.terms()}
    found = [question for question in item.questions if question.id in asked]
    found.sort(key=lambda question: -len(question.options))
    if not found or any(question.many for question in found):
        return ()
    offered = {option.id for option in found[0].options}
    alike = all(option.id in offered for question in found for option in question.options)
    return tuple(found) if alike and len(offered) <= MOST_KINDS and _all_asked(item, found) else ()


def _all_asked(item: Item, questions: Sequence[Question]) -> bool:
    """Whether everybody is asked one of `questions`: always, or by the answers to one other."""
    if any(question.when is None for question in questions):
        return len(questions) == 1
    before = _before(item, questions)
    if before is None or before.when is not None:
        return False
    terms = [term for one in questions if one.when for term in one.when.terms()]
    return {option for term in terms for option in term.options} >= set(before.option_ids)


def _before(item: Item, questions: Sequence[Question]) -> Question | None:
    """The one question on which alone it hangs which of `questions` is asked."""
    clauses = [clause for one in questions if one.when for clause in one.when.clauses]
    on = {term.question for clause in clauses for term in clause}
    alone = len(on) == 1 and all(len(clause) == 1 for clause in clauses)
    return item.question(on.pop()) if alone else None


def _cases(item: Item, questions: Sequence[Question], answers: Answers) -> list[Checklist]:
    """A kind's checklist for each answer to what is asked before, where there is such a question."""
    before = _before(item, questions)
    if before is None:
        return [make_checklist(item, answers)]
    cases = (make_checklist(item, {**answers, before.id: (one.id,)}) for one in before.options)
    return [case for case in cases if not dict(case.answers).keys().isdisjoint(answers)]


def _shelved(checklist: Checklist, notice: Notice, listed: str) -> Notice:
    """Without the day of completion, the answers and the number, which a booklet has not."""
    facts = Facts(checklist.item.by_id, dict(checklist.answers))
    kept: list[Block] = []
    for block in notice.blocks:
        match block:
            case Situation() | Foot():
                continue
            case HallFacts():
                # The telephone stands on the cover; what is left here says no number.
                kept.append(replace(block, headline=wording.WHERE))
            case Dates():
                kept.append(compose_undated(checklist, facts, listed))
            case Flow() if block.lanes is not None:
                spans = tuple(replace(span, latest=None) for span in block.lanes.spans)
                kept.append(replace(block, lanes=replace(block.lanes, spans=spans, aside=None)))
            case _:
                kept.append(block)
    return Notice(tuple(kept), "")
