"""YAML 1.2 as nodes that know their place, with accessors that refuse what the form forbids.

Nodes instead of plain data, because every later check (a quote that is not in its cell, a
condition on an unknown option) must point at the words in the file. An accessor that finds a
fault records it and returns an empty value, so that one reading finds all faults.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from app.authoring.fault import Faults, Place

WHOLE = re.compile(r"0|[1-9][0-9]*")
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_TAG = "tag:yaml.org,2002:"
_KINDS = {
    "null": "空值",
    "int": "数字",
    "float": "数字",
    "bool": "true/false",
    "timestamp": "日期",
    "map": "一组 键: 值",
    "seq": "列表",
    "str": "文字",
}
T = TypeVar("T")


class Node:
    """One value of a file. Aliases (`*r20_21`) share the node, and so the place, of their anchor."""

    __slots__ = ("_yaml", "source")

    def __init__(self, source: Source, yaml: Any) -> None:
        self.source = source
        self._yaml = yaml

    @property
    def kind(self) -> str:
        """`map`, `seq`, `str`, `int`, `float`, `bool`, `null` or `timestamp`."""
        return str(self._yaml.tag).removeprefix(_TAG)

    @property
    def place(self) -> Place:
        """The value's first line."""
        start, end = self._yaml.start_mark, self._yaml.end_mark
        line = self.source.line(start.line)
        last = end.column if end.line == start.line else len(line)
        return Place(self.source.path, start.line, start.column, max(last - start.column, 1), line)

    def within(self, words: str, nth: int = 1) -> Place:
        """Where the `nth` occurrence of some words of this scalar stands; else the whole value."""
        start, end = self._yaml.start_mark, self._yaml.end_mark
        at = start.index - 1
        for _ in range(nth):
            at = self.source.text.find(words, at + 1, end.index)
            if at < 0:
                return self.place
        return self.source.at(at, len(words))

    def __iter__(self) -> Iterable[Node]:  # pragma: no cover - guards against misuse
        raise TypeError("use entries()")

    @property
    def raw(self) -> Any:
        return self._yaml.value


class Source:
    """One YAML file, read whole."""

    def __init__(self, path: Path, faults: Faults) -> None:
        self.path = path
        self.faults = faults
        self.text = ""
        self._lines: list[str] = []
        self.root: Node | None = None
        try:
            self.text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            self.error(Place(path, 0, 0, 1), "不是 UTF-8 文字文件，请另存为 UTF-8。")
            return
        except OSError as problem:
            self.error(Place(path, 0, 0, 1), f"读不了这个文件：{problem.strerror}。")
            return
        self._lines = self.text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        try:
            tree = YAML(typ="rt", pure=True).compose(self.text)
        except MarkedYAMLError as problem:
            mark = problem.problem_mark or problem.context_mark
            at, column = (mark.line, mark.column) if mark else (0, 0)
            what = " ".join(filter(None, (problem.context, problem.problem)))
            self.error(Place(path, at, column, 1, self.line(at)), f"不是合格的 YAML（{what}）。")
            return
        except YAMLError as problem:
            self.error(Place(path, 0, 0, 1, self.line(0)), f"不是合格的 YAML（{problem}）。")
            return
        if tree is None:
            self.error(Place(path, 0, 0, 1, self.line(0)), "文件是空的。")
            return
        self.root = Node(self, tree)

    def line(self, number: int) -> str:
        return self._lines[number] if number < len(self._lines) else ""

    def at(self, index: int, width: int) -> Place:
        """The place of `width` characters from a character index of the file."""
        low, high = 0, len(self._lines) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._starts[middle] <= index:
                low = middle
            else:
                high = middle - 1
        return Place(self.path, low, index - self._starts[low], width, self.line(low))

    def error(self, place: Place, message: str) -> None:
        self.faults.error(place, message)


def error(node: Node, message: str) -> None:
    node.source.error(node.place, message)


def _expect(node: Node, wanted: str) -> None:
    found = node.kind
    if found == "null":
        error(node, f"这里没有写值。请写上{wanted}，或者删去这一行。")
    elif found in ("int", "float", "bool", "timestamp") and wanted == "文字":
        error(node, f"这里要写文字，读到的是{_KINDS[found]}。请加上引号。")
    else:
        error(node, f"这里要写{wanted}，读到的是{_KINDS.get(found, found)}。")


