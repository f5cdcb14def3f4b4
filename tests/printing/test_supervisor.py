"""From the tap to the paper: what the supervisor decides when all goes as it should, and not."""

from pathlib import Path

from app.printing.faults import Fault
from app.printing.printer import JobState, Report
from app.printing.stages import (
    EVERYTHING,
    Accepted,
    Action,
    Asked,
    Cancel,
    Cleared,
    Failed,
    Forget,
    Idle,
    Job,
    Left,
    Look,
    Mended,
    NotCleared,
    Out,
    Passed,
    Probe,
    Probed,
    Refused,
    Seen,
    Send,
    Sending,
    State,
    Told,
    Waiting,
    Wake,
    Watching,
)
from app.printing.supervisor import (
    CLEAR_WITHIN,
    MEND_WITHIN,
    PRINT_WITHIN,
    RETRY_EVERY,
    RETRY_SLOWLY,
    SEND_WITHIN,
    SLOW_PATIENCE,
    at_start,
    step,
)

JOB = Job(0, "7")
DONE = Told(JOB, Report(JobState.DONE, file=Path("a.pdf")))
PRINTING = Told(JOB, Report(JobState.PRINTING))
JAMMED = Told(JOB, Report(JobState.FAILED, "卡纸了"))


def told(fault: Fault, job: Job = JOB) -> Told:
    return Told(job, Report(JobState.PRINTING, fault=fault))


def follow(*events: tuple[float, Seen], state: State | None = None) -> tuple[State, list[Action]]:
    """The state after events at their times, and the actions of the last one."""
    now, actions = state or State(), []
    for at, seen in events:
        now, done = step(now, seen, at)
        actions = list(done)
    return now, actions


WATCHED = follow((0, Asked((0,))), (1, Accepted(1, JOB)))[0]
WITH_SECOND = follow((0, Asked((0, 1))), (1, Accepted(1, JOB)))[0]


def test_a_sheet_that_goes_well_is_sent_watched_out_and_forgotten() -> None:
    state, actions = follow((0, Asked((0,))))
    assert actions == [Send(1, 0)]
    state, actions = follow((1, Accepted(1, JOB)), state=state)
    assert actions == [Look(JOB)]
    assert follow((2, Passed()), state=state)[1] == [Look(JOB)]
    state, actions = follow((3, DONE), state=state)
    assert state == State(Out(0, Path("a.pdf")), ticket=1)
    assert actions == [Forget(JOB)]


def test_a_refusal_is_told_in_its_own_words() -> None:
    state, _ = follow((0, Asked((0,))), (1, Refused(1, "不收了", Fault.REJECTING)))
    assert state.stage == Failed("不收了", Fault.REJECTING)


def test_what_may_have_got_through_in_a_refusal_is_cancelled() -> None:
    state, actions = follow((0, Asked((0,))), (1, Refused(1, "断了", job=JOB)))
    assert actions == [Cancel(JOB)]
    assert isinstance(state.stage, Failed)


def test_a_failed_job_is_cancelled_so_that_it_cannot_come_back() -> None:
    state, actions = follow((2, JAMMED), state=WATCHED)
    assert state.stage == Failed("卡纸了", Fault.OTHER)
    assert actions == [Cancel(JOB)]


def test_a_job_that_takes_too_long_is_given_up_and_cancelled() -> None:
    state, actions = follow((1 + PRINT_WITHIN + 1, Passed()), state=WATCHED)
    assert isinstance(state.stage, Failed)
    assert actions == [Cancel(JOB)]


def test_a_job_accepted_after_it_was_given_up_is_cancelled() -> None:
    state, _ = follow((0, Asked((0,))), (SEND_WITHIN + 1, Passed()))
    assert isinstance(state.stage, Failed)
    assert follow((SEND_WITHIN + 2, Accepted(1, JOB)), state=state)[1] == [Cancel(JOB)]


def test_who_leaves_leaves_no_paper_behind() -> None:
    state, actions = follow((2, Left()), state=WATCHED)
    assert state.stage == Idle()
    assert actions == [Cancel(JOB)]


def test_who_leaves_while_it_is_sent_leaves_none_either() -> None:
    state, actions = follow((0, Asked((0,))), (1, Left()), (2, Accepted(1, JOB)))
    assert state.stage == Idle()
    assert actions == [Cancel(JOB)]


def test_nobody_is_sent_a_sheet_before_that_of_the_last_person_is_gone() -> None:
    state, actions = follow((2, Left()), (3, Asked((0,))), state=WATCHED)
    assert (state.stage, actions) == (Waiting(0, (0,), 3), [])
    state, actions = follow((4, Cleared(JOB)), state=state)
    assert actions == [Send(2, 0)]


def test_a_cancel_that_fails_is_tried_again_until_it_does_not() -> None:
    state, actions = follow((2, Left()), (3, NotCleared(JOB, Fault.OFFLINE)), state=WATCHED)
    assert follow((3.5, Passed()), state=state)[1] == []
    state, actions = follow((3 + RETRY_EVERY, Passed()), state=state)
    assert actions == [Cancel(JOB)]
    assert follow((6, Cleared(JOB)), state=state)[0].leftovers == ()


def test_a_printer_that_stays_away_is_asked_seldom_until_somebody_wants_it() -> None:
    state, _ = follow((100, Passed()), state=at_start(1))
    state, _ = follow((101, NotCleared(Job(0, EVERYTHING), Fault.OFFLINE)), state=state)
    assert follow((101 + RETRY_SLOWLY - 1, Passed()), state=state)[1] == []
    assert follow((101 + RETRY_SLOWLY, Passed()), state=state)[1] == [Cancel(Job(0, EVERYTHING))]
    state, _ = follow((104, Asked((0,))), state=state)
    assert follow((104.5, Passed()), state=state)[1] == [Cancel(Job(0, EVERYTHING))]


