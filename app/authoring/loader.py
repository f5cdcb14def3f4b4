"""Reads one region's folder: region.yaml, the category files and the cases.

The result holds the same `domain.Item` that the catalogue's reader builds, and beside it what
only the author needs: the quotes with their claims, and where each row stands in the files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from app.authoring import defaults, rows, rules
from app.authoring.cited import Cited, ClauseKind
from app.authoring.edition import edition_of
from app.authoring.fault import Faults, Place
from app.authoring.rows import Context
from app.authoring.source import (
    Fields,
    Node,
    Source,
    entries,
    error,
    one_or_many,
    text,
)
from app.domain.item import (
    BASIS,
    LIMIT,
    STEPS,
    Case,
    Category,
    Doubt,
    Edition,
    Erratum,
    Item,
    Mark,
    Quote,
    Region,
    Requirement,
    Topic,
    TopicEntry,
)

REGION_FILE = "region.yaml"
CASES = "cases"
COLUMNS = (*rows.QUOTABLE[:-1], BASIS)
_FILE = re.compile(r"([0-9]{2})-([a-z][a-z0-9_]*)\.yaml")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
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
]


@dataclass(frozen=True, slots=True)
class AuthoredItem:
    """One item with what the checks need beside it. `sound`: read without an error."""

    item: Item
    node: Node
    cells: dict[str, Node]
    cited: tuple[Cited, ...]
    places: dict[tuple[str, ...], Node]
    kept: dict[tuple[str, str], str]
    sound: bool

    def place(self, *key: str) -> Place:
        """Where a row stands; the item's first line where the row has no line of its own."""
        return self.places.get(key, self.node).place


@dataclass(frozen=True, slots=True)
class AuthoredCase:
    case: Case
    node: Node


@dataclass(frozen=True)
class AuthoredRegion:
    region: Region
    edition: Edition
    items: tuple[AuthoredItem, ...]
    cases: tuple[AuthoredCase, ...]
    footnote: Node | None
    cited: tuple[Cited, ...]
    overrides: tuple[str, ...]
    whole: bool
    """Whether every category has its file. Links to items are checked only then."""
    places: dict[tuple[str, ...], Node] = field(default_factory=dict)

    @property
    def plain_items(self) -> tuple[Item, ...]:
        return tuple(authored.item for authored in self.items)


def regions_below(folder: Path) -> tuple[str, ...]:
    """The ids of the regions authored under `resources/catalogue`, in the order of their names."""
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{REGION_FILE}")))


def load(folder: Path, faults: Faults) -> AuthoredRegion | None:
    """One region's folder, with every fault of its files; None where region.yaml is unreadable."""
    source = Source(folder / REGION_FILE, faults)
    if source.root is None:
        return None
    allowed = [
        "id",
        "prefix",
        "name",
        "short",
        "title",
        "year",
        "date",
        "footnote",
        "categories",
        "topics",
        "rules",
        "notes",
    ]
    needed = ["id", "prefix", "name", "short", "title", "date", "categories"]
    fields = Fields(source.root, allowed, needed)
    name = fields.identifier("id")
    if name and name != folder.name:
        error(fields.get("id") or source.root, f"id 与文件夹的名字「{folder.name}」不同。")
    categories = fields.many("categories", _category)
    expanded = fields.many("rules", rules.rule)
    _once([one.key for one in expanded], fields.get("rules"), "规则")
    _once([one.key for one in categories], fields.get("categories"), "类别")
    drafts = _drafts(folder, categories, source.root, faults)
    keys = {one.key for one in categories}
    authored, kept_away = _items(name, drafts, keys, expanded, faults)
    plain = tuple(one.item for one in authored)
    whole = keys <= {draft.category for draft in drafts}
    overrides = rules.check_reached(expanded, plain, kept_away) if whole else ()
    context = Context(0, faults)
    region = Region(
        id=name,
        prefix=_prefix(fields),
        name=fields.text("name"),
        short=fields.text("short"),
        title=fields.text("title"),
        categories=categories,
        topics=fields.many("topics", lambda node: _topic(node, plain, context, whole)),
        year=fields.optional_text("year"),
        footnote=fields.text("footnote"),
        notes=fields.many("notes", lambda node: rows.note(node, context)),
    )
    _once([topic.key for topic in region.topics], fields.get("topics"), "专题")
    return AuthoredRegion(
        region=region,
        edition=edition_of(region, plain, _day(fields)),
        items=authored,
        cases=_cases(folder, name, plain, faults),
        footnote=fields.get("footnote"),
        cited=tuple(context.cited),
        overrides=overrides,
        whole=whole,
        places={("region",): source.root, **context.places},
    )


