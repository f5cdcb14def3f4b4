"""YAML rows → questions, outcomes, limits, steps, deadlines and notes. Nothing is derived here."""

from __future__ import annotations

import re

from app.authoring.cited import (
    ClauseKind,
    note_claims,
    outcome_claims,
)
from app.authoring.citing import Context, cite, condition, doubt, needed, only, quotes
from app.authoring.source import (
    Fields,
    Node,
    choice,
    entries,
    error,
    identifier,
    integer,
    one_or_many,
    sequence,
)
from app.domain.condition import NONE, UNSURE
from app.domain.item import (
    Deadline,
    Note,
    NoteKind,
    Option,
    Outcome,
    OutcomeKind,
    Party,
    Question,
    Quote,
    Step,
    Takes,
    TimeLimit,
    Unit,
)

_DAYS = re.compile(r"([0-9]+)个?(工作日|自然日|日|天)")
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
    cite(pairs, f"问题 {name} ", None, frozenset(), context)
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
        quotes=only(pairs),
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


# --- outcomes, limits, steps, deadlines, notes -----------------------------------------------


def outcome(node: Node, context: Context) -> Outcome:
    allowed = [
        "key", "kind", "say", "more", "when", "in_words", "items", "with_list", "doubt", "quote",
    ]  # fmt: skip
    fields = Fields(node, allowed, ("key", "kind", "say", "quote"))
    word = fields.get("kind")
    name = "" if word is None else choice(word, OutcomeKind)
    kind = OutcomeKind(name) if name else OutcomeKind.NOTHING_TO_FILE
    key = fields.identifier("key")
    pairs = quotes(fields.get("quote"))
    cite(pairs, f"结果 {key} ", ClauseKind.OUTCOME, outcome_claims(kind), context)
    context.mark(node, "outcome", key)
    return Outcome(
        key=key,
        kind=kind,
        say=fields.text("say"),
        quotes=only(pairs),
        more=fields.texts("more"),
        when=condition(fields, context),
        items=items(fields),
        with_list=kind is OutcomeKind.RECOGNISE_FIRST or fields.flag("with_list"),
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
        needed(node, fields, pairs)
    cite(pairs, "时限 ", ClauseKind.LIMIT, frozenset({"time"}), context)
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
        quotes=only(pairs),
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
        "party",
        "takes",
        "of_item",
    ]
    fields = Fields(node, allowed, ("name",))
    pairs = quotes(fields.get("quote"))
    claims = frozenset({"time"})
    cite(pairs, f"环节 {fields.text('name')} ", ClauseKind.STEP, claims, context)
    return Step(
        name=fields.text("name"),
        caption=fields.optional_text("caption"),
        who=fields.optional_text("who"),
        yields=fields.optional_text("yields"),
        limit=fields.optional_text("limit"),
        side_exit=fields.optional_text("side_exit"),
        substeps=fields.texts("substeps"),
        when=condition(fields, context),
        quotes=only(pairs),
        party=fields.identifier("party") if "party" in fields else None,
        takes=_takes(fields.get("takes"), only(pairs)),
        of_item=fields.number("of_item"),
    )


def _takes(node: Node | None, quoted: tuple[Quote, ...]) -> Takes | None:
    """A step's own limit; its words stand in a quote of the step."""
    if node is None:
        return None
    fields = Fields(node, ("text", "days", "unit", "start"), ("text", "start"))
    words, start = fields.text("text"), fields.text("start")
    stated = _DAYS.search(words)
    days = fields.number("days") or (int(stated.group(1)) if stated is not None else 0)
    unit = _unit(fields)
    if stated is None:
        error(fields.get("text") or node, f"「{words}」里看不出几天。")
    else:
        if days != int(stated.group(1)):
            error(fields.keys["days"], f"写的是「{words}」，days 却是 {days}。")
        natural = stated.group(2) != "工作日"
        if "unit" not in fields:
            unit = Unit.CALENDAR_DAYS if natural else Unit.WORKING_DAYS
        elif natural != (unit is Unit.CALENDAR_DAYS):
            error(fields.keys["unit"], f"写的是「{words}」，unit 对不上。")
    for key, said in (("text", words), ("start", start)):
        if said and not any(said in quote.text for quote in quoted):
            error(fields.get(key) or node, f"这一步的引文里没有「{said}」，请照原文写。")
    return Takes(words, days, unit, start)


def party(node: Node) -> Party:
    needed_keys = ("key", "name", "plain")
    fields = Fields(node, needed_keys, needed_keys)
    return Party(fields.identifier("key"), fields.text("name"), fields.text("plain"))


def deadline(node: Node, context: Context) -> Deadline:
    allowed = ["say", "days", "unit", "start", "when", "in_words", "quote"]
    fields = Fields(node, allowed, ("say", "days", "start", "quote"))
    pairs = quotes(fields.get("quote"))
    claims = frozenset({"time"})
    cite(pairs, "期限 ", ClauseKind.DEADLINE, claims, context)
    return Deadline(
        say=fields.text("say"),
        days=fields.number("days") or 0,
        unit=_unit(fields),
        start=fields.text("start"),
        quotes=only(pairs),
        when=condition(fields, context),
    )


def note(node: Node, context: Context, origin: str | None = None) -> Note:
    allowed = ["kind", "say", "when", "in_words", "items", "line", "doubt", "quote"]
    fields = Fields(node, allowed, ("kind", "quote"))
    word = fields.get("kind")
    name = "" if word is None else choice(word, NoteKind)
    kind = NoteKind(name) if name else NoteKind.NOTE
    pairs = quotes(fields.get("quote"))
    cite(pairs, f"说明（{kind.value}）", ClauseKind(kind.value), note_claims(kind), context)
    line = fields.get("line")
    key = None if line is None else identifier(line)
    if line is not None and ("requirement", key) not in context.places:
        error(line, f"这一项的 requirements 里没有「{key}」。")
    if line is not None and kind is not NoteKind.NOTE:
        error(line, "只有 kind: note 的说明能写在一样材料下面。")
    return Note(
        kind=kind,
        quotes=only(pairs),
        say=fields.optional_text("say"),
        when=condition(fields, context),
        items=items(fields),
        line=key,
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
