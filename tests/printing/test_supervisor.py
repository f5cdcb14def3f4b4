"""From the tap to the paper: what the supervisor decides, and that nothing comes out too late."""

import itertools
from pathlib import Path

import pytest

from app.printing.printer import JobState, Report
from app.printing.supervisor import (
    PRINT_WITHIN,
    SEND_WITHIN,
    Accepted,
    Asked,
    Cancel,
    Failed,
    Idle,
    Left,
    Look,
    Out,
    Passed,
    Refused,
    Seen,
    Send,
    Sending,
    State,
    Told,
    Watching,
    step,
)

DONE = Told(Report(JobState.DONE, file=Path("a.pdf")))
JAMMED = Told(Report(JobState.FAILED, "卡纸了"))


def test_a_sheet_that_goes_well_is_sent_watched_and_out() -> None:
    state, actions = step(Idle(), Asked(), 0.0)
    assert (state, actions) == (Sending(0.0), (Send(),))
    state, actions = step(state, Accepted("7"), 1.0)
    assert (state, actions) == (Watching("7", 1.0), (Look("7"),))
    assert step(state, Passed(), 2.0) == (state, (Look("7"),))
    assert step(state, DONE, 3.0) == (Out(Path("a.pdf")), ())


def test_a_refusal_is_told_in_its_own_words() -> None:
    assert step(Sending(0.0), Refused("没纸了"), 1.0) == (Failed("没纸了"), ())


def test_a_failed_job_is_cancelled_so_that_it_cannot_come_back() -> None:
    assert step(Watching("7", 0.0), JAMMED, 1.0) == (Failed("卡纸了"), (Cancel("7"),))


def test_a_job_that_takes_too_long_is_given_up_and_cancelled() -> None:
    state, actions = step(Watching("7", 0.0), Passed(), PRINT_WITHIN + 1)
    assert isinstance(state, Failed)
    assert actions == (Cancel("7"),)


def test_a_job_accepted_after_it_was_given_up_is_cancelled() -> None:
    state, _ = step(Sending(0.0), Passed(), SEND_WITHIN + 1)
    assert isinstance(state, Failed)
    assert step(state, Accepted("7"), SEND_WITHIN + 2) == (state, (Cancel("7"),))


def test_who_leaves_leaves_no_paper_behind() -> None:
    assert step(Watching("7", 0.0), Left(), 1.0) == (Idle(), (Cancel("7"),))
    state, actions = step(Sending(0.0), Left(), 1.0)
    assert actions == ()
    assert step(state, Accepted("7"), 2.0) == (Idle(), (Cancel("7"),))


SEEN: tuple[Seen, ...] = (Asked(), Accepted("7"), Refused("没纸了"), DONE, JAMMED, Passed(), Left())


@pytest.mark.parametrize("length", [5])
def test_no_order_of_events_leaves_an_accepted_job_unwatched(length: int) -> None:
    """Whatever happens, a job that was accepted is watched, out, or was told to stop."""
    for events in itertools.product(SEEN, repeat=length):
        state: State = Idle()
        for number, seen in enumerate(events):
            before = state
            state, actions = step(state, seen, float(number))
            if isinstance(seen, Accepted):
                taken = state == Watching("7", float(number)) or isinstance(before, Watching)
                assert taken or Cancel("7") in actions
            if isinstance(before, Watching) and not isinstance(state, Watching):
                assert isinstance(state, Out) or Cancel("7") in actions
