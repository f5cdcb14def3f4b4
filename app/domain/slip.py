"""The 清单号: which item, and which answers counted, in a few characters (DESIGN 3).

`<prefix><seq>-<body><2 check>` in Crockford's base 32. The body packs, in mixed radix over the
item's questions in order, the answers that count. The check is a Reed-Solomon code over GF(32)
on all characters before it, so that every wrong character is noticed, masked with ten bits of
the item's fingerprint, so that a number of a corrected item is refused (but for one chance in
1,024 that two fingerprints share those bits). Where the wrong character names another item, the
masks differ and chance decides; `confusable` tells, and the catalogue is built only if it is never so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import prod
from operator import ne

from app.domain.condition import NONE, UNSURE, Answers, Facts, Truth
from app.domain.item import Item, Question
from app.domain.problems import UnknownName

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BASE = 32
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)
_CODE = re.compile(r"([A-Z]+)(\d+)-([0-9A-Z]+)")
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def encode(item: Item, prefix: str, answers: Answers) -> str:
    """The number for the answers that count; stale ones are left out."""
    value = 0
    facts = Facts(item.by_id, answers)
    for question in item.questions:
        counts = facts.applies(question.id) is not Truth.NO
        given = answers.get(question.id) if counts else None
        value = value * _radix(question) + _digit(question, given)
    head = f"{prefix}{item.seq:02d}"
    body = _base32(value)
    return f"{head}-{body}{_check(head, body, item)}"


def split(code: str) -> tuple[str, int, str]:
    """Prefix, seq and the rest of a number as typed: blanks, case and look-alikes forgiven.

    Raises UnknownName when it has not the form of a 清单号.
    """
    typed = re.sub(r"[\s·—–_]", "", code.upper()).replace("－", "-")
    head, dash, rest = typed.partition("-")
    found = _CODE.fullmatch(f"{head}{dash}{rest.replace('-', '').translate(_LOOKALIKES)}")
    if found is None or len(found[3]) < 3:
        raise UnknownName(f"“{code}”不是清单号。清单号像 ZY21-5K7，印在清单最下面一行。")
    return found[1], int(found[2]), found[3]


def hyphened(typed: str, prefixes: Iterable[str]) -> str:
    """What was typed, with the hyphen of a 清单号 as soon as it reads like one: ZY215 → ZY21-5."""
    begun = begins(typed, prefixes)
    return typed if begun is None or not begun[2] else f"{begun[0]}{begun[1]}-{begun[2]}"


def begins(typed: str, prefixes: Iterable[str]) -> tuple[str, str, str] | None:
    """Prefix, digits of the seq and the rest, if this reads like the beginning of a 清单号.

    It does from the first digit on; a prefix alone may be the initials of a word. Of the two
    digits one may be a look-alike.
    """
    known = "|".join(map(re.escape, prefixes))
    seq = r"\d|(?:\d[0-9OIL]|[OIL]\d)([0-9A-Z]*)"
    found = re.fullmatch(rf"({known})({seq})", typed.replace("-", ""))
    if found is None:
        return None
    return found[1], found[2][:2].translate(_LOOKALIKES), found[3] or ""


def longest(item: Item) -> int:
    """The most characters that stand after the hyphen in a number of this item."""
    return len(_base32(_ways(item) - 1)) + 2


def may_go_on(item: Item, prefix: str, rest: str) -> bool:
    """Whether a longer number of this item may begin with the same characters after the hyphen."""
    body = rest[:-1]
    if _base32(_value(body)) == body and _value(body) < _ways(item):
        check = _check(f"{prefix}{item.seq:02d}", body, item)
        if check[0] == rest[-1]:
            return True
    return _base32(_value(rest)) == rest and _value(rest) < _ways(item)


def confusable(item: Item, prefix: str, other: Item, other_prefix: str) -> bool:
    """Whether one wrong character may turn a number of one item into one of the other.

    It would stand before the hyphen; elsewhere the check fits no wrong character. The check is
    linear, so whether it fits both items hangs on how long the body is, not on the answers.
    """
    head, other_head = f"{prefix}{item.seq:02d}", f"{other_prefix}{other.seq:02d}"
    if len(head) != len(other_head) or sum(map(ne, head, other_head)) != 1:
        return False
    bodies = ("0" * length for length in range(1, min(longest(item), longest(other)) - 1))
    return any(_check(head, body, item) == _check(other_head, body, other) for body in bodies)


def decode(item: Item, prefix: str, code: str) -> dict[str, tuple[str, ...]]:
    """The answers behind a number.

    Raises UnknownName when a character is wrong, or the item has been corrected since.
    """
    found_prefix, seq, rest = split(code)
    body, check = rest[:-2], rest[-2:]
    head = f"{prefix}{item.seq:02d}"
    right = found_prefix == prefix and seq == item.seq and check == _check(head, body, item)
    answers = _unpack(item, body) if right and set(body) <= set(ALPHABET) else None
    if answers is None or encode(item, prefix, answers) != f"{head}-{rest}":
        raise UnknownName(
            f"清单号“{code}”对不上：可能抄错了一个字，也可能这一项的清单已经更新。请重新答题。"
        )
    return answers


def _radix(question: Question) -> int:
    return 1 + len(question.answers)


def _digit(question: Question, given: tuple[str, ...] | None) -> int:
    if given is None:
        return 0
    if UNSURE in given:
        return len(question.answers)
    if not question.many:
        return 1 + question.option_ids.index(given[0])
    return 1 + sum(1 << question.option_ids.index(chosen) for chosen in given if chosen != NONE)


def _unpack(item: Item, body: str) -> dict[str, tuple[str, ...]] | None:
    value = _value(body)
    answers: dict[str, tuple[str, ...]] = {}
    for question in reversed(item.questions):
        value, digit = divmod(value, _radix(question))
        if digit:
            answers[question.id] = question.answers[digit - 1]
    return None if value else dict(reversed(answers.items()))


def _ways(item: Item) -> int:
    """How many ways there are to answer, counted or not."""
    return prod(_radix(question) for question in item.questions)


def _value(text: str) -> int:
    value = 0
    for character in text:
        value = value * _BASE + ALPHABET.index(character)
    return value


def _base32(value: int) -> str:
    text = ""
    while value:
        value, digit = divmod(value, _BASE)
        text = ALPHABET[digit] + text
    return text or "0"


def _check(head: str, body: str, item: Item) -> str:
    """Two characters: the evaluations of the word at 1 and at the field's generator."""
    plain, weighted = 0, 0
    for symbol in _symbols(head + body):
        plain ^= symbol
        weighted = _times(weighted ^ symbol, 2)
    mask = int(item.fingerprint[:8], 16) & 0x3FF
    return ALPHABET[plain ^ mask >> 5] + ALPHABET[weighted ^ mask & 31]


def _symbols(text: str) -> list[int]:
    """Characters as elements of GF(32); a letter of the prefix outside the alphabet as two."""
    return [
        symbol
        for character in text
        for symbol in (
            [ALPHABET.index(character)]
            if character in ALPHABET
            else [ord(character) >> 5, ord(character) & 31]
        )
    ]


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & _BASE:
            one ^= _POLYNOMIAL
        other >>= 1
    return product
