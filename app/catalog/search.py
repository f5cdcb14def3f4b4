"""Finds items of one region by words, pinyin or initials, in memory.

A region has some dozens of items with a handful of words each, so every keystroke looks at all
of them. Order of what is found: what is spelt as typed, before what many say alike (zuyuan
→ 住院), before letters or characters scattered in order (zybx → 住院费用报销); within that
what people mean most often by it (`EVERYDAY`); a whole word (车祸, chehuo, ch), at its head, inside
it; the item's name before its plain name, before other words; then the shorter word; then the
list's order. Where one character alone is what matches, items of units come last. What is found
nowhere in one piece is tried without 医保.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from app.catalog.accents import alike, with_capitals

_SCATTERED_LETTERS = 4
"""Fewer initials with gaps between them are found in half of all names."""

EVERYDAY = ("住院", "生育", "异地", "退休", "报销", "转院", "社保卡", "参保", "门诊")
"""What people mean first by letters that fit many words: zy is 住院, not 增员."""


INSURANCE = ("医保", "yibao", "yb")


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
    of_units: bool
    places: tuple[int, ...]
    characters: str
    initials: str
    letters: str
    owners: tuple[int, ...]
    """For each letter of `letters`, the kept character that it spells."""
    spellings: str
    """Characters, initials and letters, a blank between them: what is not in here matches nowhere
    in one piece, as it is spelt."""
    heads: str
    """`letters`, each syllable with a capital."""


_Order = tuple[int, int, bool, Match, int, int, int]
"""How near the word is to what was typed (`_SPELT` …), the place of the everyday word, whether the
item waits behind others, how the word matches, its kind, its length, the item; the lower comes
first. A plain tuple: some hundred are made in a keystroke."""

_NUMBERED, _SPELT, _ALIKE, _SCATTERED = range(4)

_Hit = tuple[_Order, _Prepared, tuple[int, ...]]
"""What orders it, the word, and the kept characters that are marked."""

_Matched = tuple[int, Match, tuple[int, ...]]
"""How near, how, and the kept characters that are marked."""

_USUAL = {
    word[:end]: place
    for place, word in reversed(tuple(enumerate(EVERYDAY)))
    for end in range(2, len(word) + 1)
}
"""Everyday words, and their heads of two characters and more."""


class Index:
    """The words of one region. Finding is pure; the object only holds what was prepared."""

    def __init__(
        self, words: Iterable[Word], units: Collection[int] = (), theirs: Collection[str] = ()
    ) -> None:
        """`units`: the items that only employers, pharmacies and hospitals ask for.

        `theirs`: texts that speak to these alone.
        """
        self._words = tuple(
            _prepare(word, word.item in units or word.text in theirs) for word in words
        )
        self._names = {one.word.item: one for one in self._words if one.rank == 0}
        self._plain = {
            one.word.item: one.word.text for one in self._words if one.word.kind == "plain"
        }

    def find(self, typed: str) -> tuple[Found, ...]:
        """Items that match every blank-separated piece of `typed`, best first; () for nothing."""
        pieces = [piece for piece in map(_folded, typed.split()) if piece]
        hits = self._hits(pieces)
        if not any(hit[0][0] != _SCATTERED for hit in hits):
            hits = self._hits([_beside_insurance(piece) for piece in pieces]) or hits
        return tuple(map(self._found, hits))

    def _hits(self, pieces: Sequence[str]) -> list[_Hit]:
        """Those of all pieces, best first; the scattered ones only where there are no others."""
        if not pieces:
            return []
        kept = self._best(pieces[0])
        for piece in pieces[1:]:
            more = self._best(piece)
            kept = {item: _worse(hit, more[item]) for item, hit in kept.items() if item in more}
        hits = sorted(kept.values(), key=_order)
        return [hit for hit in hits if hit[0][0] != _SCATTERED] or hits

    def _best(self, piece: str) -> dict[int, _Hit]:
        """Each item that matches, with its best word."""
        best: dict[int, _Hit] = {}
        said, scattered = alike(piece), _scattered(piece)
        for one in self._words:
            found = _matches(one, piece, said, scattered)
            if found is not None:
                item = one.word.item
                order = _order_of(one, *found)
                known = best.get(item)
                if known is None or order < known[0]:
                    best[item] = (order, one, found[2])
        number = self._names.get(int(piece)) if piece.isdecimal() and len(piece) < 4 else None
        if number is not None:
            order = (_NUMBERED, 0, False, Match.NUMBER, 0, 0, 0)
            best[number.word.item] = (order, number, ())
        return best

    def _found(self, hit: _Hit) -> Found:
        order, one, marked = hit
        word = one.word
        plain = self._plain.get(word.item, "")
        places = tuple(one.places[at] for at in marked)
        name = self._names[word.item].word.text
        return Found(word.item, name, plain, word.kind, word.text, places, order[3])


def _beside_insurance(piece: str) -> str:
    """医保报销, ybbx → 报销, bx: all is 医保 here, and the list rarely says so."""
    for said in INSURANCE:
        for rest in (piece.removeprefix(said), piece.removesuffix(said)):
            if 2 <= len(rest) < len(piece):
                return rest
    return piece


def _order(hit: _Hit) -> _Order:
    return hit[0]


def _order_of(one: _Prepared, near: int, match: Match, marked: tuple[int, ...]) -> _Order:
    usual, waits = len(EVERYDAY), False
    if near != _SCATTERED:
        if len(marked) > 1:
            usual = _USUAL.get(one.characters[marked[0] : marked[-1] + 1], usual)
        else:  # 药 is in 药费 and in 药店
            waits = one.of_units and match is not Match.WHOLE
    return near, usual, waits, match, one.rank, len(one.characters), one.word.item


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


def _prepare(word: Word, of_units: bool) -> _Prepared:
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
        of_units=of_units,
        places=tuple(places),
        characters=kept_as,
        initials=initials,
        letters=sounds,
        owners=tuple(owners),
        heads=with_capitals(letters),
        spellings=f"{kept_as} {initials} {sounds}",
    )


def _scattered(piece: str) -> re.Pattern[str] | None:
    """`piece` with gaps: the quick no for most words. None where it is too short for gaps."""
    if len(piece) < (_SCATTERED_LETTERS if piece.isascii() else 2):
        return None
    return re.compile(".*?".join(piece))


def _matches(
    one: _Prepared,
    piece: str,
    said: re.Pattern[str] | None,
    scattered: re.Pattern[str] | None,
) -> _Matched | None:
    """How `piece` matches; `said` and `scattered` are made of it."""
    spelt = piece.isascii()
    length = len(piece)
    if piece in one.spellings:
        at = one.characters.find(piece)
        if at < 0 and spelt:
            at = one.initials.find(piece)
        if at != 0 and spelt and length > 1:  # one letter is an initial, or nothing
            sounded = _sounds(one, piece)
            if sounded is not None and (at < 0 or sounded[0] == 0):
                return _SPELT, _place(sounded[0], length, len(one.letters)), sounded
        if at >= 0:
            return _SPELT, _place(at, length, len(one.characters)), tuple(range(at, at + length))
    if said is not None:
        heard = said.search(one.heads)
        if heard is not None:
            start, end = heard.span()
            place = _place(start, end - start, len(one.heads))
            return _ALIKE, place, tuple(range(one.owners[start], one.owners[end - 1] + 1))
    if scattered is None:
        return None
    letters = one.initials if spelt else one.characters
    if scattered.search(letters) is None:
        return None
    alone = (length - 1) // 2  # fewer than half
    places = _runs(letters, piece, 0, alone) if spelt else _places(letters, piece)
    return None if places is None else (_SCATTERED, Match.SCATTERED, places)


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


def _runs(letters: str, piece: str, at: int, alone: int) -> tuple[int, ...] | None:
    """Where the letters of `piece` stand from `at` in order, at most `alone` without a neighbour.

    People shorten by words, and words have two characters and more (住院 + 报销); single letters
    stand in order in any long name.
    """
    if not piece:
        return ()
    for length in range(len(piece), 0 if alone else 1, -1):
        start = letters.find(piece[:length], at)
        if start >= 0:
            end = start + length
            rest = _runs(letters, piece[length:], end, alone - (length == 1))
            if rest is not None:
                return (*range(start, end), *rest)
    return None
