"""Proves that the structure has read the official text (CONTENT, rule 3).

For every cell: each quote lies in one clause and is unique or says which; each clause has one
kind; what no quote covers is numbering and punctuation; and the words of the clause agree with
what the quoting rows claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.authoring.cited import KIND_NAMES, Cited, ClauseKind, agree
from app.authoring.clauses import Span, characters_covered, cut, find, left_over
from app.authoring.fault import Faults
from app.authoring.source import Node


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one cell, or of many added up: clauses, characters, and those that a quote covers."""

    cells: int = 0
    clauses: int = 0
    characters: int = 0
    covered: int = 0
    uncovered_clauses: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.cells + other.cells,
            self.clauses + other.clauses,
            self.characters + other.characters,
            self.covered + other.covered,
            self.uncovered_clauses + other.uncovered_clauses,
        )


@dataclass(frozen=True, slots=True)
class WordRule:
    """Where `words` stand in a clause, a row that quotes them must claim one of `claims`."""

    words: re.Pattern[str]
    claims: tuple[str, ...]
    advice: str


_EXEMPT = frozenset(
    {ClauseKind.OTHER_ITEM, ClauseKind.OFFICE, ClauseKind.ELSEWHERE, ClauseKind.NONE_STATED}
)
_RULES = (
    WordRule(re.compile("可要求|可以要求"), ("may",), "这一行要写 obligation: may_be_asked"),
    WordRule(re.compile("无需|可不"), ("waived",), "要用 waived"),
    WordRule(
        re.compile("无法(?:提供|出具|取得|开具)"),
        ("last",),
        "这是最后的办法，要在那一种上写 last: true",
    ),
    WordRule(
        re.compile("无法(?!提供|出具|取得|开具)"),
        ("last", "condition"),
        "这一行要有 when 或 in_words，或者那一种写 last: true",
    ),
    WordRule(re.compile("工作日|自然日|即时"), ("time",), "要写成 limits、deadlines 或 steps"),
    WordRule(re.compile("复印件"), ("复印件",), "要写 form: 复印件"),
    WordRule(re.compile("原件"), ("原件",), "要写 form: 原件"),
    WordRule(re.compile("公章"), ("stamp",), "要写 stamp"),
    WordRule(re.compile("[一两二三四0-9]份"), ("copies",), "要写 copies"),
    WordRule(re.compile("鼓励|各地"), ("office",), "这是对经办机构说的，写 kind: office"),
)
_MUST = re.compile("(?:应当?|需要?|须)(?:提供|提交|填写|出具|携带|出示)")
_TITLES = re.compile("《[^《》]*》")


def check_cell(name: str, cell: str, cites: Iterable[Cited], node: Node, faults: Faults) -> Tally:
    """Checks one cell against the rows that quote it. `name` says whose cell it is (21 备注)."""
    clauses = cut(cell)
    placed: list[tuple[Cited, Span]] = []
    for cite in cites:
        span = place_quote(cite, name, cell, clauses, faults)
        if span is not None and cite.kind is not None:
            placed.append((cite, span))
    covered = tuple(span for _, span in placed)
    uncovered = left_over(cell, covered)
    for piece in uncovered:
        words = cell[piece.start : piece.end]
        faults.error(
            node.within(words),
            f"{name}里的「{_short(words)}」没有哪一行引用。请给它一行，或者写一条 notes 说明它是什么。",
        )
    for clause in clauses:
        _one_kind(name, clause, placed, faults)
    _words(cell, placed, faults)
    return Tally(
        1,
        len(clauses),
        len(cell),
        characters_covered(covered),
        sum(any(clause.holds(piece) for piece in uncovered) for clause in clauses),
    )


def place_quote(
    cite: Cited, name: str, cell: str, clauses: tuple[Span, ...], faults: Faults
) -> Span | None:
    """Where a quote stands in its cell; None, with a fault, where it does not."""
    quote = cite.quote
    if not quote.text:
        return None
    found = find(cell, quote.text)
    if not found:
        faults.error(cite.place, _not_there(name, cell, quote.text))
        return None
    if quote.nth is None and len(found) > 1:
        faults.error(
            cite.place,
            f"「{_short(quote.text)}」在{name}里有 {len(found)} 处。请多引几个字，或用 nth 说明是第几处。",
        )
        return None
    if quote.nth is not None and not 1 <= quote.nth <= len(found):
        faults.error(
            cite.place, f"{name}里只有 {len(found)} 处「{_short(quote.text)}」，nth 不对。"
        )
        return None
    span = found[(quote.nth or 1) - 1]
    if not any(clause.holds(span) for clause in clauses):
        first = next(clause for clause in clauses if clause.start <= span.start < clause.end)
        stop = cell[first.start : first.end].strip()
        faults.error(
            cite.place,
            f"「{_short(quote.text)}」跨了两句。一处引文只能在一句之内，这一句到「{stop[-8:]}」为止；请分成两处。",
        )
        return None
    return span


