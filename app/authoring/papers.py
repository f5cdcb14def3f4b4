"""YAML → requirements: the numbered lines, with their alternatives, papers and marks."""

from __future__ import annotations

import re

from app.authoring.cited import (
    ClauseKind,
    requirement_claims,
)
from app.authoring.citing import Context, cite, condition, doubt, needed, only, quotes
from app.authoring.source import (
    Fields,
    Node,
    choice,
    entries,
    error,
    one_or_many,
    sequence,
    text,
)
from app.domain.condition import Condition
from app.domain.item import (
    Alternative,
    Copies,
    Handling,
    Mark,
    Obligation,
    Part,
    Quote,
    Requirement,
    Waiver,
)

_PAPER = ("name", "form", "copies", "stamp")
_NUMERALS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_REQUIREMENT = [
    "key",
    "bring",
    "label",
    "form",
    "copies",
    "stamp",
    "obligation",
    "when",
    "in_words",
    "waived",
    "note",
    "where",
    "doubt",
    "quote",
]
_ALTERNATIVE = ["bring", "when", "in_words", "form", "copies", "stamp", "last", "note", "quote"]


def requirement(node: Node, context: Context, origin: str | None = None) -> Requirement:
    fields = Fields(node, _REQUIREMENT, ("key", "bring"))
    key = fields.identifier("key")
    row = f"{key} "
    own = quotes(fields.get("quote"))
    nested: list[tuple[Quote, Node]] = []
    bring = fields.get("bring")
    alternatives = () if bring is None else _bring(bring, nested, context)
    waived: list[tuple[Quote, Node]] = []
    waived_node = fields.get("waived")
    waivers = [
        _waiver(entry, waived, context)
        for entry in (() if waived_node is None else one_or_many(waived_node))
    ]
    word = fields.get("obligation")
    obligation = Obligation.MUST
    if word is not None and (name := choice(word, Obligation)):
        obligation = Obligation(name)
    made = Requirement(
        key=key,
        alternatives=alternatives,
        quotes=only(own),
        label=fields.optional_text("label"),
        handling=_handling(fields, context),
        obligation=obligation,
        when=condition(fields, context),
        waivers=tuple(waivers),
        note=fields.optional_text("note"),
        where=fields.optional_text("where"),
        doubt=doubt(fields.get("doubt")),
        origin=origin,
    )
    if not own and not nested:
        needed(node, fields, own)
    several = len(alternatives) > 1 or any(len(one.parts) > 1 for one in alternatives)
    if several and made.label is None:
        error(node, f"{key} 有几种或几样材料，缺少「label」：这一组叫什么。")
    if alternatives and all(one.last for one in alternatives):
        error(node, f"{key} 只有最后的办法（last），没有别的，请去掉 last。")
    may = obligation is Obligation.MAY_BE_ASKED
    kind = ClauseKind.MAY_BE_ASKED if may else ClauseKind.MATERIAL
    claims = requirement_claims(made)
    cite((*own, *nested), row, kind, claims, context)
    cite(waived, f"{key} 的 waived ", kind, claims - {"may"}, context)
    context.mark(node, "requirement", key)
    return made


def _bring(
    node: Node, nested: list[tuple[Quote, Node]], context: Context
) -> tuple[Alternative, ...]:
    if node.kind == "map":
        keys = {str(key.raw) for key, _ in entries(node)}
        if "any" in keys:
            fields = Fields(node, ("any",))
            return fields.many("any", lambda entry: _alternative(entry, nested, context))
        if "all" in keys:
            fields = Fields(node, ("all",))
            return (Alternative(fields.many("all", lambda entry: _part(entry, context))),)
    if node.kind == "seq":
        error(node, "这里不能直接写列表：都要的写 {all: […]}，任选其一的写 {any: […]}。")
        return ()
    return (Alternative((_part(node, context),)),)


def _alternative(node: Node, nested: list[tuple[Quote, Node]], context: Context) -> Alternative:
    if node.kind == "seq":
        return Alternative(tuple(_part(entry, context) for entry in sequence(node)))
    if node.kind == "map" and "name" not in {str(key.raw) for key, _ in entries(node)}:
        fields = Fields(node, _ALTERNATIVE, ("bring",))
        bring = fields.get("bring")
        parts = () if bring is None else one_or_many(bring)
        pairs = quotes(fields.get("quote"))
        nested.extend(pairs)
        return Alternative(
            parts=tuple(_part(part, context) for part in parts),
            handling=_handling(fields, context),
            when=condition(fields, context),
            last=fields.flag("last"),
            quotes=only(pairs),
            note=fields.optional_text("note"),
        )
    return Alternative((_part(node, context),))


def _part(node: Node, context: Context) -> Part:
    if node.kind == "map":
        fields = Fields(node, _PAPER, ("name",))
        return Part(fields.text("name"), _handling(fields, context))
    return Part(text(node))


def _handling(fields: Fields, context: Context) -> Handling:
    return Handling(
        form=_mark(fields.get("form"), context),
        copies=_copies(fields.get("copies")),
        stamp=_mark(fields.get("stamp"), context),
    )


def _mark(node: Node | None, context: Context) -> Mark | None:
    if node is None:
        return None
    if node.kind == "map":
        fields = Fields(node, ("text", "when", "in_words"), ("text",))
        return Mark(fields.text("text"), condition(fields, context))
    return Mark(text(node))


def _copies(node: Node | None) -> Copies | None:
    if node is None:
        return None
    words = text(node)
    match = re.search(r"([0-9]+|[一两二三四五六])份", words)
    if match is None:
        if words:
            error(node, f"「{words}」里看不出几份，请照清单写，如 1份、一式两份。")
        return None
    number = match.group(1)
    return Copies(_NUMERALS.get(number) or int(number), words)


def _waiver(node: Node, waived: list[tuple[Quote, Node]], context: Context) -> Waiver:
    fields = Fields(node, ("when", "in_words", "quote"), ("quote",))
    pairs = quotes(fields.get("quote"))
    waived.extend(pairs)
    found = condition(fields, context)
    if found is None and not {"when", "in_words"} & set(fields.keys):
        error(node, "缺少「when」或「in_words」：什么情况下不用带。")
    return Waiver(found or Condition(), only(pairs))


def stamp_all(node: Node, context: Context) -> tuple[Mark, tuple[Quote, ...]]:
    """The stamp that one clause puts on every line of its cell, with the clause."""
    fields = Fields(node, ("text", "quote", "when", "in_words"), ("text", "quote"))
    pairs = quotes(fields.get("quote"))
    claims = frozenset({"stamp", "may"}) - {"may"}
    cite(pairs, "stamp_all ", ClauseKind.MATERIAL, claims, context)
    return Mark(fields.text("text"), condition(fields, context)), only(pairs)
