"""The booklet for the shelf (办事指南): a general guide of every item, and what stands around.

Composed once, like a notice; paper only arranges it. A booklet lies there for months, so no day
of completion is told, only how long it takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain import wording
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import HOTLINE
from app.domain.item import Category, Item, Question
from app.domain.notice import (
    Block,
    Dates,
    DeadlineLine,
    Fact,
    Flow,
    Foot,
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
    notice = make_notice(make_checklist(item, {}), setting)
    kinds: tuple[Kind, ...] = ()
    lines = notice.find(Lines)
    hanging = frozenset(
        line.key for group in (lines.groups if lines else ()) for line in group.lines
    )
    question = _kinds_question(item)
    if question is not None and lines is not None:
        several = [
            make_notice(make_checklist(item, {question.id: (option.id,)}), setting)
            for option in question.options
        ]
        kinds = tuple(
            _kind(option.say, one) for option, one in zip(question.options, several, strict=True)
        )
        still = {
            line.key
            for one in several
            for block in one.blocks
            if isinstance(block, Lines)
            for group in block.groups
            for line in group.lines
        }
        if all(kind.lines for kind in kinds):
            hanging &= still
        else:
            kinds = ()
    return Guide(item.seq, item.name, _shelved(notice), kinds, hanging)


def _kinds_question(item: Item) -> Question | None:
    """The question that sorts people into kinds: a time limit hangs on it."""
    asked = {term.question for limit in item.limits if limit.when for term in limit.when.terms()}
    found = [question for question in item.questions if question.id in asked]
    if len(found) != 1 or len(found[0].options) > MOST_KINDS:
        return None
    return None if found[0].many or found[0].when is not None else found[0]


def _kind(name: str, notice: Notice) -> Kind:
    lines = notice.find(Lines)
    told = _limits(notice.get(Dates))
    certain = lines.lines if lines is not None else ()
    return Kind(name, wording.kind_count(len(certain)), told, certain)


def _shelved(notice: Notice) -> Notice:
    """Without the day of completion, the answers and the number, which a booklet has not."""
    kept: list[Block] = []
    for block in notice.blocks:
        match block:
            case Situation() | Foot():
                continue
            case Dates():
                kept.append(_undated(block))
            case Flow() if block.lanes is not None:
                spans = tuple(replace(span, latest=None) for span in block.lanes.spans)
                kept.append(replace(block, lanes=replace(block.lanes, spans=spans)))
            case _:
                kept.append(block)
    return Notice(tuple(kept), "")


def _undated(dates: Dates) -> Dates:
    dates = replace(dates, deadlines=tuple(DeadlineLine(one.text) for one in dates.deadlines))
    if dates.latest_words is None and dates.rule is None:
        return dates
    rule = None if dates.rule in (wording.NO_DATE_YET, wording.NO_DATE_NOW) else dates.rule
    lead = rule or _limits(dates)
    return replace(
        dates, lead=lead, lead_now=lead, latest_words=None, tail="", rule=None, latest=None
    )


def _limits(dates: Dates) -> str:
    if dates.tag == wording.ON_THE_SPOT:
        return wording.ON_THE_SPOT
    return wording.limits_vary([(limit.text, limit.condition) for limit in dates.limits])