class Fields:
    """The keys of one mapping. A key is taken once, by the accessor of its type."""

    def __init__(
        self, node: Node | None, allowed: Iterable[str], needed: Iterable[str] = ()
    ) -> None:
        self.node = node
        self._values: dict[str, Node] = {}
        self.keys: dict[str, Node] = {}
        if node is None:
            return
        if node.kind != "map":
            _expect(node, "一组 键: 值")
            return
        known = tuple(allowed)
        for key, value in entries(node):
            name = str(key.raw)
            if key.kind != "str":
                _expect(key, "文字")
            elif name in self.keys:
                first = self.keys[name].place.line + 1
                error(key, f"「{name}」写了两次（第 {first} 行已有），请只留一个。")
            elif name not in known:
                near = difflib.get_close_matches(name, known, 1)
                hint = f"是不是「{near[0]}」？" if near else f"可以写：{'、'.join(known)}。"
                error(key, f"不认识「{name}」。{hint}")
                self.keys[name] = key
            else:
                self.keys[name] = key
                self._values[name] = value
        for name in needed:
            if name not in self.keys:
                error(node, f"缺少「{name}」，请补上。")

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def get(self, key: str) -> Node | None:
        return self._values.get(key)

    def text(self, key: str) -> str:
        return self.optional_text(key) or ""

    def optional_text(self, key: str) -> str | None:
        node = self._values.get(key)
        return None if node is None else text(node)

    def flag(self, key: str) -> bool:
        node = self._values.get(key)
        return False if node is None else flag(node)

    def number(self, key: str) -> int | None:
        node = self._values.get(key)
        return None if node is None else integer(node)

    def identifier(self, key: str) -> str:
        node = self._values.get(key)
        return "" if node is None else identifier(node)

    def texts(self, key: str) -> tuple[str, ...]:
        node = self._values.get(key)
        return () if node is None else tuple(text(entry) for entry in sequence(node))

    def many(self, key: str, read: Callable[[Node], T]) -> tuple[T, ...]:
        """Each entry of a list, read by `read`."""
        node = self._values.get(key)
        return () if node is None else tuple(read(entry) for entry in sequence(node))


def entries(node: Node) -> tuple[tuple[Node, Node], ...]:
    """Keys and values of a mapping; nothing, with a fault, for anything else."""
    if node.kind != "map":
        _expect(node, "一组 键: 值")
        return ()
    return tuple((Node(node.source, key), Node(node.source, value)) for key, value in node.raw)


def sequence(node: Node) -> tuple[Node, ...]:
    if node.kind != "seq":
        _expect(node, "列表")
        return ()
    return tuple(Node(node.source, entry) for entry in node.raw)


def one_or_many(node: Node) -> tuple[Node, ...]:
    return sequence(node) if node.kind == "seq" else (node,)


def text(node: Node) -> str:
    if node.kind != "str":
        _expect(node, "文字")
        return ""
    value = str(node.raw)
    if not value.strip():
        error(node, "这里是空的。请写上文字，或者删去这一行。")
    elif value != value.strip():
        error(node, "头尾有空白，请删去。")
    return value


def identifier(node: Node) -> str:
    value = text(node)
    if value and not IDENTIFIER.fullmatch(value):
        error(node, f"「{value}」不能作代号：只用小写字母开头的小写字母、数字和下划线。")
        return ""
    return value


def integer(node: Node) -> int:
    if node.kind != "int":
        _expect(node, "整数（不加引号）")
        return 0
    if not WHOLE.fullmatch(str(node.raw)):
        error(node, f"「{node.raw}」要写成普通的整数，如 21。")
        return 0
    return int(node.raw)


def flag(node: Node) -> bool:
    if node.kind != "bool":
        _expect(node, " true 或 false")
        return False
    return str(node.raw).lower() == "true"


def choice(node: Node, known: Iterable[str]) -> str:
    """One word of a closed set; "" with a fault for any other."""
    value = text(node)
    names = tuple(known)
    if value and value not in names:
        near = difflib.get_close_matches(value, names, 1)
        hint = f"是不是「{near[0]}」？" if near else f"可以写：{'、'.join(names)}。"
        error(node, f"不认识「{value}」。{hint}")
        return ""
    return value
