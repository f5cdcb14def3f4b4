"""Finds items of one region by words, pinyin or initials, in memory.

A region has some dozens of items with a handful of words each, so every keystroke looks at all
of them. Order of what is found: a match at the head of a word, then inside it, then its letters
or characters scattered in order (zybx → 住院费用报销); within that the item's name before its
plain name, before other words; then the shorter word; then the list's order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Match(IntEnum):
    """How a word matches; the lower the better."""

    NUMBER = 0
    PREFIX = 1
    INSIDE = 2
    SCATTERED = 3


KINDS = ("name", "corrected", "plain", "alias", "topic", "form")
"""Where a search word comes from, in the order in which matches are shown.

`corrected`: a name with its misprint put right; `topic`: a life event's words; `form`: the
title of a form that the item asks for.
"""


@dataclass(frozen=True, slots=True)
class Word:
    """One text by which an item is found.

    `syllables` has one entry a character: its pinyin without tone, a letter or digit itself,
    `_` for a sign. `initials` has one letter a character.
    """

    item: int
    kind: str
    text: str
    syllables: tuple[str, ...]
    initials: str


@dataclass(frozen=True, slots=True)
class Found:
    """An item, and why: the `marked` characters (indices) of `text`, which is of `kind`."""

    item: int
    name: str
    plain: str
    kind: str
    text: str
    marked: tuple[int, ...]
    match: Match


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A word without its signs. `places` maps each kept character to its index in the text."""

    word: Word
    rank: int
    places: tuple[int, ...]
    characters: str
    initials: str
    letters: str
    owners: tuple[int, ...]
    """For each letter of `letters`, the kept character that it spells."""


class Index:
    """The words of one region. Finding is pure; the object only holds what was prepared."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words = tuple(_prepare(word) for word in words)
        self._names = {one.word.item: one.word.text for one in self._words if one.rank == 0}
        self._plain = {
            one.word.item: one.word.text for one in self._words if one.word.kind == "plain"
        }

    def find(self, typed: str) -> tuple[Found, ...]:
        """Items that match every blank-separated piece of `typed`, best first; () for nothing."""
        pieces = [piece for piece in map(_folded, typed.split()) if piece]
        if not pieces:
            return ()
        kept = self._best(pieces[0])
        for piece in pieces[1:]:
            more = self._best(piece)
            kept = {
                item: max(found, more[item], key=lambda each: each[0])
                if found[1].text != more[item][1].text
                else _merged(found, more[item])
                for item, found in kept.items()
                if item in more
            }
        return tuple(found for _, found in sorted(kept.values(), key=lambda each: each[0]))

    def _best(self, piece: str) -> dict[int, tuple[tuple[int, int, int, int], Found]]:
        """Each item that matches, with its best word and the key that orders it."""
        best: dict[int, tuple[tuple[int, int, int, int], Found]] = {}
        for one in self._words:
            hit = _matches(one, piece)
            if hit is None:
                continue
            match, marked = hit
            item = one.word.item
            order = (int(match), one.rank, len(one.characters), item)
            if item not in best or order < best[item][0]:
                places = tuple(one.places[at] for at in marked)
                best[item] = (order, self._found(item, one.word, places, match))
        if piece.isdigit() and int(piece) in self._names:
            item = int(piece)
            word = Word(item, "name", self._names[item], (), "")
            best[item] = ((0, 0, 0, item), self._found(item, word, (), Match.NUMBER))
        return best

    def _found(self, item: int, word: Word, marked: tuple[int, ...], match: Match) -> Found:
        plain = self._plain.get(item, "")
        return Found(item, self._names[item], plain, word.kind, word.text, marked, match)


def _merged(
    one: tuple[tuple[int, int, int, int], Found], other: tuple[tuple[int, int, int, int], Found]
) -> tuple[tuple[int, int, int, int], Found]:
    order, found = max(one, other, key=lambda each: each[0])
    marked = tuple(sorted({*one[1].marked, *other[1].marked}))
    return order, Found(
        found.item, found.name, found.plain, found.kind, found.text, marked, found.match
    )


def _folded(text: str) -> str:
    """Half width, lower case, without signs and blanks."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(character for character in folded if character.isalnum())


def _prepare(word: Word) -> _Prepared:
    places: list[int] = []
    characters: list[str] = []
    letters: list[str] = []
    owners: list[int] = []
    for at, (character, syllable) in enumerate(zip(word.text, word.syllables, strict=True)):
        kept = _folded(character)
        if len(kept) != 1:
            continue
        owners.extend([len(places)] * len(syllable))
        letters.append(syllable)
        places.append(at)
        characters.append(kept)
    return _Prepared(
        word=word,
        rank=KINDS.index(word.kind),
        places=tuple(places),
        characters="".join(characters),
        initials="".join(word.initials[at] for at in places),
        letters="".join(letters),
        owners=tuple(owners),
    )


def _matches(one: _Prepared, piece: str) -> tuple[Match, tuple[int, ...]] | None:
    """How `piece` matches, and the kept characters that it marks."""
    spelt = piece.isascii()
    length = len(piece)
    at = one.characters.find(piece)
    if at < 0 and spelt:
        at = one.initials.find(piece)
    if at != 0 and spelt:
        sounded = _sounds(one, piece)
        if sounded is not None and (at < 0 or sounded[0] == 0):
            match = Match.PREFIX if sounded[0] == 0 else Match.INSIDE
            return match, sounded
    if at >= 0:
        return (Match.PREFIX if at == 0 else Match.INSIDE), tuple(range(at, at + length))
    if length < 2:
        return None
    scattered = _scattered(one.initials if spelt else one.characters, piece)
    return None if scattered is None else (Match.SCATTERED, scattered)


def _sounds(one: _Prepared, piece: str) -> tuple[int, ...] | None:
    """Characters whose pinyin is spelt by `piece`, which may stop within the last syllable."""
    at = one.letters.find(piece)
    while at >= 0:
        first = one.owners[at]
        if at == 0 or one.owners[at - 1] != first:
            return tuple(range(first, one.owners[at + len(piece) - 1] + 1))
        at = one.letters.find(piece, at + 1)
    return None


def _scattered(letters: str, piece: str) -> tuple[int, ...] | None:
    marked: list[int] = []
    at = -1
    for letter in piece:
        at = letters.find(letter, at + 1)
        if at < 0:
            return None
        marked.append(at)
    return tuple(marked)
