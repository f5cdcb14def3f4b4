"""The category files of a region → its items, with rules expanded and plain cells read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from app.authoring import citing, defaults, papers, rows, rules
from app.authoring.authored import AuthoredItem
from app.authoring.cited import Cited, ClauseKind
from app.authoring.citing import Context
from app.authoring.fault import Faults
from app.authoring.source import (
    Fields,
    Node,
    Source,
    entries,
    error,
    sequence,
    text,
)
from app.domain.item import (
    BASIS,
    LIMIT,
    STEPS,
    Category,
    Doubt,
    Erratum,
    Item,
    Mark,
    Quote,
    Requirement,
)

REGION_FILE = "region.yaml"
COLUMNS = (*citing.QUOTABLE[:-1], BASIS)
_ITEM = [
    "seq",
    "name",
    "code",
    "national",
    "plain",
    "aliases",
    "official",
    "questions",
    "requirements",
    "outcomes",
    "limits",
    "steps",
    "deadlines",
    "notes",
    "basis",
    "doubts",
    "errata",
    "without",
    "stamp_all",
    "parties",
]


def once(keys: list[str], node: Node | None, what: str) -> None:
    for key in dict.fromkeys(keys):
        if node is not None and key and keys.count(key) > 1:
            error(node, f"{what}「{key}」有两个，请换一个代号。")


@dataclass(frozen=True, slots=True)
class Draft:
    node: Node
    category: str
    fields: Fields
    seq: int


def drafts_of(
    folder: Path, categories: tuple[Category, ...], root: Node, faults: Faults
) -> tuple[Draft, ...]:
    found: list[Draft] = []
    seen: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        if path.name == REGION_FILE:
            continue
        source = Source(path, faults)
        if source.root is None:
            continue
        fields = Fields(source.root, ("category", "cells", "items"), ("category", "items"))
        category = fields.identifier("category")
        order = next((at for at, one in enumerate(categories) if one.key == category), None)
        if order is None:
            have = "、".join(one.key for one in categories)
            error(fields.get("category") or source.root, f"region.yaml 没有这一类。它有：{have}。")
        elif path.name != f"{order + 1:02d}-{category}.yaml":
            error(source.root, f"这一类的文件应叫 {order + 1:02d}-{category}.yaml。")
        seen.add(category)
        cells = fields.get("cells")
        if cells is not None:
            for _, value in entries(cells):
                text(value)
        for node in fields.many("items", lambda entry: entry):
            needed = ("seq", "name", "plain", "official")
            item = Fields(node, _ITEM, needed)
            found.append(Draft(node, category, item, item.number("seq") or 0))
    for one in categories:
        if one.key not in seen:
            faults.warn(root.place, f"类别「{one.key}」（{one.name}）还没有文件。")
    found.sort(key=lambda draft: draft.seq)
    for before, after in pairwise(found):
        if before.seq == after.seq:
            error(after.fields.get("seq") or after.node, f"序号 {after.seq} 有两项。")
    return tuple(found)


def read_items(
    region: str,
    drafts: tuple[Draft, ...],
    categories: set[str],
    expanded: tuple[rules.Rule, ...],
    faults: Faults,
) -> tuple[tuple[AuthoredItem, ...], dict[int, dict[str, Node]]]:
    authored: list[AuthoredItem] = []
    kept_away: dict[int, dict[str, Node]] = {}
    for draft in drafts:
        kept_away[draft.seq] = rules.names_away(draft.fields.get("without"))
        before = faults.errors
        context = Context(draft.seq, faults)
        item, cells = _item(region, draft, context)
        item = rules.expand(item, expanded, frozenset(kept_away[draft.seq]), context)
        _unique_rows(item, draft.node)
        authored.append(
            AuthoredItem(
                item=item,
                node=draft.node,
                cells=cells,
                cited=tuple(context.cited),
                places=context.places,
                kept=context.kept,
                sound=faults.errors == before and draft.category in categories,
            )
        )
    return tuple(authored), kept_away


def _item(region: str, draft: Draft, context: Context) -> tuple[Item, dict[str, Node]]:
    fields, node = draft.fields, draft.node
    official, cells = _official(fields.get("official"))
    cell = dict(official)
    questions = fields.get("questions")
    context.later = rows.ids(questions)
    asked = fields.many("questions", lambda entry: rows.question(entry, context))
    requirements = fields.many("requirements", lambda entry: papers.requirement(entry, context))
    everywhere = fields.get("stamp_all")
    if everywhere is not None:
        mark, quotes = papers.stamp_all(everywhere, context)
        requirements = _stamped(requirements, mark, quotes)
    limits = fields.many("limits", lambda entry: rows.limit(entry, context))
    steps = fields.many("steps", lambda entry: rows.step(entry, context))
    item = Item(
        region=region,
        seq=draft.seq,
        name=fields.text("name"),
        category=draft.category,
        plain=fields.text("plain"),
        official=official,
        code=fields.optional_text("code"),
        national=fields.texts("national"),
        aliases=fields.texts("aliases"),
        questions=asked,
        requirements=requirements,
        outcomes=fields.many("outcomes", lambda entry: rows.outcome(entry, context)),
        limits=limits,
        steps=steps,
        deadlines=fields.many("deadlines", lambda entry: rows.deadline(entry, context)),
        notes=fields.many("notes", lambda entry: rows.note(entry, context)),
        basis=fields.texts("basis") or defaults.plain_basis(cell.get(BASIS, "")),
        doubts=_some_doubts(fields),
        errata=fields.many("errata", lambda entry: _erratum(entry, cell)),
        parties=fields.many("parties", rows.party),
    )
    _check_parties(item, fields)
    for key, value in fields.keys.items():
        context.mark(fields.get(key) or value, "item", key)
    item = _with_limit(item, fields, cells, context)
    return _with_steps(item, fields, node), cells


def _official(node: Node | None) -> tuple[tuple[tuple[str, str], ...], dict[str, Node]]:
    """The cells in the fixed order of the columns; an empty cell is left out."""
    if node is None:
        return (), {}
    fields = Fields(node, COLUMNS)
    cells = {column: value for column in COLUMNS if (value := fields.get(column)) is not None}
    official = tuple((column, text(value)) for column, value in cells.items())
    return official, cells


def _stamped(
    requirements: tuple[Requirement, ...], mark: Mark, quotes: tuple[Quote, ...]
) -> tuple[Requirement, ...]:
    """The stamp on every line that stands in the same cell as the clause that asks for it."""
    columns = {quote.column for quote in quotes}
    stamped: list[Requirement] = []
    for one in requirements:
        here = any(quote.column in columns for quote in one.quotes)
        if here and one.handling.stamp is None:
            handling = replace(one.handling, stamp=mark)
            stamped.append(replace(one, handling=handling, quotes=(*one.quotes, *quotes)))
        else:
            stamped.append(one)
    return tuple(stamped)


def _some_doubts(fields: Fields) -> tuple[Doubt, ...]:
    return tuple(found for found in fields.many("doubts", citing.doubt) if found is not None)


def _erratum(node: Node, cell: dict[str, str]) -> Erratum:
    needed = ("column", "text", "meant")
    fields = Fields(node, needed, needed)
    column, words = fields.text("column"), fields.text("text")
    if words and words not in cell.get(column, ""):
        error(fields.get("text") or node, f"{column}里没有「{words}」，请照原文写。")
    return Erratum(column, words, fields.text("meant"))


def _with_limit(item: Item, fields: Fields, cells: dict[str, Node], context: Context) -> Item:
    if "limits" in fields.keys:
        return item
    limit = defaults.plain_limit(item.cell(LIMIT))
    if limit is None:
        node = cells.get(LIMIT) or fields.get("official")
        if node is not None:
            error(
                node,
                f"第 {item.seq} 项的办理时限不是一句话，请写 limits（没有写明的写 gap: true）。",
            )
        return item
    claims = frozenset({"time"})
    node = cells[LIMIT]
    context.cited.extend(
        Cited(quote, node, "时限 ", ClauseKind.LIMIT, claims) for quote in limit.quotes
    )
    return replace(item, limits=(limit,))


def _with_steps(item: Item, fields: Fields, node: Node) -> Item:
    names = defaults.chain(item.cell(STEPS))
    if "steps" not in fields.keys:
        if not names:
            error(node, f"第 {item.seq} 项的办理环节是空的，请写 steps。")
        return replace(item, steps=defaults.plain_steps(item.cell(STEPS)))
    if names:
        between = {step.name for step in item.steps if step.party and not item.in_chain(step)}
        written = tuple(dict.fromkeys(step.name for step in item.steps if step.name not in between))
        if written != tuple(dict.fromkeys(names)):
            chain = "—".join(names)
            error(fields.keys["steps"], f"steps 的名字和次序要与办理环节（{chain}）一样。")
    return item


def _check_parties(item: Item, fields: Fields) -> None:
    """Every step names a party of the item, and every party has a step."""
    keys = [party.key for party in item.parties]
    once(keys, fields.get("parties"), f"第 {item.seq} 项的经办各方")
    node = fields.get("steps")
    if node is None or (not keys and all(step.party is None for step in item.steps)):
        return
    for entry, step in zip(sequence(node), item.steps, strict=True):
        if step.party not in keys:
            have = "、".join(keys) or "还没有写 parties"
            error(entry, f"环节「{step.name}」的 party 要写是哪一方。有：{have}。")
    for key in keys:
        if all(step.party != key for step in item.steps):
            error(fields.keys["parties"], f"没有一个环节是「{key}」这一方的。")


def _unique_rows(item: Item, node: Node) -> None:
    keys = [requirement.key for requirement in item.requirements]
    once(keys, node, f"第 {item.seq} 项的材料")
    once([outcome.key for outcome in item.outcomes], node, f"第 {item.seq} 项的结果")
