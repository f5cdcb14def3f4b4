"""The supervisor against a world that does what it likes: 10,000 random halls, seeded.

In a `Hall` printers fail, fall silent and come back, answers are late, lost or out of date, people
come and go. It knows whose every sheet is, which the supervisor does not, and looks on:
nothing comes out after its person has been followed by another's sheet, nobody waits for ever, and
nothing is told that no printer has said.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

import pytest

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
    ANSWER_WITHIN,
    CLEAR_WITHIN,
    MEND_WITHIN,
    SEND_WITHIN,
    at_start,
    step,
)

HALLS, SHARES = 10_000, 10
TICK = 0.5
FAULTS: tuple[Fault | None, ...] = (None, None, *Fault)


@dataclass
class Sheet:
    """A job as the printer has it. `person` is a number that nobody else knows."""

    person: int
    alive: bool = True
    out: bool = False


@dataclass
class Device:
    """`near`: CUPS and the printer can be reached. A fault lets nothing out."""

    near: bool = True
    accepting: bool = True
    fault: Fault | None = None
    sheets: dict[str, Sheet] = field(default_factory=dict)


@dataclass
class Hall:
    """One machine, its printers, and the people in front of it, one after the other.

    In a `prompt` one every printer can be reached and answers at once: there nothing comes out
    for somebody who has left.
    """

    luck: random.Random
    prompt: bool
    devices: list[Device]
    state: State
    now: float = 0.0
    person: int = 0
    wants: bool = False
    breaks: float = 0.1
    late: list[tuple[float, Seen]] = field(default_factory=list)
    heard: dict[Job, Report] = field(default_factory=dict)
    chased: dict[Job, float] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 10_000)))

    # What the supervisor does, and what comes back

    def see(self, seen: Seen) -> None:
        if isinstance(seen, Told):
            self.heard[seen.job] = seen.report
        before = self.state.stage
        self.state, actions = step(self.state, seen, self.now)
        if isinstance(self.state.stage, Out) and not isinstance(before, Out):
            assert isinstance(seen, Told)
            assert seen.report.state is JobState.DONE, "out, and no printer says so"
        for action in actions:
            self.do(action)
        self.look_on()
        if self.prompt:
            self.hear()

    def do(self, action: Action) -> None:
        match action:
            case Send(ticket=ticket, way=way):
                self.send(ticket, way)
            case Look(job=job):
                if self.devices[job.way].near:
                    self.answer(Told(job, self.report(job)))
            case Probe(way=way):
                device = self.devices[way]
                self.answer(Probed(way, device.near and device.accepting and not device.fault))
            case Cancel(job=job):
                self.cancel(job)
            case Wake(way=way):
                if self.devices[way].fault is Fault.STOPPED:
                    self.devices[way].fault = None
            case Forget():
                pass
            case _:
                assert_never(action)

    def send(self, ticket: int, way: int) -> None:
        device = self.devices[way]
        strangers = [one for one in device.sheets.values() if one.alive]
        assert not strangers, "a sheet was sent while another was still on the printer"
        job = Job(way, str(next(self.numbers)))
        if not device.near or not device.accepting:
            self.answer(Refused(ticket, "不收"))
            return
        device.sheets[job.id] = Sheet(self.person)
        if self.luck.random() < self.breaks:
            self.answer(Refused(ticket, "断了", job=job))
        else:
            self.answer(Accepted(ticket, job))

    def report(self, job: Job) -> Report:
        device = self.devices[job.way]
        sheet = device.sheets[job.id]
        if sheet.out:
            return Report(JobState.DONE)
        if not sheet.alive:
            return Report(JobState.FAILED)
        return Report(JobState.PRINTING, fault=device.fault)

    def cancel(self, job: Job) -> None:
        device = self.devices[job.way]
        self.chased[job] = self.now
        if not device.near:
            if self.luck.random() < 0.8:
                self.answer(NotCleared(job, Fault.OFFLINE))
            return
        for number, sheet in device.sheets.items():
            if job.id in (EVERYTHING, number):
                sheet.alive = False
        self.answer(Cleared(job))

    def answer(self, seen: Seen) -> None:
        """At once, or later, when it may no longer be true."""
        delay = 0.0 if self.prompt else self.luck.choice((0.0, 0.0, 0.4, 1.5, 6.0))
        self.late.append((self.now + delay, seen))

    # What the world does

    def tick(self, length: float = TICK) -> None:
        self.now += length
        for device in self.devices:
            self.print_on(device)
        self.hear()
        self.see(Passed())

    def hear(self) -> None:
        """What is due, in any order."""
        while due := [one for one in self.late if one[0] <= self.now]:
            answered = self.luck.choice(due)
            self.late.remove(answered)
            self.see(answered[1])

    def print_on(self, device: Device) -> None:
        if device.fault is not None or not device.near:
            return
        for sheet in device.sheets.values():
            if sheet.alive and self.luck.random() < 0.4:
                sheet.alive, sheet.out = False, True
                gone = sheet.person != self.person
                assert not (self.prompt and gone), "a sheet came out for somebody who had left"

    def happen(self) -> None:
        luck, device = self.luck, self.luck.choice(self.devices)
        match luck.randrange(12):
            case 0 | 1:
                device.fault = luck.choice(FAULTS)
            case 2:
                device.near = self.prompt or not device.near
            case 3:
                device.accepting = not device.accepting
            case 4:
                self.see(Mended())
            case 5 | 6:
                self.come_and_go()
            case _:
                if not self.wants:
                    self.ask()

    def ask(self) -> None:
        self.wants = True
        order = tuple(range(len(self.devices)))
        self.see(Asked(order))

    def come_and_go(self) -> None:
        self.see(Left())
        self.person += 1
        self.wants = False
        assert self.state.stage == Idle()

    # Looking on

    def look_on(self) -> None:
        stage = self.state.stage
        known = {left.job for left in self.state.leftovers}
        mine = stage.job if isinstance(stage, Watching) else None
        for way, device in enumerate(self.devices):
            for number, sheet in device.sheets.items():
                job = Job(way, number)
                answered = not any(
                    isinstance(seen, Accepted | Refused) and seen.job == job
                    for _, seen in self.late
                )
                if sheet.alive and answered and job != mine:
                    swept = Job(way, EVERYTHING)
                    assert job in known or swept in known, "a sheet that nobody will cancel"
        if isinstance(stage, Watching) and stage.fault is not None:
            assert self.heard[stage.job].fault is stage.fault, "a fault that no printer tells"
        if isinstance(stage, Watching | Sending):
            assert self.wants, "printing for nobody"


def live(hall: Hall, ticks: int) -> None:
    for _ in range(ticks):
        if hall.luck.random() < 0.5:
            hall.happen()
        hall.tick()


def make_hall(number: int) -> Hall:
    luck = random.Random(number)
    ways = luck.choice((1, 1, 2, 3))
    devices = [Device() for _ in range(ways)]
    hall = Hall(luck, prompt=luck.random() < 0.3, devices=devices, state=at_start(ways))
    hall.see(Passed())
    return hall


def fall_silent(hall: Hall) -> None:
    """No answer any more: who waits is told in time that there will be no paper."""
    hall.prompt = False
    for device in hall.devices:
        device.near = False
    hall.late = [one for one in hall.late if isinstance(one[1], Accepted | Refused)]
    most = len(hall.devices) * (CLEAR_WITHIN + SEND_WITHIN) + MEND_WITHIN
    begun = hall.now
    while isinstance(hall.state.stage, Waiting | Watching | Sending):
        hall.tick(7.0)
        assert hall.now - begun < most + 50, "somebody waits for ever"
    assert isinstance(hall.state.stage, Idle | Out | Failed)


def heal(hall: Hall) -> None:
    """Everything works again: nothing of anybody who has left stays on a printer."""
    hall.see(Left())
    hall.person += 1
    for device in hall.devices:
        device.near, device.accepting, device.fault = True, True, None
    hall.breaks = 0.0
    for _ in range(int(2 * ANSWER_WITHIN / TICK)):
        hall.tick()
        if not hall.state.busy and not hall.late:
            break
    assert not hall.state.busy, "something is cancelled for ever"
    assert not any(one.alive for device in hall.devices for one in device.sheets.values())
    hall.wants = True
    hall.see(Asked((0,)))
    for _ in range(80):
        hall.tick()
        if isinstance(hall.state.stage, Out | Failed):
            break
    assert isinstance(hall.state.stage, Out), "a printer that works does not print"


@pytest.mark.parametrize("share", range(SHARES))
def test_no_hall_gets_a_sheet_of_somebody_who_has_left(share: int) -> None:
    for number in range(share, HALLS, SHARES):
        hall = make_hall(number)
        live(hall, 20)
        if number % 20 == 0:
            heal(hall)
        elif number % 20 == 10:
            fall_silent(hall)
