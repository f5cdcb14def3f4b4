"""The notice as lines of text, and the questionnaire over any pair of streams."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, assert_never

from app.domain import wording
from app.domain.compare import Accord, Comparison, Demand, Material, Need, Timing
from app.domain.condition import NONE, UNSURE
from app.domain.interview import Interview
from app.domain.item import Question
from app.domain.notice import (
    Basis,
    Block,
    Dates,
    Flow,
    Foot,
    HallFacts,
    Head,
    Lanes,
    Line,
    Lines,
    Notes,
    Notice,
    NotNeeded,
    OutcomeBlock,
    Shape,
    Situation,
    Suits,
)

_NUMBER = re.compile("[0-9]{1,4}")


def notice_text(notice: Notice) -> str:
    """Every string of the notice, in the order of the paper."""
    return "\n".join(line for block in notice.blocks for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Head():
            yield f"{block.title}（{block.document}）"
            yield "　".join((block.region, *block.meta))
        case Suits():
            yield from _section(block.headline)
            yield from (f"  {sentence}" for sentence in block.sentences)
        case OutcomeBlock():
            yield from _section(block.headline)
            yield from block.sentences
        case Situation():
            yield from _section(block.headline)
            yield from (f"  {fact.said}" for fact in block.facts)
        case Lines():
            yield from _lines(block)
        case NotNeeded():
            yield from _section(block.headline)
            yield from (f"  {line.text}　{line.because}".rstrip() for line in block.lines)
        case Flow():
            yield from _section(block.headline)
            if block.nodes:
                yield "  " + " → ".join(node.name for node in block.nodes)
            if block.lanes is not None:
                yield from _lanes(block.lanes)
            for node in block.nodes if block.lanes is None else ():
                more = ("、".join(node.substeps), node.limit, node.side_exit)
                if any(more):
                    yield f"  {node.name}：{'；'.join(part for part in more if part)}"
        case Dates():
            yield " ".join(
                part for part in (f"  {block.lead}", block.latest_words, block.tail) if part
            )
            deadlines = (deadline.printed for deadline in block.deadlines)
            yield from (f"  {text}" for text in (block.rule, *deadlines) if text)
        case Notes():
            yield from _section(block.headline)
            yield from (f"  · {sentence}" for sentence in block.sentences)
        case HallFacts():
            yield from _section(block.headline)
            yield from (f"  {fact.said}" for fact in block.facts)
        case Basis():
            yield from _section(block.headline)
            yield from (f"  {citation}" for citation in block.citations)
            yield f"  {block.source}"
        case Foot():
            yield ""
            yield block.disclaimer
            yield "　".join(
                part for part in (block.slip_words, block.edition, block.printed) if part
            )
        case _:
            assert_never(block)


def _section(headline: str) -> Iterator[str]:
    yield ""
    yield headline


def _lanes(lanes: Lanes) -> Iterator[str]:
    """A line an arrow: who does what, what travels, to whom; then the parts of the limit."""
    yield f"  {lanes.headline}（{'；'.join(f'{lane.name}：{lane.plain}' for lane in lanes.lanes)}）"
    for link in lanes.links:
        start, end = (lanes.nodes[at] for at in (link.start, link.end))
        carried = f"—{link.label}" if link.label else ""
        ends = (f"{lanes.lanes[node.lane].name}“{node.name}”" for node in (start, end))
        yield "    " + f" {carried}→ ".join(ends)
    for span in lanes.spans:
        told = " ".join((span.number, span.counts + lanes.unit))
        words = (f"{lanes.nodes[span.end].name}：{told}", span.since, span.latest)
        yield "    " + "，".join(text for text in words if text)
    yield from (f"    {text}" for text in (lanes.total, *lanes.parts) if text)


def _lines(block: Lines) -> Iterator[str]:
    yield from _section(block.headline + (f"（{block.aside}）" if block.aside else ""))
    if block.stamp_all:
        yield f"  {block.stamp_all}"
    for line in block.lines:
        yield from _line(line, f"  {line.number:>2}. ")
    for group in block.groups:
        yield f"  {group.condition}："
        for line in group.lines:
            yield from _line(line, "   □  ")


def _line(line: Line, mark: str) -> Iterator[str]:
    may = (wording.MAY_TAG,) if line.may_be_asked else ()
    tags = [f"［{tag}］" for tag in (line.tag, *line.tags, *may) if tag]
    yield f"{mark}{line.title}{''.join(tags)}"
    indent = " " * 7
    for choice in line.choices:
        if line.shape is not Shape.ONE:
            text = f"{choice.said}（{choice.condition}）" if choice.condition else choice.said
            yield f"{indent}□ {text}"
        if choice.note:
            yield f"{indent}{choice.note}"
    if line.last_words:
        yield f"{indent}{line.last_words}{wording.either(choice.said for choice in line.last_resort)}"
    yield from (f"{indent}{text}" for text in (*line.remarks, line.because) if text)


def ask(interview: Interview, source: TextIO, sink: TextIO) -> Interview:
    """Ask until nothing more hangs on any answer, or the input ends.

    Options are numbered from 1, 0 is 不确定; several numbers where several may hold. An answer
    that is not understood is said so and asked again.
    """
    while (question := interview.question) is not None:
        left = interview.longest()
        print(f"\n{question.ask}　（最多还有 {left} 题）", file=sink)
        offered = _offered(question)
        for number, (_, say, more) in offered.items():
            print(f"  {number}  {say}" + (f"　{more}" if more else ""), file=sink)
        print(
            "可以选几样，用空格隔开：" if question.many else "请选一项：",
            end="",
            file=sink,
            flush=True,
        )
        typed = source.readline()
        if not typed:
            print(file=sink)
            break
        chosen = _chosen(typed, question, offered)
        if chosen is None:
            print(f"没看懂“{typed.strip()}”。{_how_to_choose(question)}", file=sink)
            continue
        interview = interview.answer(question.id, chosen)
    return interview


def numbers_in(typed: str) -> tuple[int, ...]:
    """The numbers of a typed line, parted by spaces or commas; none where it holds anything else.

    Digits of full width count, as Chinese input methods give them.
    """
    words = unicodedata.normalize("NFKC", typed).replace(",", " ").replace("、", " ").split()
    if not all(_NUMBER.fullmatch(word) for word in words):
        return ()
    return tuple(int(word) for word in words)


def _how_to_choose(question: Question) -> str:
    if not question.many:
        return "请输入上面的一个数字。"
    return f"请输入上面的数字，用空格隔开；“{wording.NONE_SAY}”和“{wording.UNSURE_SAY}”只能单独选。"


def _offered(question: Question) -> dict[int, tuple[str, str, str | None]]:
    offered = {
        number: (option.id, option.say, option.help)
        for number, option in enumerate(question.options, start=1)
    }
    if question.many:
        offered[len(offered) + 1] = (NONE, wording.NONE_SAY, None)
    if question.unsure:
        offered[0] = (UNSURE, wording.UNSURE_SAY, wording.UNSURE_HELP)
    return offered


def _chosen(
    typed: str, question: Question, offered: dict[int, tuple[str, str, str | None]]
) -> tuple[str, ...] | None:
    numbers = sorted(set(numbers_in(typed)))
    if not numbers or any(number not in offered for number in numbers):
        return None
    chosen = tuple(offered[number][0] for number in numbers)
    alone = not question.many or NONE in chosen or UNSURE in chosen
    return None if alone and len(chosen) > 1 else chosen


# Regions side by side

_MARKS = {Need.BRING: "要", Need.MAY_BE_ASKED: "可", Need.IF: "看"}
_NOT_LISTED, _NO_ITEM = "－", "　"
_LEGEND = f"要 要带　看 看情况　可 窗口可能要　{_NOT_LISTED} 清单没有"


def comparison_text(comparison: Comparison) -> str:
    """One national sub-item in all regions, for reading side by side."""
    return "\n".join(_comparison(comparison))


def _comparison(comparison: Comparison) -> Iterator[str]:
    names = {side.region: side.name for side in comparison.sides}
    yield f"{comparison.national.code} {comparison.national.name}"
    for side in comparison.having:
        for guide in side.guides:
            others = [code for code in guide.item.national if code != comparison.national.code]
            also = f"（还管 {'、'.join(others)}）" if others else ""
            code = f"　{guide.item.code}" if guide.item.code else ""
            yield f"  {side.name} 第 {guide.item.seq} 项　{guide.item.name}{code}{also}"
    for side in comparison.lacking:
        yield f"  {side.name} 没有这一项"
    yield from _section(f"材料（{_LEGEND}）")
    widths = {side.region: _columns(side.name) + 2 for side in comparison.sides}
    yield "  " + "".join(_padded(names[region], width) for region, width in widths.items())
    for material in comparison.materials:
        marks = (_padded(_mark(comparison, material, region), widths[region]) for region in names)
        yield f"  {''.join(marks)}{material.text}"
        indent = " " * (2 + sum(widths.values()))
        yield from (indent + line for line in _how(material, names))
    yield from _section(_differing("办理时限", comparison.limits_differ))
    yield from _by_regions(comparison.timings, names, _limits)
    yield from _section(_differing("办理环节", comparison.steps_differ))
    yield from _by_regions(comparison.timings, names, lambda one: " → ".join(one.steps))
    yield from _section("材料哪里不一样")
    yield from _accords(comparison, names)


def _mark(comparison: Comparison, material: Material, region: str) -> str:
    if any(side.region == region for side in comparison.lacking):
        return _NO_ITEM
    needs = dict.fromkeys(demand.need for demand in material.of(region))
    return "".join(_MARKS[need] for need in needs) or _NOT_LISTED


def _how(material: Material, names: dict[str, str]) -> Iterator[str]:
    """How each region says it, where that is not the first one's words alone."""
    said: dict[str, list[str]] = {}
    for demand in material.demands:
        words = _demand_words(demand, material)
        if words:
            said.setdefault(words, []).append(names[demand.region])
    for words, regions in said.items():
        yield f"{'、'.join(dict.fromkeys(regions))}：{words}"


