"""Finds items of one region by words, pinyin or initials, in memory.

A region has some dozens of items with a handful of words each, so every keystroke looks at all
of them. Order of what is found: what people mean most often by it (`EVERYDAY`); a whole word (车祸,
chehuo, ch), at its head, inside it, its letters or characters scattered in order (zybx →
住院费用报销); within that the item's name before its plain name, before other words; then the
shorter word; then the list's order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

_SCATTERED_LETTERS = 4
"""Fewer initials with gaps between them are found in half of all names."""

EVERYDAY = ("住院", "生育", "异地", "退休", "报销", "转院", "社保卡", "参保", "门诊")
"""What people mean first by letters that fit many words: zy is 住院, not 增员."""


class Match(IntEnum):
    """How a word matches; the lower the better."""

    NUMBER = 0
    WHOLE = 1
    PREFIX = 2
    INSIDE = 3
    SCATTERED = 4


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
    spellings: str
    """All three, a blank between them: what is not in here matches nowhere in one piece."""


_Order = tuple[int, Match, int, int, int]
"""The place of the everyday word that was typed, how it matches, the kind of the word, its length,
the item; the lower comes first. A plain tuple: some hundred are made in a keystroke."""

_Hit = tuple[_Order, _Prepared, tuple[int, ...]]
"""What orders it, the word, and the kept characters that are marked."""

_USUAL = {
    word[:end]: place
    for place, word in reversed(tuple(enumerate(EVERYDAY)))
    for end in range(2, len(word) + 1)
}
"""Everyday words, and their heads of two characters and more."""


class Index:
    """The words of one region. Finding is pure; the object only holds what was prepared."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words = tuple(_prepare(word) for word in words)
        self._names = {one.word.item: one for one in self._words if one.rank == 0}
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
            kept = {item: _worse(hit, more[item]) for item, hit in kept.items() if item in more}
        hits = sorted(kept.values(), key=_order)
        whole = [hit for hit in hits if hit[0][1] is not Match.SCATTERED]
        return tuple(self._found(hit) for hit in whole or hits)

    def _best(self, piece: str) -> dict[int, _Hit]:
        """Each item that matches, with its best word."""
        best: dict[int, _Hit] = {}
        scattered = re.compile(".*?".join(piece))
        for one in self._words:
            found = _matches(one, piece, scattered)
            if found is not None:
                item = one.word.item
                order = _order_of(one, *found)
                known = best.get(item)
                if known is None or order < known[0]:
                    best[item] = (order, one, found[1])
        number = self._names.get(int(piece)) if piece.isdecimal() and len(piece) < 4 else None
        if number is not None:
            best[number.word.item] = ((-1, Match.NUMBER, 0, 0, 0), number, ())
        return best

    def _found(self, hit: _Hit) -> Found:
        order, one, marked = hit
        word = one.word
        plain = self._plain.get(word.item, "")
        places = tuple(one.places[at] for at in marked)
        name = self._names[word.item].word.text
        return Found(word.item, name, plain, word.kind, word.text, places, order[1])


def _order(hit: _Hit) -> _Order:
    return hit[0]


def _order_of(one: _Prepared, match: Match, marked: tuple[int, ...]) -> _Order:
    usual = len(EVERYDAY)
    if len(marked) > 1 and match is not Match.SCATTERED:
        usual = _USUAL.get(one.characters[marked[0] : marked[-1] + 1], usual)
    return usual, match, one.rank, len(one.characters), one.word.item


def _worse(one: _Hit, other: _Hit) -> _Hit:
    """Two pieces are found as well as the worse of them; in one word, both are marked."""
    order, prepared, marked = max(one, other, key=_order)
    if one[1] is other[1]:
        marked = tuple(sorted({*one[2], *other[2]}))
    return order, prepared, marked


def _folded(text: str) -> str:
    """Half width, lower case, without signs and blanks."""
    if len(text) == 1 and "一" <= text <= "鿿":
        return text
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
    kept_as = "".join(characters)
    initials = "".join(word.initials[at] for at in places)
    sounds = "".join(letters)
    return _Prepared(
        word=word,
        rank=KINDS.index(word.kind),
        places=tuple(places),
        characters=kept_as,
        initials=initials,
        letters=sounds,
        owners=tuple(owners),
        spellings=f"{kept_as} {initials} {sounds}",
    )


def _matches(
    one: _Prepared, piece: str, scattered: re.Pattern[str]
) -> tuple[Match, tuple[int, ...]] | None:
    """How `piece` matches, and the kept characters that it marks.

    `scattered` is the piece with gaps: the quick no for most words.
    """
    spelt = piece.isascii()
    length = len(piece)
    if piece in one.spellings:
        at = one.characters.find(piece)
        if at < 0 and spelt:
            at = one.initials.find(piece)
        if at != 0 and spelt and length > 1:  # one letter is an initial, or nothing
            sounded = _sounds(one, piece)
            if sounded is not None and (at < 0 or sounded[0] == 0):
                return _place(sounded[0], length, len(one.letters)), sounded
        if at >= 0:
            return _place(at, length, len(one.characters)), tuple(range(at, at + length))
    if length < (_SCATTERED_LETTERS if spelt else 2):
        return None
    letters = one.initials if spelt else one.characters
    if scattered.search(letters) is None:
        return None
    return Match.SCATTERED, _places(letters, piece)


def _place(at: int, length: int, whole: int) -> Match:
    if at > 0:
        return Match.INSIDE
    return Match.WHOLE if length == whole else Match.PREFIX


def _sounds(one: _Prepared, piece: str) -> tuple[int, ...] | None:
    """Characters whose pinyin is spelt by `piece`, which may stop within the last syllable."""
    at = one.letters.find(piece)
    while at >= 0:
        first = one.owners[at]
        if at == 0 or one.owners[at - 1] != first:
            return tuple(range(first, one.owners[at + len(piece) - 1] + 1))
        at = one.letters.find(piece, at + 1)
    return None


def _places(letters: str, piece: str) -> tuple[int, ...]:
    """Where the letters of `piece` stand in order; they are known to be there."""
    marked: list[int] = []
    at = -1
    for letter in piece:
        at = letters.index(letter, at + 1)
        marked.append(at)
    return tuple(marked)
