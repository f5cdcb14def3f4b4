"""The plain sections: outcome, situation, 不用带, 到哪里办, notes and basis."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.notice import (
    Basis,
    Fact,
    HallFacts,
    Notes,
    NotNeeded,
    OutcomeBlock,
    Situation,
    Suits,
)
from app.pdf.kit import Kit
from app.pdf.marks import MM_PER_PT, RISE, Block, Frame, Ink, Mark, Rect, Rule, moved
from app.pdf.style import Type
from app.pdf.text import Piece, Run, Set, Space, measure, paragraph, set_line

HALL = "hall"
BOX_PAD_X = 4.0
BOX_PAD_Y = 2.2
LABEL_PAD = 2.4
FACT_GAP = 9.0
FACT_ROW_GAP = 1.0
KEY_GAP = 2.0
QUOTE_INDENT = 4.0
DOT_LEFT = 0.8
BULLET = 1.2
DOT = 0.32
MIDDLE = 0.38
"""em: words behind a dot, across it, and from the baseline up to the middle of a sign."""


def outcome(block: OutcomeBlock, kit: Kit) -> Block:
    """What is said first, in a frame: the result, what to do, the list's own words."""
    width = kit.style.text_width
    pad = 5.0
    room = width - 2 * pad
    head, text, quote = kit.type("outcome"), kit.type("outcome_text"), kit.type("note")
    marks: list[Mark] = []
    y = 3.6
    part = paragraph([Run(block.headline, head)], room, kit.ruler, head.line, pad, y)
    marks += part.marks
    y += part.height
    for number, sentence in enumerate(block.sentences):
        y += 0.4 if number else 1.0
        part = paragraph([Run(sentence, text)], room, kit.ruler, text.line, pad, y)
        marks += part.marks
        y += part.height
    for quoted in block.quotes:
        y += 1.8
        words = f"{quoted.column}原文：{quoted.text}"
        part = paragraph(
            [Run(words, quote)], room - QUOTE_INDENT, kit.ruler, quote.line + 1,
            pad + QUOTE_INDENT, y,
        )  # fmt: skip
        marks.append(Rule(pad + 0.4, y, pad + 0.4, y + part.height, kit.stroke("alternatives")))
        marks += part.marks
        y += part.height
    height = y + 3.6
    frame = Frame(Rect(0, 0, width, height), kit.mm("corner"), kit.stroke("node"))
    return Block("outcome", height, (frame, *marks), 3.5, heading=block.headline)


def suits(block: Suits, kit: Kit) -> Block:
    """适合您吗: its label and the sentences, one after the other."""
    label, text = kit.type("situation_label"), kit.type("where")
    side = kit.ruler.width(block.headline, label) + KEY_GAP
    drop = RISE * (label.size - text.size) * MM_PER_PT
    marks = set_line([Run(block.headline, label)], 0, 0, text.height, kit.ruler)
    room = kit.style.text_width - side
    words = [Run("".join(block.sentences), text)]
    part = paragraph(words, room, kit.ruler, text.line, side, drop)
    return Block("suits", part.height, (*marks, *part.marks), 3.0, heading=block.headline)


def situation(block: Situation, kit: Kit) -> Block:
    """您的情况: a box with its label at the left."""
    label = kit.type("situation_label")
    width = kit.style.text_width
    side = kit.ruler.width(block.headline, label) + 2 * BOX_PAD_X
    inner = _facts(block.facts, width - side - 2 * BOX_PAD_X, kit)
    height = max(inner.height + 2 * BOX_PAD_Y, label.height + 2 * LABEL_PAD)
    marks: list[Mark] = [
        Frame(Rect(0, 0, width, height), kit.mm("corner"), kit.stroke("box")),
        Rule(side, 0, side, height, kit.stroke("box")),
    ]
    marks += set_line([Run(block.headline, label)], BOX_PAD_X, 0, height, kit.ruler)
    top = (height - inner.height) / 2
    marks += (moved(mark, side + BOX_PAD_X, top) for mark in inner.marks)
    return Block("situation", height, tuple(marks), 2.5)


def _facts(facts: tuple[Fact, ...], room: float, kit: Kit) -> Set:
    """Label and value, one after the other, wrapping between facts."""
    key, value = kit.type("situation_key"), kit.type("situation_value")
    line = value.line + 1
    pitch = line * MM_PER_PT
    marks: list[Mark] = []
    x = y = 0.0
    lines = 1
    for fact in facts:
        label = kit.ruler.width(fact.label, key) + KEY_GAP if fact.label else 0.0
        wide = label + kit.ruler.width(fact.value, value)
        if x > 0 and x + wide > room:
            x, y, lines = 0.0, y + pitch + FACT_ROW_GAP, lines + 1
        marks += _pair(fact, x, y, pitch, kit)
        part = paragraph([Run(fact.value, value)], room - x - label, kit.ruler, line, x + label, y)
        marks += part.marks
        if part.lines > 1:
            y += part.height - pitch
            x = room
        else:
            x += wide + FACT_GAP
    return Set(tuple(marks), y + pitch, lines)