def _prefix(fields: Fields) -> str:
    node = fields.get("prefix")
    if node is None:
        return ""
    words = text(node)
    if not re.fullmatch("[A-Z]{2}", words):
        error(node, "清单号的开头是两个大写字母，如 ZY。")
    return words


def _day(fields: Fields) -> str:
    """The day of this reading, "" where it is none."""
    node = fields.get("date")
    if node is None:
        return ""
    day = text(node)
    try:
        return date.fromisoformat(day).isoformat() if _DATE.fullmatch(day) else _no_day(node)
    except ValueError:
        return _no_day(node)


def _no_day(node: Node) -> str:
    error(node, '这里要写一个日子，像 "2026-11-22" 这样，加引号。')
    return ""


def _category(node: Node) -> Category:
    fields = Fields(node, ("key", "name", "plain"), ("key", "name", "plain"))
    return Category(fields.identifier("key"), fields.text("name"), fields.text("plain"))


def _once(keys: list[str], node: Node | None, what: str) -> None:
    for key in dict.fromkeys(keys):
        if node is not None and key and keys.count(key) > 1:
            error(node, f"{what}「{key}」有两个，请换一个代号。")


# --- topics ----------------------------------------------------------------------------------


def _topic(node: Node, items: tuple[Item, ...], context: Context, whole: bool) -> Topic:
    needed = ("key", "title", "about", "icon", "entries")
    fields = Fields(node, needed, needed)
    key = fields.identifier("key")
    context.mark(node, "topic", key)
    return Topic(
        key=key,
        title=fields.text("title"),
        about=fields.text("about"),
        icon=fields.text("icon"),
        entries=fields.many("entries", lambda entry: _topic_entry(entry, items, whole)),
    )


def _topic_entry(node: Node, items: tuple[Item, ...], whole: bool) -> TopicEntry:
    fields = Fields(node, ("item", "say", "answers"), ("item", "say"))
    seq = fields.number("item") or 0
    item = next((one for one in items if one.seq == seq), None)
    if item is None and seq and whole:
        error(fields.get("item") or node, f"清单里没有第 {seq} 项。")
    given = fields.get("answers")
    answers = () if given is None or item is None else _answers(given, item)
    return TopicEntry(seq, fields.text("say"), answers)


def _answers(node: Node, item: Item) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, tuple[str, ...]] = {}
    for key, value in entries(node):
        name = text(key)
        question = item.question(name)
        if question is None:
            have = "、".join(one.id for one in item.questions) or "没有问题"
            error(key, f"第 {item.seq} 项没有问题「{name}」。它有：{have}。")
            continue
        chosen = tuple(text(entry) for entry in one_or_many(value))
        known = {option for answer in question.answers for option in answer}
        for entry, option in zip(one_or_many(value), chosen, strict=True):
            if option not in known:
                error(
                    entry, f"问题「{name}」没有选项「{option}」。它有：{'、'.join(sorted(known))}。"
                )
        ordered = tuple(one for one in (*question.option_ids, "unsure") if one in chosen)
        if set(chosen) <= known and ordered not in question.answers:
            error(value, f"问题「{name}」不能这样答：{'、'.join(chosen)}。")
        found[name] = ordered
    order = [question.id for question in item.questions]
    return tuple((name, found[name]) for name in order if name in found)


