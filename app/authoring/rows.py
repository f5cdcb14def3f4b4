"""YAML rows → domain objects: questions, requirements, outcomes, limits, steps, notes.

Each reader takes nodes of one file and a `Context`: whose item it is, which questions can be
named, and where the quotes are collected. Nothing is derived or expanded here.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.authoring.cited import (
    Cited,
    ClauseKind,
    note_claims,
    outcome_claims,
    requirement_claims,
)
from app.authoring.fault import Faults
from app.authoring.source import (
    Fields,
    Node,
    choice,
    entries,
    error,
    integer,
    one_or_many,
    sequence,
    text,
)
from app.domain.condition import NONE, UNSURE, Clause, Condition, Term
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
    Alternative,
    Copies,
    Deadline,
    Doubt,
    Handling,
    Mark,
    Note,
    NoteKind,
    Obligation,
    Option,
    Outcome,
    OutcomeKind,
    Part,
    Question,
    Quote,
    Requirement,
    Step,
    TimeLimit,
    Unit,
    Waiver,
)

QUOTABLE = (MATERIALS, LIMIT, STEPS, REMARKS, WHOM, CHANNEL, PROCESS, FEE, FOOTNOTE)
_PAPER = ("name", "form", "copies", "stamp")
_MARKS = ("form", "copies", "stamp")
_NUMERALS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_DAYS = re.compile(r"([0-9]+)个?(工作日|自然日|日|天)")


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


def _cite(
    pairs: Iterable[tuple[Quote, Node]],
    row: str,
    kind: ClauseKind | None,
    claims: frozenset[str],
    context: Context,
) -> None:
    context.cited.extend(Cited(quote, node, row, kind, claims) for quote, node in pairs)


def _only(pairs: Iterable[tuple[Quote, Node]]) -> tuple[Quote, ...]:
    return tuple(quote for quote, _ in pairs)


def _needed(node: Node, fields: Fields, pairs: tuple[tuple[Quote, Node], ...]) -> None:
    if not pairs and "quote" not in fields.keys:
        error(node, "缺少「quote」：每一行都要引清单的原话。")


# --- questions -------------------------------------------------------------------------------

_QUESTION = [
    "id",
    "short",
    "ask",
    "why",
    "help",
    "options",
    "many",
    "unsure",
    "when",
    "in_words",
    "procedure",
    "quote",
]


def question(node: Node, context: Context, origin: str | None = None) -> Question:
    fields = Fields(node, _QUESTION, ("id", "short", "ask", "why", "options"))
    name = fields.identifier("id")
    context.later.discard(name)
    if name and name in (known.id for known in context.questions):
        error(fields.keys["id"], f"问题「{name}」有两个，请换一个代号。")
    seen: dict[str, Option] = {}
    many = fields.flag("many")
    options = fields.get("options")
    for entry in () if options is None else sequence(options):
        option = _option(entry, name, context)
        if option.id in seen:
            error(entry, f"选项「{option.id}」有两个，请换一个代号。")
        elif option.id in (UNSURE, NONE):
            how = "unsure: true" if option.id == UNSURE else "many: true"
            error(entry, f"「{option.id}」由程序自己加，请删去这一行，改写 {how}。")
        elif option.id:
            seen[option.id] = option
    if options is not None and len(seen) < (1 if many else 2):
        error(options, "至少要有两个选项；可同时成立的（many: true）至少一个。")
    if "in_words" in fields:
        error(fields.keys["in_words"], "问题不能有 in_words：没有人能回答的条件，不问。")
    asked_when = condition(fields, context)
    pairs = quotes(fields.get("quote"))
    _cite(pairs, f"问题 {name} ", None, frozenset(), context)
    made = Question(
        id=name,
        short=fields.text("short"),
        ask=fields.text("ask"),
        why=fields.text("why"),
        options=tuple(seen.values()),
        help=fields.optional_text("help"),
        many=many,
        unsure=fields.flag("unsure"),
        when=asked_when,
        procedure=fields.flag("procedure"),
        quotes=_only(pairs),
        origin=origin,
    )
    context.mark(node, "question", name)
    for key, value in fields.keys.items():
        context.mark(fields.get(key) or value, "question", name, key)
    context.questions.append(made)
    return made


def _option(node: Node, question_id: str, context: Context) -> Option:
    fields = Fields(node, ("id", "say", "words", "help", "keep"), ("id", "say", "words"))
    name = fields.identifier("id")
    context.mark(node, "option", question_id, name)
    reason = fields.optional_text("keep")
    if reason is not None:
        context.kept[(question_id, name)] = reason
    return Option(name, fields.text("say"), fields.text("words"), fields.optional_text("help"))


# --- requirements ----------------------------------------------------------------------------

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
        quotes=_only(own),
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
        _needed(node, fields, own)
    several = len(alternatives) > 1 or any(len(one.parts) > 1 for one in alternatives)
    if several and made.label is None:
        error(node, f"{key} 有几种或几样材料，缺少「label」：这一组叫什么。")
    if alternatives and all(one.last for one in alternatives):
        error(node, f"{key} 只有最后的办法（last），没有别的，请去掉 last。")
    may = obligation is Obligation.MAY_BE_ASKED
    kind = ClauseKind.MAY_BE_ASKED if may else ClauseKind.MATERIAL
    claims = requirement_claims(made)
    _cite((*own, *nested), row, kind, claims, context)
    _cite(waived, f"{key} 的 waived ", kind, claims - {"may"}, context)
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
            quotes=_only(pairs),
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
    return Waiver(found or Condition(), _only(pairs))


def stamp_all(node: Node, context: Context) -> tuple[Mark, tuple[Quote, ...]]:
    """The stamp that one clause puts on every line of its cell, with the clause."""
    fields = Fields(node, ("text", "quote", "when", "in_words"), ("text", "quote"))
    pairs = quotes(fields.get("quote"))
    claims = frozenset({"stamp", "may"}) - {"may"}
    _cite(pairs, "stamp_all ", ClauseKind.MATERIAL, claims, context)
    return Mark(fields.text("text"), condition(fields, context)), _only(pairs)


# --- outcomes, limits, steps, deadlines, notes -----------------------------------------------


def outcome(node: Node, context: Context) -> Outcome:
    allowed = ["key", "kind", "say", "more", "when", "in_words", "items", "doubt", "quote"]
    fields = Fields(node, allowed, ("key", "kind", "say", "quote"))
    word = fields.get("kind")
    name = "" if word is None else choice(word, OutcomeKind)
    kind = OutcomeKind(name) if name else OutcomeKind.NOTHING_TO_FILE
    key = fields.identifier("key")
    pairs = quotes(fields.get("quote"))
    _cite(pairs, f"结果 {key} ", ClauseKind.OUTCOME, outcome_claims(kind), context)
    context.mark(node, "outcome", key)
    return Outcome(
        key=key,
        kind=kind,
        say=fields.text("say"),
        quotes=_only(pairs),
        more=fields.texts("more"),
        when=condition(fields, context),
        items=items(fields),
        doubt=doubt(fields.get("doubt")),
    )


def items(fields: Fields) -> tuple[int, ...]:
    """The key `items`: one seq or a list of them."""
    node = fields.get("items")
    if node is None:
        return ()
    found = [integer(entry) for entry in one_or_many(node)]
    return tuple(seq for seq in found if seq)


def limit(node: Node, context: Context) -> TimeLimit:
    allowed = ["text", "days", "unit", "gap", "when", "in_words", "doubt", "quote"]
    fields = Fields(node, allowed)
    gap = fields.flag("gap")
    words = fields.text("text")
    if not gap and "text" not in fields.keys:
        error(node, "缺少「text」：清单写的时限；清单没有写的，写 gap: true。")
    pairs = quotes(fields.get("quote"))
    if not gap:
        _needed(node, fields, pairs)
    _cite(pairs, "时限 ", ClauseKind.LIMIT, frozenset({"time"}), context)
    days, unit = fields.number("days"), _unit(fields)
    stated = _DAYS.search(words)
    if stated is not None:
        number = int(stated.group(1))
        if days is None:
            days = number
        elif days != number:
            error(fields.keys["days"], f"时限写的是「{words}」，days 却是 {days}。")
        if "unit" not in fields:
            natural = stated.group(2) != "工作日"
            unit = Unit.CALENDAR_DAYS if natural else Unit.WORKING_DAYS
        elif (stated.group(2) == "工作日") != (unit is Unit.WORKING_DAYS):
            error(fields.keys["unit"], f"时限写的是「{words}」，unit 对不上。")
    elif words and not gap and days is None and "即时" not in words:
        error(fields.keys["text"], f"「{words}」里看不出几天。请写 days，或 gap: true。")
    if gap and days is not None:
        error(node, "gap: true 是清单没有写时限，不能又写天数。")
    return TimeLimit(
        text=words,
        quotes=_only(pairs),
        days=days,
        unit=unit,
        gap=gap,
        when=condition(fields, context),
        doubt=doubt(fields.get("doubt")),
    )


def _unit(fields: Fields) -> Unit:
    node = fields.get("unit")
    name = "" if node is None else choice(node, Unit)
    return Unit(name) if name else Unit.WORKING_DAYS


def step(node: Node, context: Context) -> Step:
    allowed = [
        "name",
        "caption",
        "who",
        "yields",
        "limit",
        "side_exit",
        "substeps",
        "when",
        "in_words",
        "quote",
    ]
    fields = Fields(node, allowed, ("name",))
    pairs = quotes(fields.get("quote"))
    claims = frozenset({"time"})
    _cite(pairs, f"环节 {fields.text('name')} ", ClauseKind.STEP, claims, context)
    return Step(
        name=fields.text("name"),
        caption=fields.optional_text("caption"),
        who=fields.optional_text("who"),
        yields=fields.optional_text("yields"),
        limit=fields.optional_text("limit"),
        side_exit=fields.optional_text("side_exit"),
        substeps=fields.texts("substeps"),
        when=condition(fields, context),
        quotes=_only(pairs),
    )


def deadline(node: Node, context: Context) -> Deadline:
    allowed = ["say", "days", "unit", "start", "when", "in_words", "quote"]
    fields = Fields(node, allowed, ("say", "days", "start", "quote"))
    pairs = quotes(fields.get("quote"))
    claims = frozenset({"time"})
    _cite(pairs, "期限 ", ClauseKind.DEADLINE, claims, context)
    return Deadline(
        say=fields.text("say"),
        days=fields.number("days") or 0,
        unit=_unit(fields),
        start=fields.text("start"),
        quotes=_only(pairs),
        when=condition(fields, context),
    )


def note(node: Node, context: Context, origin: str | None = None) -> Note:
    allowed = ["kind", "say", "when", "in_words", "items", "doubt", "quote"]
    fields = Fields(node, allowed, ("kind", "quote"))
    word = fields.get("kind")
    name = "" if word is None else choice(word, NoteKind)
    kind = NoteKind(name) if name else NoteKind.NOTE
    pairs = quotes(fields.get("quote"))
    _cite(pairs, f"说明（{kind.value}）", ClauseKind(kind.value), note_claims(kind), context)
    return Note(
        kind=kind,
        quotes=_only(pairs),
        say=fields.optional_text("say"),
        when=condition(fields, context),
        items=items(fields),
        doubt=doubt(fields.get("doubt")),
        origin=origin,
    )


def ids(node: Node | None) -> set[str]:
    """The ids of a list of questions, without a word about what is wrong with them."""
    if node is None or node.kind != "seq":
        return set()
    found: set[str] = set()
    for entry in sequence(node):
        if entry.kind == "map":
            found |= {str(value.raw) for key, value in entries(entry) if key.raw == "id"}
    return found