def test_who_waits_behind_a_sheet_that_cannot_be_cancelled_is_told_why() -> None:
    state, _ = follow(
        (2, Left()), (3, NotCleared(JOB, Fault.OFFLINE)), (4, Asked((0,))),
        (4 + CLEAR_WITHIN + 1, Passed()), state=WATCHED,
    )  # fmt: skip
    assert state.stage == Failed("打印机没有连上。", Fault.OFFLINE)


def test_what_a_crash_has_left_goes_before_the_first_sheet() -> None:
    state, actions = follow((0, Passed()), state=at_start(2))
    former = [Job(0, EVERYTHING), Job(1, EVERYTHING)]
    assert actions == [Cancel(former[0]), Cancel(former[1])]
    state, actions = follow((1, Asked((0,))), state=state)
    assert actions == []
    assert follow((2, Cleared(former[0])), state=state)[1] == [Send(1, 0)]


# Faults while the job is alive


def test_no_paper_is_told_once_it_stands_and_the_sheet_goes_on_when_there_is_some() -> None:
    state, _ = follow((2, told(Fault.NO_PAPER)), state=WATCHED)
    assert isinstance(state.stage, Watching)
    assert state.stage.fault is None
    state, actions = follow((3, told(Fault.NO_PAPER)), state=state)
    assert isinstance(state.stage, Watching)
    assert state.stage.fault is Fault.NO_PAPER
    assert Cancel(JOB) not in actions
    state, _ = follow((300, PRINTING), state=state)
    assert isinstance(state.stage, Watching)
    assert state.stage.fault is None
    assert follow((301, Passed()), state=state)[0].stage == state.stage
    assert isinstance(follow((302, DONE), state=state)[0].stage, Out)


def test_little_toner_is_not_told_while_the_sheet_may_still_come() -> None:
    state, _ = follow((2, told(Fault.TONER)), (9, told(Fault.TONER)), state=WATCHED)
    assert isinstance(state.stage, Watching)
    assert state.stage.fault is None
    state, _ = follow((2 + SLOW_PATIENCE, told(Fault.TONER)), state=state)
    assert isinstance(state.stage, Watching)
    assert state.stage.fault is Fault.TONER


def test_a_fault_that_nobody_mends_ends_the_job_at_last() -> None:
    state, _ = follow((2, told(Fault.JAM)), (3, told(Fault.JAM)), state=WATCHED)
    state, actions = follow((1 + MEND_WITHIN + 1, Passed()), state=state)
    assert state.stage == Failed("打印机卡纸了。", Fault.JAM)
    assert actions == [Cancel(JOB)]


def test_a_stopped_queue_is_woken_but_not_all_the_time() -> None:
    state, actions = follow((2, told(Fault.STOPPED)), state=WATCHED)
    assert actions == [Wake(0)]
    state, actions = follow((3, told(Fault.STOPPED)), state=state)
    assert actions == []
    assert follow((7.5, told(Fault.STOPPED)), state=state)[1] == [Wake(0)]


def test_who_says_that_it_is_mended_wakes_the_printer() -> None:
    assert follow((2, Mended()), state=WATCHED)[1] == [Wake(0), Look(JOB)]


# Other printers


def test_a_second_printer_takes_over_when_it_is_ready_and_the_first_job_is_cancelled() -> None:
    state, actions = follow((2, told(Fault.JAM)), (3, told(Fault.JAM)), state=WITH_SECOND)
    assert actions == [Probe(1)]
    assert isinstance(state.stage, Watching)
    assert state.stage.fault is None
    state, actions = follow((3.1, Probed(1, ready=True)), state=state)
    assert actions == [Cancel(JOB), Send(2, 1)]
    assert isinstance(state.stage, Sending)


def test_where_no_other_printer_is_ready_the_fault_is_told_and_the_job_stays() -> None:
    state, _ = follow(
        (2, told(Fault.JAM)), (3, told(Fault.JAM)), (3.1, Probed(1, ready=False)),
        (5, told(Fault.JAM)), state=WITH_SECOND,
    )  # fmt: skip
    assert isinstance(state.stage, Watching)
    assert state.stage.fault is Fault.JAM
    assert state.leftovers == ()


def test_who_mends_the_first_printer_gets_the_sheet_there_although_the_second_has_it() -> None:
    state, _ = follow(
        (2, told(Fault.NO_PAPER)), (3, told(Fault.NO_PAPER)), (3.1, Probed(1, ready=True)),
        (3.2, Cleared(JOB)), (3.3, Accepted(2, Job(1, "8"))),
        (4, told(Fault.COVER, Job(1, "8"))), (5, told(Fault.COVER, Job(1, "8"))),
        state=WITH_SECOND,
    )  # fmt: skip
    assert follow((6, Probed(0, ready=True)), state=state)[0].stage == state.stage
    state, actions = follow((7, Mended()), state=state)
    assert actions == [Wake(1), Look(Job(1, "8")), Probe(0)]
    state, actions = follow((7.1, Probed(0, ready=True)), state=state)
    assert actions == [Cancel(Job(1, "8")), Send(3, 0)]


def test_who_is_refused_everywhere_hears_of_the_first_printer() -> None:
    state, _ = follow(
        (0, Asked((0, 1))), (1, Refused(1, "第一台没有连上", Fault.OFFLINE)),
        (2, Refused(2, "第二台不收", Fault.REJECTING)),
    )  # fmt: skip
    assert state.stage == Failed("第一台没有连上", Fault.OFFLINE)