def _demand_words(demand: Demand, material: Material) -> str:
    alike = demand.text == material.text
    stamp = f"［{demand.stamp}］" if demand.stamp else ""
    return "，".join(
        part for part in (demand.condition, "" if alike else demand.text, stamp) if part
    )


def _differing(headline: str, differ: bool) -> str:
    return f"{headline}（{'不一样' if differ else '都一样'}）"


def _limits(timing: Timing) -> str:
    limits = "；".join(
        f"{condition}，{text}" if condition else text for text, condition in timing.limits
    )
    return "　".join(part for part in (timing.outcome, limits) if part)


def _by_regions(
    timings: Iterable[Timing], names: dict[str, str], say: Callable[[Timing], str]
) -> Iterator[str]:
    said: dict[str, list[str]] = {}
    for timing in timings:
        said.setdefault(say(timing), []).append(names[timing.region])
    for words, regions in said.items():
        yield f"  {'、'.join(dict.fromkeys(regions))}：{words}"


def _accords(comparison: Comparison, names: dict[str, str]) -> Iterator[str]:
    counts = {
        accord: sum(material.accord is accord for material in comparison.materials)
        for accord in Accord
    }
    yield f"  各地都有，要求一样：{counts[Accord.SAME]} 样"
    yield f"  各地都有，要求不一样：{counts[Accord.DIFFERS]} 样"
    yield f"  只有一部分地区有：{counts[Accord.SOME]} 样"
    only: dict[tuple[str, ...], list[str]] = {}
    for material in comparison.materials:
        if material.accord is Accord.SOME:
            only.setdefault(material.regions, []).append(material.text)
    for regions, texts in only.items():
        yield f"    只有{'、'.join(names[region] for region in regions)}：{'；'.join(texts)}"


def _columns(text: str) -> int:
    """Columns of a terminal that a text takes: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _columns(text))