def _pair(fact: Fact, x: float, y: float, pitch: float, kit: Kit) -> Iterator[Mark]:
    """The label of a fact, on the baseline of its value."""
    key, value = kit.type("situation_key"), kit.type("situation_value")
    drop = RISE * (value.size - key.size) * MM_PER_PT
    yield from set_line([Run(fact.label, key, Ink.GREY)], x, y + drop, pitch, kit.ruler)


def section_head(name: str, headline: str, kit: Kit) -> Block:
    style = kit.type("section")
    marks = set_line([Run(headline, style)], 0, 0, style.height, kit.ruler)
    gap = kit.mm("section_gap")
    return Block(f"{name}-head", style.height, tuple(marks), gap, True, heading=headline)


def not_needed(block: NotNeeded, kit: Kit) -> Iterator[Block]:
    """What this person does not bring, and why."""
    yield section_head("not-needed", block.headline, kit)
    name, why = kit.type("not_needed"), kit.type("note")
    for number, line in enumerate(block.lines):
        pieces: list[Piece] = [Run(line.text, name)]
        if line.because:
            pieces += [Space(3.0), Run(line.because, why)]
        yield _bullet(f"not-needed:{line.key}", pieces, name, 1.5 if not number else 0.5, kit)


def _bullet(name: str, pieces: list[Piece], style: Type, gap: float, kit: Kit) -> Block:
    """A round dot, on the middle of the first line's signs, and the words beside it."""
    indent = BULLET * style.size * MM_PER_PT
    part = paragraph(pieces, kit.style.text_width - indent, kit.ruler, style.line, indent)
    side = DOT * style.size * MM_PER_PT
    middle = style.height / 2 + (RISE - MIDDLE) * style.size * MM_PER_PT
    dot = Frame(Rect(DOT_LEFT, middle - side / 2, side, side), side / 2, 0, Ink.INK)
    return Block(name, part.height, (dot, *part.marks), gap)


def notes(block: Notes, kit: Kit) -> Iterator[Block]:
    """请留意."""
    yield section_head("notes", block.headline, kit)
    style = kit.type("notes")
    for number, sentence in enumerate(block.sentences):
        gap = 1.5 if not number else 0.5
        yield _bullet(f"note:{number}", [Run(sentence, style)], style, gap, kit)


def hall(block: HallFacts, kit: Kit) -> Block:
    """到哪里办: label and facts on one or two lines between two hairlines."""
    label = kit.type("situation_label")
    side = kit.ruler.width(block.headline, label) + 6.0
    width = kit.style.text_width
    key, value = kit.type("where"), kit.type("where_value")
    pitch = key.height
    marks: list[Mark] = list(set_line([Run(block.headline, label)], 0, 0, pitch, kit.ruler))
    x, y = side, 0.0
    for fact in block.facts:
        pieces: list[Piece] = [
            Run(fact.label, key, Ink.GREY),
            Space(KEY_GAP),
            Run(fact.value, value),
        ]
        wide = measure(pieces, kit.ruler)
        if x > side and x + wide > width:
            x, y = side, y + pitch
        part = paragraph(pieces, width - x, kit.ruler, key.line, x, y)
        marks += part.marks
        if part.lines > 1:
            y += part.height - pitch
            x = width
        else:
            x += wide + 7.0
    return Block(HALL, y + pitch, tuple(marks), kit.mm("section_gap"), heading=block.headline)


def basis_short(block: Basis, kit: Kit) -> Block:
    """依据, run together in small type at the foot of a single sheet."""
    style, bold = kit.type("basis"), kit.type("basis_bold")
    width = kit.style.text_width
    y = 0.0
    marks: list[Mark] = []
    if block.citations:
        text = "；".join(one.rstrip("。；;") for one in block.citations) + "。"
        runs: list[Piece] = [
            Run(block.headline, bold),
            Space(3.0),
            Run(text, style),
        ]
        part = paragraph(runs, width, kit.ruler, style.line)
        marks += part.marks
        y = part.height
    part = _source(block, kit, y)
    return Block(
        "basis",
        part.height,
        (*marks, *part.marks),
        kit.mm("basis_gap"),
        heading=block.headline,
    )


def _source(block: Basis, kit: Kit, y: float) -> Set:
    """Where the list stands and what is our hint: on one line where both fit."""
    style = kit.type("basis")
    width = kit.style.text_width
    told = [text for text in (block.source, block.hint) if text]
    if kit.ruler.width("".join(told), style) <= width:
        told = ["".join(told)]
    marks: list[Mark] = []
    for text in told:
        part = paragraph([Run(text, style)], width, kit.ruler, style.line, 0, y)
        marks += part.marks
        y += part.height
    return Set(tuple(marks), y, len(told))


def basis_long(block: Basis, kit: Kit) -> Iterator[Block]:
    """依据 as a numbered list, on a second page."""
    style = kit.type("basis_long")
    indent = 6.0
    if block.citations:
        yield section_head("basis", block.headline, kit)
    for number, citation in enumerate(block.citations, start=1):
        marks = set_line([Run(f"{number}.", style)], 1.0, 0, style.height, kit.ruler)
        part = paragraph(
            [Run(citation, style)], kit.style.text_width - indent, kit.ruler, style.line, indent
        )
        gap = 1.2 if number == 1 else 0.4
        yield Block(f"basis:{number}", part.height, (*marks, *part.marks), gap)
    part = _source(block, kit, 0)
    yield Block("source", part.height, part.marks, 2.5)
