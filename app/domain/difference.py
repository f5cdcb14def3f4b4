"""What a new catalogue changes for people, in words: item by item, by the answers it touches.

Compared is what a person is told on every path of the new item, not how the rules are written; a
rule that is only written otherwise changes nothing. Rows that hold for the same answers are said
together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app.domain import wording
from app.domain.checklist import Checklist, make_checklist
from app.domain.compose_lines import compose_lines, compose_not_needed
from app.domain.condition import Answers, Facts
from app.domain.for_whom import for_whom
from app.domain.interview import paths
from app.domain.item import Edition, Item, Question, Region

NO_MORE = "旧清单号不再认"
MOST_PLACES = 6
MOST_PATHS = 5_000
"""Of both items together; above, what only the old one asks is left open."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a row tells a person; `condition` (如果…) where it hangs on something unknown."""

    text: str
    condition: str | None = None


Told = dict[str, Said]
"""The place of a row → what it tells."""
_Change = tuple[str, Said | None, Said | None]


@dataclass(frozen=True, slots=True)
class Content:
    """One region of one catalogue."""

    region: Region
    edition: Edition
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """`places` are sentences on what people are told; `besides` names what else was touched.

    `slips_end`: numbers printed for the old item no longer decode.
    """

    seq: int
    name: str
    places: tuple[str, ...]
    besides: tuple[str, ...]
    slips_end: bool


@dataclass(frozen=True, slots=True)
class RegionChange:
    """`old` or `new` is None where the region is new or gone."""

    name: str
    old: Edition | None
    new: Edition | None
    added: tuple[Item, ...]
    removed: tuple[Item, ...]
    changed: tuple[ItemChange, ...]


def difference(old: Sequence[Content], new: Sequence[Content]) -> tuple[RegionChange, ...]:
    """The regions that differ, in the order of the new catalogue, those that are gone last."""
    before = {content.region.id: content for content in old}
    after = {content.region.id: content for content in new}
    found = [
        _region(before.get(name), after.get(name)) for name in dict.fromkeys((*after, *before))
    ]
    return tuple(
        change
        for change in found
        if change.added or change.removed or change.changed or None in (change.old, change.new)
    )


def _region(old: Content | None, new: Content | None) -> RegionChange:
    before = {item.seq: item for item in old.items} if old else {}
    after = {item.seq: item for item in new.items} if new else {}
    moved = old is not None and new is not None and old.region.prefix != new.region.prefix
    either = new or old
    assert either is not None
    return RegionChange(
        name=either.region.short,
        old=old.edition if old else None,
        new=new.edition if new else None,
        added=tuple(item for seq, item in after.items() if seq not in before),
        removed=tuple(item for seq, item in before.items() if seq not in after),
        changed=tuple(
            item_change(before[seq], item, ends=moved)
            for seq, item in after.items()
            if seq in before and (before[seq] != item or moved)
        ),
    )


def item_change(old: Item, new: Item, *, ends: bool = False) -> ItemChange:
    """What becomes different for whom. `ends`: the numbers of the region have a new prefix."""
    return ItemChange(
        seq=new.seq,
        name=new.name,
        places=(*_questions(old, new), *_told(old, new)),
        besides=tuple(_besides(old, new)),
        slips_end=ends or old.fingerprint != new.fingerprint,
    )


# Questions


def _questions(old: Item, new: Item) -> Iterator[str]:
    gone = [f"“{one.ask}”" for one in old.questions if one.id not in new.by_id]
    come = [f"“{one.ask}”" for one in new.questions if one.id not in old.by_id]
    if come:
        yield f"多问：{'、'.join(come)}"
    if gone:
        yield f"不再问：{'、'.join(gone)}"
    for question in new.questions:
        before = old.by_id.get(question.id)
        if before is not None:
            yield from _question(before, question)


