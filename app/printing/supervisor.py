"""Watches one sheet from the tap to the paper. Pure: `step(state, seen, now) → state, actions`.

A hall has one printer or several: ways to paper, numbered in the order in which they are tried.
A job whose person has left, or that was given up, is a leftover: it is cancelled, again and again
until that is certain, and nothing else is sent to its printer before. So no sheet comes out in
front of somebody else. `now` is in seconds on any clock that only goes forward.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from app.printing.faults import SAY, Fault
from app.printing.printer import JobState
from app.printing.stages import (
    EVERYTHING,
    Accepted,
    Action,
    Asked,
    Blame,
    Cancel,
    Cleared,
    Failed,
    Forget,
    Idle,
    Job,
    Left,
    Leftover,
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
    Stage,
    State,
    Step,
    Told,
    Waiting,
    Wake,
    Watching,
)

SEND_WITHIN = 20.0
"""Seconds for a printer to take a sheet."""
CLEAR_WITHIN = 8.0
"""Seconds that a sheet waits for what somebody else has left on its printer."""
PRINT_WITHIN = 90.0
"""Seconds without a fault and without paper after which a job is given up."""
MEND_WITHIN = 600.0
"""Seconds that a job stays alive at all, with the time in which somebody puts paper in."""
RETRY_EVERY = 1.0
"""Seconds between two attempts to cancel."""
URGENT_FOR, RETRY_SLOWLY = 60.0, 10.0
"""Seconds after which it is tried less often, while nobody waits."""
ANSWER_WITHIN = 30.0
"""Seconds after which an attempt that has said nothing is made again."""
PATIENCE = 0.8
SLOW_PATIENCE = 15.0
"""Seconds for which a fault must stand before it is told. Many printers print on with little
toner, and with faults that only they know."""
OTHERS_WITHIN = 2.0
"""Seconds that the other printers have to say whether they are ready, before a fault is told."""
ASK_OTHERS_EVERY = 5.0
WAKE_EVERY = 5.0

TOO_SLOW = "打印机没有反应。您的清单还在，请再试一次，或请窗口人员帮忙。"
FAILED = "没有打成。您的清单还在，请再试一次，或请窗口人员帮忙。"
_SLOW = frozenset({Fault.TONER, Fault.OTHER})


def at_start(ways: int) -> State:
    """Whatever a crash may have left on the printers has to go first."""
    return State(leftovers=tuple(Leftover(Job(way, EVERYTHING), 0.0, 0.0) for way in range(ways)))


def step(state: State, seen: Seen, now: float) -> Step:
    """What follows from `seen`; what does not concern the state changes nothing."""
    match seen:
        case Asked():
            after, actions = _asked(state, seen.order, now)
        case Left():
            after, actions = _stop(state, Idle(), now)
        case Accepted():
            after, actions = _accepted(state, seen, now)
        case Refused():
            after, actions = _refused(state, seen, now)
        case Told():
            after, actions = _told(state, seen, now)
        case Probed():
            after, actions = _probed(state, seen, now)
        case Cleared():
            after, actions = _without(state, seen.job), ()
        case NotCleared():
            after, actions = _not_cleared(state, seen, now), ()
        case Mended():
            after, actions = _mended(state, now)
        case Passed():
            after, actions = _passed(state, now)
        case _:
            assert_never(seen)
    after, sent = _send_if_free(after, now)
    return after, (*actions, *sent)


def _asked(state: State, order: tuple[int, ...], now: float) -> Step:
    """A second wish takes the place of the first."""
    state, actions = _stop(state, Idle(), now)
    if not order:
        return replace(state, stage=Failed(FAILED)), actions
    due = tuple(left._replace(again=min(left.again, now)) for left in state.leftovers)
    return replace(state, stage=Waiting(order[0], order, now), leftovers=due), actions


def _stop(state: State, stage: Stage, now: float) -> Step:
    """On to a stage in which nothing of what was sent is wanted any more."""
    match state.stage:
        case Watching(job=job):
            return _leave_over(replace(state, stage=stage), job, now)
        case Idle() | Waiting() | Sending() | Out() | Failed():
            # What is flying is cancelled when it is answered for.
            return replace(state, stage=stage), ()
        case _:
            assert_never(state.stage)


def _leave_over(state: State, job: Job, now: float) -> Step:
    if any(left.job == job for left in state.leftovers):
        return state, ()
    left = Leftover(job, now, now + ANSWER_WITHIN)
    return replace(state, leftovers=(*state.leftovers, left)), (Cancel(job),)


def _accepted(state: State, seen: Accepted, now: float) -> Step:
    state = _landed(state, seen.ticket)
    stage = state.stage
    if isinstance(stage, Sending) and stage.ticket == seen.ticket:
        watching = Watching(seen.job, stage.order, now, now, stage.blame, hint_since=now)
        return replace(state, stage=watching), (Look(seen.job),)
    return _leave_over(state, seen.job, now)


def _refused(state: State, seen: Refused, now: float) -> Step:
    state = _landed(state, seen.ticket)
    actions: tuple[Action, ...] = ()
    if seen.job is not None:
        state, actions = _leave_over(state, seen.job, now)
    stage = state.stage
    if isinstance(stage, Sending) and stage.ticket == seen.ticket:
        state = replace(state, stage=_next(stage, Blame(seen.sentence, seen.fault), now))
    return state, actions


def _landed(state: State, ticket: int) -> State:
    return replace(state, flying=tuple(one for one in state.flying if one[0] != ticket))


def _next(stage: Waiting | Sending | Watching, blame: Blame, now: float) -> Stage:
    """The next way, or the end."""
    first, rest = stage.blame or blame, _behind(stage)
    if rest:
        return Waiting(rest[0], stage.order, now, first)
    return Failed(*first)


def _behind(stage: Waiting | Sending | Watching) -> tuple[int, ...]:
    """The ways that have not been tried."""
    way = stage.job.way if isinstance(stage, Watching) else stage.way
    return stage.order[stage.order.index(way) + 1 :]


def _told(state: State, seen: Told, now: float) -> Step:
    stage, report = state.stage, seen.report
    if not isinstance(stage, Watching) or stage.job != seen.job:
        return state, ()
    match report.state:
        case JobState.DONE:
            out = Out(stage.job.way, report.file)
            return replace(state, stage=out), (Forget(stage.job),)
        case JobState.FAILED:
            blame = Blame(report.sentence or FAILED, report.fault or Fault.OTHER)
            return _stop(state, _next(stage, blame, now), now)
        case JobState.WAITING | JobState.PRINTING:
            watching, actions = _hinted(stage, report.fault, now)
            return replace(state, stage=watching), actions
        case _:
            assert_never(report.state)


def _hinted(
    stage: Watching, fault: Fault | None, now: float
) -> tuple[Watching, tuple[Action, ...]]:
    """A job that is alive, and what hinders it."""
    if fault is None:
        since = stage.since if stage.fault is None else now  # its time begins anew
        return replace(stage, since=since, fault=None, hint=None, asked_others=None), ()
    actions: list[Action] = []
    if fault is not stage.hint:
        told = fault if stage.fault is not None else None  # one trouble after the other
        stage = replace(stage, hint=fault, hint_since=now, fault=told)
    if fault is Fault.STOPPED and (stage.woken is None or now - stage.woken >= WAKE_EVERY):
        stage = replace(stage, woken=now)
        actions.append(Wake(stage.job.way))
    if now - stage.hint_since < (SLOW_PATIENCE if fault in _SLOW else PATIENCE):
        return stage, tuple(actions)
    others = _behind(stage)
    if others and (stage.asked_others is None or now - stage.asked_others >= ASK_OTHERS_EVERY):
        first = stage.asked_others is None
        actions += [Probe(way) for way in others]
        stage = replace(stage, asked_others=now)
        if first:
            return stage, tuple(actions)
    waits = stage.asked_others is not None and now - stage.asked_others < OTHERS_WITHIN
    if stage.fault is None and not waits:
        stage = replace(stage, fault=fault)
    return stage, tuple(actions)


def _probed(state: State, seen: Probed, now: float) -> Step:
    """While there is a fault, the first other printer that is ready takes the sheet over.

    Only one that was not tried before: except when somebody has just mended something.
    """
    stage = state.stage
    if not isinstance(stage, Watching) or stage.hint is None or not seen.ready:
        return state, ()
    mended = stage.mended is not None and now - stage.mended <= OTHERS_WITHIN
    if seen.way not in (stage.order if mended else _behind(stage)) or seen.way == stage.job.way:
        return state, ()
    blame = stage.blame or Blame(f"{SAY[stage.hint]}。", stage.hint)
    return _stop(state, Waiting(seen.way, stage.order, now, blame), now)


def _mended(state: State, now: float) -> Step:
    """Look again, and whether it was another printer that was mended."""
    stage = state.stage
    if not isinstance(stage, Watching):
        return state, ()
    others: list[Action] = [Probe(way) for way in stage.order if way != stage.job.way]
    asked: tuple[Action, ...] = (Wake(stage.job.way), Look(stage.job), *others)
    return replace(state, stage=replace(stage, mended=now)), asked


def _without(state: State, job: Job) -> State:
    return replace(state, leftovers=tuple(left for left in state.leftovers if left.job != job))


def _not_cleared(state: State, seen: NotCleared, now: float) -> State:
    leftovers = tuple(
        left._replace(again=now + _pause(state.stage, left, now), fault=seen.fault)
        if left.job == seen.job
        else left
        for left in state.leftovers
    )
    return replace(state, leftovers=leftovers)


def _pause(stage: Stage, left: Leftover, now: float) -> float:
    """A printer that is off for the night is not asked every second."""
    urgent = isinstance(stage, Waiting) or now - left.since < URGENT_FOR
    return RETRY_EVERY if urgent else RETRY_SLOWLY


def _passed(state: State, now: float) -> Step:
    """Time limits, the next look, and another attempt at what is left over."""
    state, actions = _overdue(state, now)
    again = [left.job for left in state.leftovers if now >= left.again]
    if not again:
        return state, actions
    leftovers = tuple(
        left._replace(again=now + ANSWER_WITHIN) if now >= left.again else left
        for left in state.leftovers
    )
    return replace(state, leftovers=leftovers), (*actions, *(Cancel(job) for job in again))


def _overdue(state: State, now: float) -> Step:
    stage = state.stage
    match stage:
        case Idle() | Out() | Failed():
            return state, ()
        case Waiting():
            if now - stage.since <= CLEAR_WITHIN:
                return state, ()
            return replace(state, stage=_next(stage, _in_the_way(state, stage.way), now)), ()
        case Sending():
            if now - stage.since <= SEND_WITHIN:
                return state, ()
            return replace(state, stage=_next(stage, Blame(TOO_SLOW, Fault.OTHER), now)), ()
        case Watching():
            if stage.fault is None and now - stage.since > PRINT_WITHIN:
                return _stop(state, _next(stage, Blame(TOO_SLOW, Fault.OTHER), now), now)
            if now - stage.begun > MEND_WITHIN:
                fault = stage.fault or Fault.OTHER
                blame = Blame(f"{SAY[fault]}。", fault)
                return _stop(state, _next(stage, blame, now), now)
            return state, (Look(stage.job),)
        case _:
            assert_never(stage)


def _in_the_way(state: State, way: int) -> Blame:
    """Why nothing can be sent to a way."""
    faults = [left.fault for left in state.leftovers if left.job.way == way]
    fault = next((fault for fault in faults if fault is not None), Fault.OTHER)
    return Blame(TOO_SLOW if fault is Fault.OTHER else f"{SAY[fault]}。", fault)


def _send_if_free(state: State, now: float) -> Step:
    """Send what waits, if nothing of anybody else is on its way or on its printer."""
    stage = state.stage
    if not isinstance(stage, Waiting):
        return state, ()
    if any(left.job.way == stage.way for left in state.leftovers):
        return state, ()
    if any(way == stage.way for _, way in state.flying):
        return state, ()
    ticket = state.ticket + 1
    sending = Sending(stage.way, stage.order, ticket, now, stage.blame)
    flying = (*state.flying, (ticket, stage.way))
    return replace(state, stage=sending, ticket=ticket, flying=flying), (Send(ticket, stage.way),)