# --- items -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Draft:
    node: Node
    category: str
    fields: Fields
    seq: int


def _drafts(
    folder: Path, categories: tuple[Category, ...], root: Node, faults: Faults
) -> tuple[_Draft, ...]:
    found: list[_Draft] = []
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
            found.append(_Draft(node, category, item, item.number("seq") or 0))
    for one in categories:
        if one.key not in seen:
            faults.warn(root.place, f"类别「{one.key}」（{one.name}）还没有文件。")
    found.sort(key=lambda draft: draft.seq)
    for before, after in pairwise(found):
        if before.seq == after.seq:
            error(after.fields.get("seq") or after.node, f"序号 {after.seq} 有两项。")
    return tuple(found)


def _items(
    region: str,
    drafts: tuple[_Draft, ...],
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


def _item(region: str, draft: _Draft, context: Context) -> tuple[Item, dict[str, Node]]:
    fields, node = draft.fields, draft.node
    official, cells = _official(fields.get("official"))
    cell = dict(official)
    questions = fields.get("questions")
    context.later = rows.ids(questions)
    asked = fields.many("questions", lambda entry: rows.question(entry, context))
    requirements = fields.many("requirements", lambda entry: rows.requirement(entry, context))
    everywhere = fields.get("stamp_all")
    if everywhere is not None:
        mark, quotes = rows.stamp_all(everywhere, context)
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
    )
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
    return tuple(found for found in fields.many("doubts", rows.doubt) if found is not None)


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
        written = tuple(dict.fromkeys(step.name for step in item.steps))
        if written != tuple(dict.fromkeys(names)):
            chain = "—".join(names)
            error(fields.keys["steps"], f"steps 的名字和次序要与办理环节（{chain}）一样。")
    return item


def _unique_rows(item: Item, node: Node) -> None:
    keys = [requirement.key for requirement in item.requirements]
    _once(keys, node, f"第 {item.seq} 项的材料")
    _once([outcome.key for outcome in item.outcomes], node, f"第 {item.seq} 项的结果")


# --- cases -----------------------------------------------------------------------------------


def _cases(
    folder: Path, region: str, items: tuple[Item, ...], faults: Faults
) -> tuple[AuthoredCase, ...]:
    found: list[AuthoredCase] = []
    for path in sorted((folder / CASES).glob("*.yaml")):
        source = Source(path, faults)
        if source.root is None:
            continue
        fields = Fields(source.root, ("region", "cases"), ("region", "cases"))
        if fields.text("region") != region:
            error(fields.get("region") or source.root, f"这里是 {region} 的文件夹。")
        found.extend(fields.many("cases", lambda node: _case(node, region, items)))
    return tuple(found)


def _case(node: Node, region: str, items: tuple[Item, ...]) -> AuthoredCase:
    allowed = [
        "item",
        "who",
        "answers",
        "must",
        "may_be_asked",
        "if",
        "not_needed",
        "absent",
        "limit",
        "outcome",
    ]
    fields = Fields(node, allowed, ("item", "who"))
    seq = fields.number("item") or 0
    item = next((one for one in items if one.seq == seq), None)
    if item is None:
        error(fields.get("item") or node, f"清单里没有第 {seq} 项。")
    given = fields.get("answers")
    case = Case(
        region=region,
        item=seq,
        who=fields.text("who"),
        answers=() if given is None or item is None else _answers(given, item),
        lines=fields.texts("must"),
        may_be_asked=fields.texts("may_be_asked"),
        conditional=fields.texts("if"),
        not_needed=fields.texts("not_needed"),
        absent=fields.texts("absent"),
        limit=fields.optional_text("limit"),
        outcome=fields.optional_text("outcome"),
    )
    return AuthoredCase(case, node)