def _question(old: Question, new: Question) -> Iterator[str]:
    come = [f"“{one.say}”" for one in new.options if old.option(one.id) is None]
    gone = [f"“{one.say}”" for one in old.options if new.option(one.id) is None]
    if come:
        yield f"“{new.ask}”多了选项：{'、'.join(come)}"
    if gone:
        yield f"“{new.ask}”少了选项：{'、'.join(gone)}"
    if old.unsure != new.unsure:
        yield f"“{new.ask}”{'可以' if new.unsure else '不再能'}答“{wording.UNSURE_SAY}”"


# What people are told


def _told(old: Item, new: Item) -> Iterator[str]:
    """A sentence for each set of answers that something changes for."""
    every = _every_path(old, new)
    asked = (*new.questions, *(one for one in old.questions if one.id not in new.by_id))
    touched: dict[_Change, list[int]] = {}
    for at, answers in enumerate(every):
        before, after = told(make_checklist(old, answers)), told(make_checklist(new, answers))
        for place in dict.fromkeys((*before, *after)):
            if before.get(place) != after.get(place):
                change = (place.split("/")[0], before.get(place), after.get(place))
                touched.setdefault(change, []).append(at)
    gathered: dict[tuple[int, ...], list[_Change]] = {}
    for change, at_all in touched.items():
        gathered.setdefault(tuple(at_all), []).append(change)
    shown = list(gathered.items())[:MOST_PLACES]
    for ats, changes in shown:
        yield f"{for_whom(asked, every, ats)}：{'；'.join(_sentences(changes))}"
    if len(gathered) > len(shown):
        rest = {at for ats in list(gathered)[MOST_PLACES:] for at in ats}
        yield f"还有 {len(gathered) - len(shown)} 处，涉及 {len(rest)} 种答法"


def _every_path(old: Item, new: Item) -> tuple[Answers, ...]:
    """The new item's paths, each led on through what only the old one asks.

    Not where the new one asks something else in its place: both together would contradict.
    """
    if any(question.id not in old.by_id for question in new.questions):
        return tuple(paths(new))
    found: list[Answers] = []
    for answers in paths(new):
        found += paths(old, answers)
        if len(found) > MOST_PATHS:
            return tuple(paths(new))
    return tuple(found)


def told(checklist: Checklist) -> Told:
    """Everything that a person is told and can act on, each row at its place."""
    item = checklist.item
    facts = Facts(item.by_id, dict(checklist.answers))
    condition = partial(wording.condition_words, item, facts)
    lines, waived = compose_lines(checklist, facts), compose_not_needed(checklist, facts)
    found: Told = {}
    for line in lines.every() if lines else ():
        stamp = f"（{line.stamp}）" if line.stamp else ""
        may = f"（{wording.MAY_TAG}）" if line.may_be_asked else ""
        found[f"材料/{line.key}"] = Said(f"{line.phrase}{stamp}{may}", line.condition)
    for off in waived.lines if waived else ():
        found[f"{wording.NOT_NEEDED}/{off.key}"] = Said(off.text)
    for held in checklist.outcomes:
        found[f"结果/{held.row.key}"] = Said(held.row.say, condition(held.row.when))
    limits = (
        wording.under(condition(limit.row.when), wording.limit_text(limit.row))
        for limit in checklist.limits
    )
    found["办理时限"] = Said("；".join(limits))
    found["办理环节"] = Said("—".join(step.row.name for step in checklist.steps))
    for at, deadline in enumerate(checklist.deadlines):
        found[f"申请人的期限/{at}"] = Said(deadline.row.say, condition(deadline.row.when))
    return found


