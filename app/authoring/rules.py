"""Region-wide rules, expanded onto each item that they reach (CONTENT, rule 10).

A rule brings questions, requirements and notes, with its key as their origin. Where it reaches
an item only for some answers, its questions are asked only then; rows that hang on a question
of the rule follow it, all other rows get the reach's condition themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.authoring import citing, papers, rows
from app.authoring.citing import Context
from app.authoring.source import Fields, Node, entries, error, identifier, one_or_many, text
from app.domain.condition import Clause, Condition, Term
from app.domain.item import CLAUSE_COLUMNS, FOOTNOTE, Doubt, Item, Note, Question, Requirement


@dataclass(frozen=True, slots=True)
class Reach:
    """`items` None: all of them. `when` stays a node until the item is known."""

    items: tuple[int, ...] | None
    mentions: str | None
    when: Node | None

    def reaches(self, item: Item) -> bool:
        if self.items is not None and item.seq not in self.items:
            return False
        if self.mentions is None:
            return True
        return any(
            self.mentions in cell
            for column, cell in item.official
            if column in CLAUSE_COLUMNS and column != FOOTNOTE
        )


@dataclass(frozen=True, slots=True)
class Rule:
    key: str
    node: Node
    reaches: tuple[Reach, ...]
    questions: tuple[Node, ...]
    requirements: tuple[Node, ...]
    notes: tuple[Node, ...]
    doubt: Doubt | None

    def reaching(self, item: Item) -> tuple[Reach, ...]:
        return tuple(reach for reach in self.reaches if reach.reaches(item))


def rule(node: Node) -> Rule:
    allowed = ["key", "reaches", "questions", "requirements", "notes", "doubt"]
    fields = Fields(node, allowed, ("key", "reaches"))
    made = Rule(
        key=fields.identifier("key"),
        node=node,
        reaches=fields.many("reaches", _reach),
        questions=fields.many("questions", lambda entry: entry),
        requirements=fields.many("requirements", lambda entry: entry),
        notes=fields.many("notes", lambda entry: entry),
        doubt=citing.doubt(fields.get("doubt")),
    )
    if not made.questions and not made.requirements and not made.notes:
        error(node, f"规则「{made.key}」什么也没有带来：请写 questions、requirements 或 notes。")
    return made


def _reach(node: Node) -> Reach:
    fields = Fields(node, ("items", "mentions", "when"))
    seqs = fields.get("items")
    found: tuple[int, ...] | None = None
    if seqs is None:
        if "mentions" not in fields:
            error(node, "缺少「items」或「mentions」：这条规则管哪些事项（items: all 是全部）。")
    elif not (seqs.kind == "str" and text(seqs) == "all"):
        found = rows.items(fields)
    return Reach(found, fields.optional_text("mentions"), fields.get("when"))


def expand(
    item: Item, rules: tuple[Rule, ...], kept_away: frozenset[str], context: Context
) -> Item:
    """The item with the rows of every rule that reaches it, after its own."""
    for one in rules:
        reaching = one.reaching(item)
        if reaching and one.key not in kept_away:
            item = _apply(item, one, reaching, context)
    return item


def _apply(item: Item, one: Rule, reaching: tuple[Reach, ...], context: Context) -> Item:
    gate: tuple[Clause, ...] = ()
    for reach in reaching:
        if reach.when is None:
            gate = ()
            break
        gate = (*gate, *citing.when(reach.when, context))
    context.later |= {name for node in one.questions for name in _ids(node)}
    brought: set[str] = set()
    asked: list[Question] = []
    for node in one.questions:
        made = rows.question(node, context, one.key)
        gated = replace(made, when=_both(gate, made.when, frozenset(brought)))
        context.questions[-1] = gated
        asked.append(gated)
        brought.add(made.id)
    hanging = frozenset(brought)
    lines: list[Requirement] = []
    for node in one.requirements:
        line = papers.requirement(node, context, one.key)
        lines.append(replace(line, when=_both(gate, line.when, hanging)))
    notes: list[Note] = []
    for node in one.notes:
        note = rows.note(node, context, one.key)
        notes.append(replace(note, when=_both(gate, note.when, hanging)))
    return replace(
        item,
        questions=(*item.questions, *asked),
        requirements=(*item.requirements, *lines),
        notes=(*item.notes, *notes),
        doubts=item.doubts if one.doubt is None else (*item.doubts, one.doubt),
    )


def _ids(node: Node) -> set[str]:
    if node.kind != "map":
        return set()
    return {str(value.raw) for key, value in entries(node) if key.raw == "id"}


def _both(
    gate: tuple[Clause, ...], own: Condition | None, hanging: frozenset[str]
) -> Condition | None:
    """AND of a reach's condition and a row's own, clause by clause.

    A clause that names a question of the rule is left alone: that question's own `when`
    already holds the gate (DESIGN 2.3), and its words would only be said twice.
    """
    if not gate:
        return own
    if own is None:
        return Condition(gate)
    if not own.clauses:
        return replace(own, clauses=gate)
    clauses: list[Clause] = []
    for clause in own.clauses:
        if any(term.question in hanging for term in clause):
            clauses.append(clause)
        else:
            clauses.extend(_join(outer, clause) for outer in gate)
    return replace(own, clauses=tuple(dict.fromkeys(clauses)))


def _join(outer: Clause, inner: Clause) -> Clause:
    terms: dict[str, Term] = {}
    for term in (*outer, *inner):
        before = terms.get(term.question)
        if before is None:
            terms[term.question] = term
        else:
            common = tuple(option for option in before.options if option in term.options)
            terms[term.question] = Term(term.question, common)
    return tuple(terms.values())


def check_reached(
    rules: tuple[Rule, ...],
    items: tuple[Item, ...],
    kept_away: dict[int, dict[str, Node]],
) -> tuple[str, ...]:
    """Faults of rules that reach nothing and of `without` that keeps nothing away.

    Returns a Chinese sentence for every override (an item's own text beats the region's).
    """
    said: list[str] = []
    known = {one.key: one for one in rules}
    for one in rules:
        if not any(one.reaching(item) for item in items):
            error(one.node, f"规则「{one.key}」管不到任何事项，请看 reaches。")
        for reach in one.reaches:
            for seq in reach.items or ():
                if seq not in {item.seq for item in items}:
                    error(one.node, f"规则「{one.key}」写到第 {seq} 项，清单里没有这一项。")
    for item in items:
        for key, node in kept_away.get(item.seq, {}).items():
            if key not in known:
                have = "、".join(known) or "没有规则"
                error(node, f"region.yaml 里没有规则「{key}」（{have}）。")
            elif not known[key].reaching(item):
                error(node, f"规则「{key}」本来就管不到第 {item.seq} 项，请删去。")
            else:
                said.append(f"第 {item.seq} 项（{item.name}）不用全区规则「{key}」。")
    return tuple(said)


def names_away(node: Node | None) -> dict[str, Node]:
    """The key `without` of an item: rule → where it is named."""
    if node is None:
        return {}
    return {identifier(entry): entry for entry in one_or_many(node)}
