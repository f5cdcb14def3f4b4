"""The booklet for the shelf (办事指南): a general guide of every item, and what stands around.

Composed once, like a notice; paper only arranges it. A booklet lies there for months, so no day
of completion is told, only how long it takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain import wording
from app.domain.checklist import Checklist, make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.compose_dates import compose_undated, how_long
from app.domain.compose_lines import compose_lines
from app.domain.condition import Facts
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
    question = _kinds_question(item)
    if question is None or lines is None:
        return Guide(item.seq, item.name, notice, (), hanging)
    kinds: list[Kind] = []
    still: frozenset[str] = frozenset()
    for option in question.options:
        checklist = make_checklist(item, {question.id: (option.id,)})
        facts = Facts(item.by_id, dict(checklist.answers))
        own = compose_lines(checklist, facts)
        certain = own.lines if own is not None else ()
        count, limit = wording.kind_count(len(certain)), how_long(checklist, facts, setting.listed)
        kinds.append(Kind(option.say, count, limit, certain))
        still |= _hanging(own)
    if not all(kind.lines for kind in kinds):
        return Guide(item.seq, item.name, notice, (), hanging)
    return Guide(item.seq, item.name, notice, tuple(kinds), hanging & still)


def _hanging(lines: Lines | None) -> frozenset[str]:
    """The keys of the lines under 如果."""
    groups = lines.groups if lines is not None else ()
    return frozenset(line.key for group in groups for line in group.lines)


def _kinds_question(item: Item) -> Question | None:
    """The question that sorts people into kinds: a time limit hangs on it."""
    asked = {term.question for limit in item.limits if limit.when for term in limit.when.terms()}
    found = [question for question in item.questions if question.id in asked]
    if len(found) != 1 or len(found[0].options) > MOST_KINDS:
        return None
    return None if found[0].many or found[0].when is not None else found[0]


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
