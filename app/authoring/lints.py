"""Lints on what people read: lengths, words, characters that the fonts lack, missing icons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from app import paths
from app.authoring.authored import AuthoredItem, AuthoredRegion
from app.authoring.fault import Faults, Place
from app.authoring.glyphs import missing
from app.domain.condition import Condition
from app.domain.item import Item, Question

LONGEST_ASK = 20
LONGEST_SAY = 14
LONGEST_SHORT = 8
LONGEST_PLAIN = 17
LONGEST_ABOUT = 10
LONGEST_HINT = 30
MOST_ROWS = 9
"""Rows of one question, 以上都没有 and 不确定 included (CONTENT, Questions)."""

_NATIONAL = re.compile("[0-9]{6}")
_DEATH = re.compile("死亡|去世|身故")
_QUOTED = re.compile("“(.*?)”")
_PUNCTUATED = re.compile("[。；;，,！!？?]$")


def lint_region(authored: AuthoredRegion, faults: Faults) -> None:
    _topics(authored, faults)
    _whole_list(authored, faults)
    for one in authored.items:
        if one.sound:
            _item(one, faults)
    _glyphs(authored, faults)


def _topics(authored: AuthoredRegion, faults: Faults) -> None:
    icons = paths.resources() / "icons"
    titles = {topic.title for topic in authored.region.topics}
    for topic in authored.region.topics:
        node = authored.places.get(("topic", topic.key), authored.places["region",])
        place = node.place
        if len(topic.about) > LONGEST_ABOUT:
            faults.error(place, _too_long("about", topic.about, LONGEST_ABOUT))
        hint = topic.hint or ""
        if len(hint) > LONGEST_HINT:
            faults.error(node.within(hint), _too_long("hint", hint, LONGEST_HINT))
        for title in _QUOTED.findall(hint):
            if title not in titles:
                faults.error(node.within(title), f"没有「{title}」这个专题。")
        if not (icons / f"{topic.icon}.svg").is_file():
            faults.error(place, f"没有图标「{topic.icon}」（resources/icons）。")
        for text in (topic.title, topic.about, hint, *(entry.say for entry in topic.entries)):
            _plain_words(text, node.within(text), faults)


def _whole_list(authored: AuthoredRegion, faults: Faults) -> None:
    seqs = [item.seq for item in authored.plain_items]
    absent = sorted(set(range(1, max(seqs, default=0) + 1)) - set(seqs))
    if authored.whole and absent:
        said = "、".join(map(str, absent))
        faults.error(authored.places["region",].place, f"清单缺了第 {said} 项。")


def _item(one: AuthoredItem, faults: Faults) -> None:
    item = one.item
    if len(item.plain) > LONGEST_PLAIN:
        faults.error(one.place("item", "plain"), _too_long("plain", item.plain, LONGEST_PLAIN))
    _plain_words(item.plain, one.place("item", "plain"), faults)
    for national in item.national:
        if not _NATIONAL.fullmatch(national):
            faults.error(
                one.place("item", "national"), f"全国事项编号是六位数字，不是「{national}」。"
            )
    for question in item.questions:
        _question(one, question, faults)
    for condition in _conditions(item):
        words = condition.in_words
        if words is not None and (words.endswith("的") or words.startswith("如果")):
            faults.error(
                one.place(),
                f"第 {item.seq} 项的 in_words「{words}」接在「如果」后面读：去掉「如果」和末尾的「的」。",
            )
    for key, text in _ours(item):
        if "你" in text:
            faults.error(one.place("item", key), f"「{text}」里的「你」要写「您」。")
        if _DEATH.search(text):
            faults.warn(
                one.place("item", key),
                f"「{text}」：对办事的人说「亲人离世」，正式的词只留在材料名里。",
            )


def _question(one: AuthoredItem, question: Question, faults: Faults) -> None:
    def place(key: str) -> Place:
        node = one.places.get(("question", question.id, key))
        return node.place if node is not None else one.place("question", question.id)

    if len(question.ask) > LONGEST_ASK:
        faults.error(place("ask"), _too_long("ask", question.ask, LONGEST_ASK))
    if len(question.short) > LONGEST_SHORT:
        faults.error(place("short"), _too_long("short", question.short, LONGEST_SHORT))
    rows = len(question.options) + question.many + question.unsure
    if rows > MOST_ROWS:
        faults.error(place("options"), f"一题最多 {MOST_ROWS} 行，这里有 {rows} 行。")
    for key, text in (("ask", question.ask), ("short", question.short), ("why", question.why)):
        _plain_words(text, place(key), faults)
    for option in question.options:
        where = one.place("option", question.id, option.id)
        if len(option.say) > LONGEST_SAY:
            faults.error(where, _too_long("say", option.say, LONGEST_SAY))
        for text in filter(None, (option.say, option.words, option.help)):
            _plain_words(text, where, faults)
        if _PUNCTUATED.search(option.words):
            faults.error(where, f"words「{option.words}」后面还要接话，不要以标点结尾。")
        if option.words.startswith("如果"):
            faults.error(where, f"words「{option.words}」接在「如果」后面读，不要再写一遍。")
        if option.words.startswith("因为"):
            faults.warn(
                where, f"words「{option.words}」也接在「因为您选了：」后面读，换个说法更顺。"
            )


def _plain_words(text: str, place: Place, faults: Faults) -> None:
    if "你" in text:
        faults.error(place, f"「{text}」里的「你」要写「您」。")
    found = _DEATH.search(text)
    if found is not None:
        faults.error(place, f"「{text}」里的「{found.group()}」，对办事的人说「亲人离世」。")


def _too_long(key: str, text: str, most: int) -> str:
    return f"{key}「{text}」有 {len(text)} 个字，最多 {most} 个。"


def _ours(item: Item) -> Iterator[tuple[str, str]]:
    """Sentences of our own in an item, beside its questions: the key of their list, the text."""
    for note in item.notes:
        if note.say is not None:
            yield "notes", note.say
    for outcome in item.outcomes:
        yield from (("outcomes", text) for text in (outcome.say, *outcome.more))
    for deadline in item.deadlines:
        yield "deadlines", deadline.say
    for step in item.steps:
        yield from (("steps", text) for text in (step.caption, step.who, step.yields) if text)
    for requirement in item.requirements:
        if requirement.where is not None:
            yield "requirements", requirement.where


def _conditions(value: Any) -> Iterator[Condition]:
    if isinstance(value, Condition):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _conditions(getattr(value, one.name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from _conditions(entry)


# --- characters ------------------------------------------------------------------------------


def _glyphs(authored: AuthoredRegion, faults: Faults) -> None:
    """No character that the fonts of screen and paper lack."""
    lacking = missing("".join(_texts(authored.region)))
    if lacking:
        faults.error(authored.places["region",].place, _no_glyph(lacking))
    for one in authored.items:
        lacking = missing("".join(_texts(one.item)))
        for character in lacking:
            nodes = [*one.cells.values(), *one.places.values()]
            hits = [
                node.within(character) for node in nodes if node.within(character) != node.place
            ]
            faults.error(hits[0] if hits else one.place(), _no_glyph(character))


def _no_glyph(characters: str) -> str:
    return f"字体里没有「{characters}」，屏幕和纸上都印不出来。请换一个字，或在 packaging/fonts 里加上。"


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from _texts(entry)
