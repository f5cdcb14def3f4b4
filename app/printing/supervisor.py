"""Watches one job from the tap to the paper. Pure: `step(state, seen, now) → state, actions`.

A job that takes too long or whose person has left is cancelled: it must never come out later,
in front of somebody else. `now` is in seconds on any clock that only goes forward.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from app.printing.printer import JobState, Report

SEND_WITHIN = 20.0
PRINT_WITHIN = 90.0
"""Seconds after which a job is given up."""

TOO_SLOW = "打印机没有反应。您的清单还在，请再试一次，或请窗口人员帮忙。"
FAILED = "没有打成。您的清单还在，请再试一次，或请窗口人员帮忙。"


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing is being printed."""


@dataclass(frozen=True, slots=True)
class Sending:
    """Handed to the printer, which has not taken it yet. `wanted` False: cancel when it does."""

    since: float
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Watching:
    """The printer has it."""

    job: str
    since: float


@dataclass(frozen=True, slots=True)
class Out:
    """It ought to be out. `file` is the file of a folder printer."""

    file: Path | None


@dataclass(frozen=True, slots=True)
class Failed:
    """It will not come out; `sentence` is for the person."""

    sentence: str


State = Idle | Sending | Watching | Out | Failed


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody wants the sheet."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The printer has taken the job."""

    job: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The printer, or the way to it, has not taken the job."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Told:
    """The printer has said how the job stands."""

    report: Report


@dataclass(frozen=True, slots=True)
class Passed:
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class Left:
    """The person has left the page."""


Seen = Asked | Accepted | Refused | Told | Passed | Left


@dataclass(frozen=True, slots=True)
class Send:
    """Make the sheet and hand it to the printer."""


@dataclass(frozen=True, slots=True)
class Look:
    """Ask the printer how the job stands."""

    job: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Make sure that the job does not come out."""

    job: str


Action = Send | Look | Cancel
Step = tuple[State, tuple[Action, ...]]


def step(state: State, seen: Seen, now: float) -> Step:
    """What follows from `seen`; what does not concern the state changes nothing."""
    match state:
        case Idle() | Out() | Failed():
            return _resting(state, seen, now)
        case Sending():
            return _sending(state, seen, now)
        case Watching():
            return _watching(state, seen, now)
        case _:
            assert_never(state)


def _resting(state: Idle | Out | Failed, seen: Seen, now: float) -> Step:
    match seen:
        case Asked():
            return Sending(now), (Send(),)
        case Accepted():  # it had been given up
            return state, (Cancel(seen.job),)
        case Left():
            return Idle(), ()
        case _:
            return state, ()


def _sending(state: Sending, seen: Seen, now: float) -> Step:
    match seen:
        case Accepted() if state.wanted:
            return Watching(seen.job, now), (Look(seen.job),)
        case Accepted():
            return Idle(), (Cancel(seen.job),)
        case Refused():
            return (Failed(seen.sentence) if state.wanted else Idle()), ()
        case Left():
            return Sending(state.since, wanted=False), ()
        case Passed() if now - state.since > SEND_WITHIN:
            return (Failed(TOO_SLOW) if state.wanted else Idle()), ()
        case _:
            return state, ()


def _watching(state: Watching, seen: Seen, now: float) -> Step:
    match seen:
        case Told() if seen.report.state is JobState.DONE:
            return Out(seen.report.file), ()
        case Told() if seen.report.state is JobState.FAILED:
            return Failed(seen.report.sentence or FAILED), (Cancel(state.job),)
        case Left():
            return Idle(), (Cancel(state.job),)
        case Passed() if now - state.since > PRINT_WITHIN:
            return Failed(TOO_SLOW), (Cancel(state.job),)
        case Passed():
            return state, (Look(state.job),)
        case _:
            return state, ()