def _one_kind(name: str, clause: Span, placed: list[tuple[Cited, Span]], faults: Faults) -> None:
    here = [cite for cite, span in placed if clause.holds(span)]
    rows = [cite for cite in here if cite.quote.reason is None]
    for other in rows[1:]:
        one = rows[0]
        if one.kind is None or other.kind is None:
            continue
        if not agree(one.kind, other.kind):
            faults.error(
                other.place,
                f"{name}的同一句，{one.row}（第 {one.place.line + 1} 行）当作「{KIND_NAMES[one.kind]}」，"
                f"{other.row}当作「{KIND_NAMES[other.kind]}」。一句只能是一种，请改一处，或写 reason。",
            )


def _words(cell: str, placed: list[tuple[Cited, Span]], faults: Faults) -> None:
    titles = {at for match in _TITLES.finditer(cell) for at in range(match.start(), match.end())}
    for rule in _RULES:
        for match in rule.words.finditer(cell):
            if match.start() in titles:
                continue
            quoting = _quoting(match, placed)
            if quoting and not any(_excused(cite) or _claims(cite, rule) for cite in quoting):
                faults.error(
                    quoting[0].node.within(match.group()),
                    f"{quoting[0].row}引的话里有「{match.group()}」：{rule.advice}；若是例外，在引文旁写 reason。",
                )
    for match in _MUST.finditer(cell):
        quoting = _quoting(match, placed)
        notes = [cite for cite in quoting if cite.kind is ClauseKind.NOTE]
        if notes and len(notes) == len(quoting) and not any(_excused(cite) for cite in notes):
            faults.error(
                notes[0].node.within(match.group()),
                f"引的话里有「{match.group()}」，像是要交的材料，却只当作说明。请写成 requirements，若是例外，写 reason。",
            )
    for cite, span in placed:
        if "may" in cite.claims and not _excused(cite):
            clause = next(clause for clause in cut(cell) if clause.holds(span))
            if not re.search("可要求|可以要求|可根据|必要时", cell[clause.start : clause.end]):
                faults.error(
                    cite.place,
                    f"{cite.row}写了 obligation: may_be_asked，引的这一句里却没有「可要求」。清单写应、需、须的是必须；若是例外，写 reason。",
                )


def _quoting(match: re.Match[str], placed: list[tuple[Cited, Span]]) -> list[Cited]:
    whole = Span(match.start(), match.end())
    return [cite for cite, span in placed if span.holds(whole)]


def _excused(cite: Cited) -> bool:
    return cite.quote.reason is not None or cite.kind in _EXEMPT


def _claims(cite: Cited, rule: WordRule) -> bool:
    return any(wanted in claim for wanted in rule.claims for claim in cite.claims)


def _not_there(name: str, cell: str, words: str) -> str:
    """Says how far the words agree with the cell, for that is where the slip of the pen is."""
    if not cell:
        return f"{name}是空的，引不到「{_short(words)}」。"
    bare = "".join(words.split())
    if bare and bare in "".join(cell.split()):
        return f"{name}里的「{_short(words)}」空白不一样，请照原文写。"
    length = max((size for size in range(1, len(words)) if words[:size] in cell), default=0)
    if length < 2:
        return f"{name}里没有「{_short(words)}」。请照原文一字不差地引；别的栏写成 {{备注: …}}。"
    at = cell.find(words[:length])
    after = cell[at + length : at + length + 8]
    return (
        f"{name}里没有「{_short(words)}」：到「{words[max(0, length - 6) : length]}」为止相同，"
        f"下面原文是「{after}」，这里写的是「{words[length : length + 8]}」。"
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 24 else f"{words[:16]}…{words[-6:]}"


def by_column(cites: Iterable[Cited]) -> Mapping[str, tuple[Cited, ...]]:
    """Cites gathered by the column they quote, in order."""
    found: dict[str, list[Cited]] = {}
    for cite in cites:
        found.setdefault(cite.quote.column, []).append(cite)
    return {column: tuple(rows) for column, rows in found.items()}
