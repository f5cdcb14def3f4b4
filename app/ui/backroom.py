"""The attendant's pages as a frozen value: where they are, and what has been typed. Knows no Qt.

Every command is a function that returns the next value, as in `app.ui.steps`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from app.domain.attempts import DIGITS
from app.domain.hall_fact import Fact, most_typed


class Room(Enum):
    """The attendant's pages."""

    PIN = "pin"
    HEALTH = "health"
    HALL = "hall"
    FACT = "fact"
    REGION = "region"
    CATEGORIES = "categories"
    ITEMS = "items"
    ITEM = "item"
    COUNTS = "counts"
    QUIT = "quit"


_BACK = {
    Room.HALL: Room.HEALTH,
    Room.FACT: Room.HALL,
    Room.REGION: Room.HEALTH,
    Room.CATEGORIES: Room.HEALTH,
    Room.ITEMS: Room.CATEGORIES,
    Room.ITEM: Room.ITEMS,
    Room.COUNTS: Room.HEALTH,
    Room.QUIT: Room.HEALTH,
}


@dataclass(frozen=True)
class Backroom:
    """`typed` are digits on a pad. `busy`: a number is being checked or a sheet being printed.

    `wrong`: the last number was. `category` and `item` (its seq) lead to what is withdrawn,
    `reason` is the sentence marked for it. `told` says what has come of the last command.
    """

    room: Room = Room.PIN
    typed: str = ""
    wrong: bool = False
    busy: bool = False
    fact: Fact = Fact.PHONE
    category: str = ""
    item: int = 0
    reason: int | None = None
    told: str = ""


def press_digit(now: Backroom, digit: str) -> Backroom:
    """One more; what is too many, or comes while a number is checked, is not taken."""
    most = DIGITS if now.room is Room.PIN else most_typed(now.fact)
    if now.busy or len(now.typed) >= most:
        return now
    return replace(now, typed=now.typed + digit, wrong=False, told="")


def erase(now: Backroom) -> Backroom:
    return now if now.busy else replace(now, typed=now.typed[:-1], wrong=False, told="")


def clear(now: Backroom) -> Backroom:
    return now if now.busy else replace(now, typed="", wrong=False, told="")


def complete(now: Backroom) -> bool:
    """Whether the sixth digit is in: then the number is checked."""
    return now.room is Room.PIN and not now.busy and len(now.typed) == DIGITS


def checking(now: Backroom) -> Backroom:
    return replace(now, busy=True)


def refused(now: Backroom) -> Backroom:
    return replace(now, typed="", busy=False, wrong=True)


def enter(now: Backroom) -> Backroom:
    """The number was right."""
    del now
    return Backroom(Room.HEALTH)


def go(now: Backroom, room: Room) -> Backroom:
    return replace(now, room=room, typed="", told="")


def open_fact(now: Backroom, fact: Fact) -> Backroom:
    return replace(go(now, Room.FACT), fact=fact)


def open_category(now: Backroom, category: str) -> Backroom:
    return replace(go(now, Room.ITEMS), category=category)


def open_item(now: Backroom, item: int) -> Backroom:
    return replace(go(now, Room.ITEM), item=item, reason=None)


def choose_reason(now: Backroom, reason: int) -> Backroom:
    return replace(now, reason=reason)


def tell(now: Backroom, sentence: str) -> Backroom:
    """What has come of a command: stands under the headline until something else is done."""
    return replace(now, told=sentence, busy=False)


def back(now: Backroom) -> Backroom | None:
    """返回; None where it leads out."""
    before = _BACK.get(now.room)
    return None if before is None else go(now, before)