def _sentences(changes: Sequence[_Change]) -> Iterator[str]:
    """Rows of one kind that came, or went, are said together; new words of a 如果 are counted."""
    come: dict[str, list[str]] = {}
    gone: dict[str, list[str]] = {}
    other: list[str] = []
    reworded = 0
    for label, was, becomes in changes:
        if was is None or not was.text:
            come.setdefault(label, []).append(_quoted(becomes))
        elif becomes is None or not becomes.text:
            gone.setdefault(label, []).append(_quoted(was))
        elif was.text != becomes.text:
            other.append(f"{label}{_quoted(was)}改为{_quoted(becomes)}")
        elif was.condition and becomes.condition:
            reworded += 1
        elif becomes.condition:
            other.append(f"{label}“{was.text}”改为看情况（{becomes.condition}）")
        else:
            other.append(f"{label}“{was.text}”不再看情况（原来：{was.condition}）")
    yield from (f"{label}多了{'、'.join(texts)}" for label, texts in come.items())
    yield from (f"{label}少了{'、'.join(texts)}" for label, texts in gone.items())
    yield from other
    if reworded:
        yield f"{reworded} 处“如果”的条件变了"


def _quoted(said: Said | None) -> str:
    if said is None:
        return ""
    return f"“{wording.under(said.condition, said.text)}”"


# What else was touched


def _besides(old: Item, new: Item) -> Iterator[str]:
    if old.name != new.name:
        yield f"名称（原来是“{old.name}”）"
    if old.code != new.code or old.national != new.national:
        yield "编码"
    cells: Mapping[str, str] = dict(old.official)
    columns = [name for name, text in new.official if cells.get(name) != text]
    columns += [name for name in cells if name not in dict(new.official)]
    if columns:
        yield f"清单原文（{'、'.join(columns)}）"
    if (old.plain, old.aliases) != (new.plain, new.aliases):
        yield "通俗名和搜索词"
    if [_page(one) for one in old.questions] != [_page(one) for one in new.questions]:
        yield "问题的说法"
    if [(note.kind, note.say) for note in old.notes] != [(n.kind, n.say) for n in new.notes]:
        yield "请留意的话"
    if (old.basis, old.doubts, old.errata) != (new.basis, new.doubts, new.errata):
        yield "依据、疑点或勘误"


def _page(question: Question) -> tuple[object, ...]:
    options = tuple((option.say, option.words, option.help) for option in question.options)
    return (question.short, question.ask, question.why, question.help, options)


# In words


def difference_text(changes: Sequence[RegionChange]) -> Iterator[str]:
    """The whole report, line by line."""
    if not changes:
        yield "两个目录一样。"
        return
    for change in changes:
        yield f"{change.name}　{_editions(change)}"
        for label, items in (("新增", change.added), ("删去", change.removed)):
            if items:
                yield f"  {label}：{'、'.join(f'第 {one.seq} 项{one.name}' for one in items)}"
        told_ = [one for one in change.changed if one.places]
        for one in told_:
            yield f"  第 {one.seq} 项 {one.name}"
            yield from (f"    {place}" for place in one.places)
            if one.besides:
                yield f"    还改了：{'、'.join(one.besides)}"
        yield from _quiet([one for one in change.changed if not one.places])
    ended = [
        f"{change.name}第 {'、'.join(map(str, seqs))} 项"
        for change in changes
        if (seqs := _ended(change))
    ]
    yield f"{NO_MORE}：{'；'.join(ended) or '没有，旧号都还能用'}"


def _editions(change: RegionChange) -> str:
    if change.old is None or change.new is None:
        return "新的地区" if change.old is None else "不再有这个地区"
    return f"{change.old.id}（{change.old.date}）→ {change.new.id}（{change.new.date}）"


def _quiet(changed: Sequence[ItemChange]) -> Iterator[str]:
    """Items where people are told the same, by what was touched."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for one in changed:
        alike.setdefault(one.besides, []).append(str(one.seq))
    for besides, seqs in alike.items():
        what = "、".join(besides) or "规则的写法、提示或引文"
        yield f"  要带的材料、时限和环节没变，只改了{what}：第 {'、'.join(seqs)} 项"


def _ended(change: RegionChange) -> list[int]:
    gone = [one.seq for one in change.changed if one.slips_end]
    return sorted([*gone, *(item.seq for item in change.removed)])
