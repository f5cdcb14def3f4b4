"""The notice as lines of text, and the questionnaire over any pair of streams."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO, assert_never

from app.domain import wording
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
    Line,
    Lines,
    Notes,
    Notice,
    NotNeeded,
    OutcomeBlock,
    Shape,
    Situation,
)


def notice_text(notice: Notice) -> str:
    """Every string of the notice, in the order of the paper."""
    return "\n".join(line for block in notice.blocks for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Head():
            yield f"{block.title}（{block.document}）"
            yield "　".join((block.region, *block.meta))
        case OutcomeBlock():
            yield from _section(block.headline)
            yield from block.sentences
        case Situation():
            yield from _section(block.headline)
            yield from (f"  {fact.label}：{fact.value}" for fact in block.facts)
        case Lines():
            yield from _lines(block)
        case NotNeeded():
            yield from _section(block.headline)
            yield from (f"  {line.text}　{line.because}".rstrip() for line in block.lines)
        case Flow():
            yield from _section(block.headline)
            if block.nodes:
                yield "  " + " → ".join(node.name for node in block.nodes)
            for node in block.nodes:
                more = [*node.substeps, *(part for part in (node.limit, node.side_exit) if part)]
                if more:
                    yield f"  {node.name}：{'、'.join(more)}"
        case Dates():
            yield " ".join(
                part for part in (f"  {block.lead}", block.latest_words, block.tail) if part
            )
            yield from (f"  {text}" for text in (block.rule, *block.deadlines) if text)
        case Notes():
            yield from _section(block.headline)
            yield from (f"  · {sentence}" for sentence in block.sentences)
        case HallFacts():
            yield from _section(block.headline)
            yield from (f"  {fact.label}：{fact.value}" for fact in block.facts)
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
    if line.shape is not Shape.ONE:
        for choice in line.choices:
            text = f"{choice.text}（{choice.condition}）" if choice.condition else choice.text
            yield f"{indent}□ {text}"
    if line.last_words:
        yield f"{indent}{line.last_words}{wording.either(choice.text for choice in line.last_resort)}"
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
            print(f"没看懂“{typed.strip()}”。请输入上面的数字。", file=sink)
            continue
        interview = interview.answer(question.id, chosen)
    return interview


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
    words = typed.replace(",", " ").replace("，", " ").replace("、", " ").split()
    if not words or not all(word.isascii() and word.isdigit() for word in words):
        return None
    numbers = sorted({int(word) for word in words})
    if any(number not in offered for number in numbers):
        return None
    chosen = tuple(offered[number][0] for number in numbers)
    alone = not question.many or NONE in chosen or UNSURE in chosen
    return None if alone and len(chosen) > 1 else chosen
