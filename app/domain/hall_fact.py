"""The hall's facts that consist of digits: typed on a pad, put into the words people read."""

from __future__ import annotations

import re
from enum import Enum
from typing import assert_never

SEPARATOR = "、"
"""Between two window numbers."""
_DAY_HOURS, _HALF_HOURS = 8, 16


class Fact(Enum):
    """A fact that can be typed in digits: where the settings keep it, and its name."""

    PHONE = ("hall", "phone", "咨询电话")
    WINDOW = ("windows", "all", "办事窗口")
    HOURS = ("hall", "hours", "上班时间")

    @property
    def table(self) -> str:
        return self.value[0]

    @property
    def key(self) -> str:
        return self.value[1]

    @property
    def label(self) -> str:
        return self.value[2]


def most_typed(fact: Fact) -> int:
    """How many characters make the longest such fact."""
    match fact:
        case Fact.PHONE:
            return 12
        case Fact.WINDOW:
            return 11
        case Fact.HOURS:
            return _HALF_HOURS
        case _:
            assert_never(fact)


def fact_words(fact: Fact, typed: str) -> str | None:
    """The fact as people read it, or None where what was typed makes none."""
    match fact:
        case Fact.PHONE:
            return _phone(typed)
        case Fact.WINDOW:
            return _window(typed)
        case Fact.HOURS:
            return _hours(typed)
        case _:
            assert_never(fact)


def _phone(typed: str) -> str | None:
    """With the area code set apart: 010 and 02x have three digits, all others four."""
    if not 5 <= len(typed) <= 12:
        return None
    if not typed.startswith("0"):
        return typed
    code = 3 if typed[1] in "12" else 4
    local = typed[code:]
    return f"{typed[:code]}-{local}" if 7 <= len(local) <= 8 else None


def _window(typed: str) -> str | None:
    """3、5 → 3 号、5 号窗口."""
    numbers = typed.split(SEPARATOR)
    if any(not re.fullmatch(r"[1-9]\d?", one) for one in numbers):
        return None
    if len(set(numbers)) < len(numbers):
        return None
    return "、".join(f"{one} 号" for one in numbers) + "窗口"


def _hours(typed: str) -> str | None:
    """09001700 → 9:00–17:00; 0900120013301700 → 9:00–12:00　13:30–17:00."""
    if len(typed) not in (_DAY_HOURS, _HALF_HOURS):
        return None
    times = [
        (int(typed[at : at + 2]), int(typed[at + 2 : at + 4])) for at in range(0, len(typed), 4)
    ]
    if any(hour > 23 or minute > 59 for hour, minute in times) or times != sorted(set(times)):
        return None
    said = [f"{hour}:{minute:02}" for hour, minute in times]
    return "　".join(f"{start}–{end}" for start, end in zip(said[::2], said[1::2], strict=True))


def typed_so_far(fact: Fact, typed: str) -> str:
    """What has been typed, in the form it will take, with places for what is missing."""
    if fact is not Fact.HOURS:
        return typed
    wanted = _DAY_HOURS if len(typed) <= _DAY_HOURS else _HALF_HOURS
    padded = typed.ljust(wanted, "_")
    times = [f"{padded[at : at + 2]}:{padded[at + 2 : at + 4]}" for at in range(0, wanted, 4)]
    return "　".join(f"{start}–{end}" for start, end in zip(times[::2], times[1::2], strict=True))
