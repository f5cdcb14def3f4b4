"""Reads one region's folder: region.yaml, the category files and the cases."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from app.authoring import rows, rules
from app.authoring.authored import AuthoredCase, AuthoredRegion
from app.authoring.citing import Context
from app.authoring.edition import edition_of
from app.authoring.fault import Faults
from app.authoring.items import REGION_FILE, drafts_of, once, read_items
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
    Case,
    Category,
    Item,
    Region,
    Topic,
    TopicEntry,
)

CASES = "cases"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


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
    once([one.key for one in expanded], fields.get("rules"), "规则")
    once([one.key for one in categories], fields.get("categories"), "类别")
    drafts = drafts_of(folder, categories, source.root, faults)
    keys = {one.key for one in categories}
    authored, kept_away = read_items(name, drafts, keys, expanded, faults)
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
    once([topic.key for topic in region.topics], fields.get("topics"), "专题")
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
    fields = Fields(node, ("key", "name", "plain", "code"), ("key", "name", "plain"))
    return Category(
        fields.identifier("key"),
        fields.text("name"),
        fields.text("plain"),
        fields.optional_text("code"),
    )


# --- topics ----------------------------------------------------------------------------------


def _topic(node: Node, items: tuple[Item, ...], context: Context, whole: bool) -> Topic:
    needed = ("key", "title", "about", "icon", "entries")
    fields = Fields(node, (*needed, "hint"), needed)
    key = fields.identifier("key")
    context.mark(node, "topic", key)
    return Topic(
        key=key,
        title=fields.text("title"),
        about=fields.text("about"),
        icon=fields.text("icon"),
        entries=fields.many("entries", lambda entry: _topic_entry(entry, items, whole)),
        hint=fields.optional_text("hint"),
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
        if ordered in question.answers and set(chosen) <= known:
            found[name] = ordered
        elif set(chosen) <= known:
            error(value, f"问题「{name}」不能这样答：{'、'.join(chosen)}。")
    order = [question.id for question in item.questions]
    return tuple((name, found[name]) for name in order if name in found)


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
