"""What the supervisor goes through, sees and orders: its states, events and actions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from app.printing.faults import Fault
from app.printing.printer import Report

EVERYTHING = ""
"""In place of a job: whatever was sent in a former life of the program."""


class Job(NamedTuple):
    """A job by its printer's place in the order and the id that this printer gave it."""

    way: int
    id: str


class Blame(NamedTuple):
    """Why there is no paper; the first printer's reason is told."""

    sentence: str
    fault: Fault


# Where the sheet is


@dataclass(frozen=True, slots=True)
class Idle:
    """Nobody waits for a sheet."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """To be sent to `way` as soon as nobody else's sheet is on it.

    `order` are all the ways of this sheet; those behind `way` may be tried then.
    """

    way: int
    order: tuple[int, ...]
    since: float
    blame: Blame | None = None


@dataclass(frozen=True, slots=True)
class Sending:
    """Handed to `way`, which has not taken it yet."""

    way: int
    order: tuple[int, ...]
    ticket: int
    since: float
    blame: Blame | None = None


@dataclass(frozen=True, slots=True)
class Watching:
    """The printer has it, since `begun`; it can print since `since`.

    `fault` is what the person is told, `hint` what was last seen, `mended` when somebody said that
    it is.
    """

    job: Job
    order: tuple[int, ...]
    begun: float
    since: float
    blame: Blame | None = None
    fault: Fault | None = None
    hint: Fault | None = None
    hint_since: float = 0.0
    asked_others: float | None = None
    mended: float | None = None
    woken: float | None = None


@dataclass(frozen=True, slots=True)
class Out:
    """It ought to be out at `way`. `file` is the file of a folder printer."""

    way: int
    file: Path | None


@dataclass(frozen=True, slots=True)
class Failed:
    """It will not come out; `sentence` is for the person."""

    sentence: str
    fault: Fault = Fault.OTHER


Stage = Idle | Waiting | Sending | Watching | Out | Failed


class Leftover(NamedTuple):
    """A job that must not come out any more, since when, and when its cancelling is due again."""

    job: Job
    since: float
    again: float
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class State:
    """`flying` are sheets handed over and not answered for, by ticket and way."""

    stage: Stage = Idle()
    ticket: int = 0
    flying: tuple[tuple[int, int], ...] = ()
    leftovers: tuple[Leftover, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether time matters: somebody waits, or something has to be cancelled."""
        live = isinstance(self.stage, Waiting | Sending | Watching)
        return live or bool(self.leftovers) or bool(self.flying)


# What is seen


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody wants the sheet, from the first of these ways that can."""

    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """The printer has taken the sheet."""

    ticket: int
    job: Job


@dataclass(frozen=True, slots=True)
class Refused:
    """It has not. `job` where something may have got through and has to be cancelled."""

    ticket: int
    sentence: str
    fault: Fault = Fault.OTHER
    job: Job | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The printer has said how a job stands."""

    job: Job
    report: Report


@dataclass(frozen=True, slots=True)
class Probed:
    """Another printer has said whether it is ready."""

    way: int
    ready: bool


@dataclass(frozen=True, slots=True)
class Cleared:
    """Nothing of the job will come out: that is certain."""

    job: Job


@dataclass(frozen=True, slots=True)
class NotCleared:
    """It is not certain yet."""

    job: Job
    fault: Fault


@dataclass(frozen=True, slots=True)
class Mended:
    """Somebody says that the fault is gone."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class Left:
    """The person has left."""


Seen = Asked | Accepted | Refused | Told | Probed | Cleared | NotCleared | Mended | Passed | Left


# What is to be done


@dataclass(frozen=True, slots=True)
class Send:
    """Make the sheet for this way's paper and hand it over."""

    ticket: int
    way: int


@dataclass(frozen=True, slots=True)
class Look:
    """Ask the printer how the job stands."""

    job: Job


@dataclass(frozen=True, slots=True)
class Probe:
    """Ask another printer whether it is ready."""

    way: int


@dataclass(frozen=True, slots=True)
class Wake:
    """Let a stopped printer go on, if what stopped it is gone."""

    way: int


@dataclass(frozen=True, slots=True)
class Cancel:
    """Make sure that the job does not come out, and answer with `Cleared` or `NotCleared`."""

    job: Job


@dataclass(frozen=True, slots=True)
class Forget:
    """It is out: leave no copy of it behind."""

    job: Job


Action = Send | Look | Probe | Wake | Cancel | Forget
Step = tuple[State, tuple[Action, ...]]
