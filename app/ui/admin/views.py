"""Frozen values that the attendant's pages show. Every string is final."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from app.domain.health import State


class Deed(Enum):
    """What a button of the attendant's pages does."""

    TEST = "test"
    HALL = "hall"
    REGION = "region"
    WITHDRAW = "withdraw"
    COUNTS = "counts"
    QUIT = "quit"
    LEAVE = "leave"
    EXPORT = "export"
    SAVE = "save"
    SUSPEND = "suspend"
    RESTORE = "restore"
    QUIT_NOW = "quit_now"
    BACK = "back"


class Weight(Enum):
    """MAIN is the one filled button of a page."""

    MAIN = "main"
    SIDE = "side"
    QUIET = "quiet"


class Action(NamedTuple):
    """A button."""

    deed: Deed
    label: str
    icon: str
    weight: Weight = Weight.SIDE


class Row(NamedTuple):
    """A line of a sheet: icon, name over detail, a tag. `key` is set where it leads somewhere."""

    icon: str
    name: str
    detail: str
    tag: str = ""
    state: State = State.GOOD
    key: str = ""


class Tally(NamedTuple):
    """A number over what it counts."""

    number: str
    label: str


class TalliesView(NamedTuple):
    """Numbers side by side on a card."""

    title: str
    note: str
    tallies: tuple[Tally, ...]


class SheetView(NamedTuple):
    """23b and its like: headline with a tag, a sentence, lines, numbers, buttons.

    `care`: the tag says that something needs hands.
    """

    headline: str
    lead: str
    rows: tuple[Row, ...]
    actions: tuple[Action, ...]
    tag: str = ""
    care: bool = False
    tallies: TalliesView | None = None


class PinView(NamedTuple):
    """23: how many dots are filled, and what stands under them. `open` False: no pad."""

    lead: str
    filled: int
    told: str
    wrong: bool
    open: bool


class FactView(NamedTuple):
    """A fact of the hall while it is typed. `corner` is the key at the lower left of the pad."""

    headline: str
    lead: str
    typed: str
    told: str
    corner: str
    ready: bool


class ChoiceView(NamedTuple):
    """Sentences of which one is chosen, and what then happens."""

    headline: str
    lead: str
    options: tuple[str, ...]
    chosen: int | None
    action: Action
    waiting: str
