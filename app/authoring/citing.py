"""What every row may have: a condition, quotes of the official list, a doubt.

A `Context` is one item's reading: which questions can be named, where quotes are collected.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.authoring.cited import (
    Cited,
    ClauseKind,
)
from app.authoring.fault import Faults
from app.authoring.source import (
    Fields,
    Node,
    entries,
    error,
    one_or_many,
    sequence,
    text,
)
from app.domain.condition import UNSURE, Clause, Condition, Term
from app.domain.item import (
    CHANNEL,
    FEE,
    FOOTNOTE,
    LIMIT,
    MATERIALS,
    PROCESS,
    REMARKS,
    STEPS,
    WHOM,
    Doubt,
    Question,
    Quote,
)

QUOTABLE = (MATERIALS, LIMIT, STEPS, REMARKS, WHOM, CHANNEL, PROCESS, FEE, FOOTNOTE)


@dataclass
class Context:
    """One item's reading. `questions` grows as they are read; `later` are ids not read yet."""

    item: int
    faults: Faults
    questions: list[Question] = field(default_factory=list)
    later: set[str] = field(default_factory=set)
    cited: list[Cited] = field(default_factory=list)
    places: dict[tuple[str, ...], Node] = field(default_factory=dict)
    kept: dict[tuple[str, str], str] = field(default_factory=dict)
    """Options that never differ, and why they are kept apart: (question, option) → reason."""

    def mark(self, node: Node, *key: str) -> None:
        self.places[key] = node


# --- conditions ------------------------------------------------------------------------------


def condition(fields: Fields, context: Context) -> Condition | None:
    """`when` and `in_words` of one row; None means always."""
    words = fields.optional_text("in_words")
    node = fields.get("when")
    clauses = () if node is None else when(node, context)
    if words is not None:
        return Condition(clauses, words)
    return Condition(clauses) if clauses else None


def when(node: Node, context: Context) -> tuple[Clause, ...]:
    nodes = sequence(node) if node.kind == "seq" else (node,)
    clauses = (_clause(clause, context) for clause in nodes)
    return tuple(clause for clause in clauses if clause)


def _clause(node: Node, context: Context) -> Clause:
    order = [question.id for question in context.questions]
    terms: dict[str, Term] = {}
    for key, value in entries(node):
        name = text(key)
        question = next((known for known in context.questions if known.id == name), None)
        if not name:
            continue
        if name in terms:
            error(key, f"「{name}」在一个条件里写了两次。几个选项写成 [a, b]。")
            continue
        if question is None:
            _unknown_question(key, name, context)
            continue
        options: list[str] = []
        for entry in one_or_many(value):
            option = text(entry)
            if option == UNSURE:
                error(entry, "不确定（unsure）不能作条件：不确定时，这一行带着条件留在单子上。")
            elif option and option not in question.option_ids:
                near = difflib.get_close_matches(option, question.option_ids, 1)
                hint = f"是不是「{near[0]}」？" if near else ""
                known = "、".join(question.option_ids)
                error(entry, f"问题「{name}」没有选项「{option}」。{hint}它有：{known}。")
            elif option in options:
                error(entry, f"选项「{option}」写了两次。")
            elif option:
                options.append(option)
        ordered = tuple(option for option in question.option_ids if option in options)
        if ordered:
            terms[name] = Term(name, ordered)
    return tuple(terms[name] for name in order if name in terms)


def _unknown_question(key: Node, name: str, context: Context) -> None:
    if name in context.later:
        error(key, f"「{name}」在后面才问。条件只能用前面的问题，请调换顺序。")
        return
    known = [question.id for question in context.questions]
    near = difflib.get_close_matches(name, known, 1)
    hint = f"是不是「{near[0]}」？" if near else ""
    have = f"它有：{'、'.join(known)}。" if known else "它没有问题。"
    error(key, f"第 {context.item} 项没有问题「{name}」。{hint}{have}")


# --- quotes and doubts -----------------------------------------------------------------------


def quotes(node: Node | None) -> tuple[tuple[Quote, Node], ...]:
    """A string (办理材料), a map {column: words}, or a list of these; with the words' nodes."""
    if node is None:
        return ()
    return tuple(pair for entry in one_or_many(node) for pair in _quote(entry))


def _quote(node: Node) -> tuple[tuple[Quote, Node], ...]:
    if node.kind != "map":
        words = text(node)
        return ((Quote(MATERIALS, words), node),) if words else ()
    fields = Fields(node, (*QUOTABLE, "nth", "item", "reason"))
    found: list[tuple[Quote, Node]] = []
    for column in QUOTABLE:
        value = fields.get(column)
        if value is not None:
            for entry in one_or_many(value):
                words = text(entry)
                quote = Quote(
                    column,
                    words,
                    fields.number("item"),
                    fields.number("nth"),
                    fields.optional_text("reason"),
                )
                if words:
                    found.append((quote, entry))
    if not found:
        error(node, f"引文要写明栏目，例如 {{{REMARKS}: …}}。")
    return tuple(found)


def doubt(node: Node | None) -> Doubt | None:
    if node is None:
        return None
    fields = Fields(node, ("reading", "other", "say"), ("reading", "other"))
    return Doubt(fields.text("reading"), fields.text("other"), fields.optional_text("say"))


def cite(
    pairs: Iterable[tuple[Quote, Node]],
    row: str,
    kind: ClauseKind | None,
    claims: frozenset[str],
    context: Context,
) -> None:
    context.cited.extend(Cited(quote, node, row, kind, claims) for quote, node in pairs)


def only(pairs: Iterable[tuple[Quote, Node]]) -> tuple[Quote, ...]:
    return tuple(quote for quote, _ in pairs)


def needed(node: Node, fields: Fields, pairs: tuple[tuple[Quote, Node], ...]) -> None:
    if not pairs and "quote" not in fields.keys:
        error(node, "缺少「quote」：每一行都要引清单的原话。")
