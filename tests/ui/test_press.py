"""The press with printers and threads in the test's hand: what it does of what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest

from app import paths
from app.catalog.catalogue import open_catalogue
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import NO_HALL
from app.domain.notice import Notice
from app.domain.problems import Problem
from app.holidays import read_calendar
from app.printing.faults import Fault
from app.printing.printer import Document, Health, JobState, NotTaken, Paper, Report
from app.ui.jobs import Jobs
from app.ui.press import Arrived, Press, Way
from tests.ui.kiosk import ByHand


@dataclass
class Tray:
    """A printer that does what the test says."""

    report_: Report = field(default_factory=lambda: Report(JobState.PRINTING))
    refuses: NotTaken | None = None
    holds_fast: bool = False
    did: list[str] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)

    def probe(self) -> Health:
        return Health(self.refuses is None)

    def submit(self, document: Document) -> str:
        if self.refuses is not None:
            raise self.refuses
        self.documents.append(document)
        return str(len(self.documents))

    def report(self, job: str) -> Report:
        del job
        return self.report_

    def cancel(self, job: str) -> None:
        if self.holds_fast:
            raise Problem("还没有停下来")
        self.did.append(f"cancel {job}")

    def sweep(self) -> None:
        self.did.append("sweep")

    def forget(self, job: str) -> None:
        self.did.append(f"forget {job}")

    def wake(self) -> None:
        self.did.append("wake")


@dataclass
class Desk:
    """A press, its printers, and what it has said."""

    press: Press
    hands: ByHand
    trays: list[Tray]
    notice: Notice
    said: list[object] = field(default_factory=list)

    def print(self, *, large: bool = False) -> None:
        self.press.print_notice(self.notice, "ZY21-5K7", large=large)
        self.hands.drain()

    def pass_time(self, seconds: float = 1.0) -> None:
        self.hands.seconds += seconds
        self.press._tick()
        self.hands.drain()


@pytest.fixture(scope="module")
def notice() -> Notice:
    with_catalogue = open_catalogue(paths.catalogue_file())
    item = with_catalogue.item("ziyang", 21)
    setting = Setting(
        with_catalogue.region("ziyang"), with_catalogue.edition("ziyang"), NO_HALL,
        read_calendar(paths.resources() / "calendar" / "china.toml"), date(2026, 11, 9),
    )  # fmt: skip
    made = make_notice(make_checklist(item, {}), setting)
    with_catalogue.close()
    return made


@pytest.fixture
def desk(qapp: object, notice: Notice) -> Iterator[Desk]:
    del qapp
    hands = ByHand()
    jobs = Jobs(hands)
    trays = [Tray(), Tray()]
    ways = [Way(trays[0]), Way(trays[1], Paper.RECEIPT, "小票口")]
    press = Press(
        jobs, ways, lambda _, paper, large: f"{paper.value} {large}".encode(), hands.clock
    )
    made = Desk(press, hands, trays, notice)
    press.sent.connect(lambda way: made.said.append(way.paper))
    press.out.connect(made.said.append)
    press.fault.connect(made.said.append)
    press.continued.connect(lambda: made.said.append("continued"))
    press.failed.connect(lambda sentence, fault: made.said.append((sentence, fault)))
    press.start()
    hands.drain()
    yield made
    press.close()
    jobs.close()


def test_what_a_former_life_has_left_is_swept_first(desk: Desk) -> None:
    assert [tray.did for tray in desk.trays] == [["sweep"], ["sweep"]]


def test_a_sheet_is_made_for_the_paper_and_in_large_print_where_that_is_wanted(desk: Desk) -> None:
    desk.trays[0].report_ = Report(JobState.DONE)
    desk.print(large=True)
    assert [one.pdf for one in desk.trays[0].documents] == [b"a4 True"]
    assert desk.said == [Paper.A4, Arrived(Paper.A4, None, None)]
    assert desk.trays[0].did == ["sweep", "forget 1"]


def test_a_refusal_leads_to_the_next_printer_with_its_own_paper(desk: Desk) -> None:
    desk.trays[0].refuses = NotTaken("不收", Fault.REJECTING)
    desk.trays[1].report_ = Report(JobState.DONE)
    desk.print()
    assert [one.pdf for one in desk.trays[1].documents] == [b"receipt False"]
    assert desk.said == [Paper.A4, Paper.RECEIPT, Arrived(Paper.RECEIPT, "小票口", None)]


def test_a_fault_is_told_once_and_so_is_its_end(desk: Desk) -> None:
    desk.trays[1].refuses = NotTaken("不收")
    desk.trays[0].report_ = Report(JobState.PRINTING, fault=Fault.JAM)
    desk.print()
    for _ in range(6):
        desk.pass_time()
    desk.trays[0].report_ = Report(JobState.PRINTING)
    desk.pass_time()
    desk.pass_time()
    assert desk.said == [Paper.A4, Fault.JAM, "continued"]


def test_what_was_given_up_is_printed_anew_when_somebody_says_it_is_mended(desk: Desk) -> None:
    for tray in desk.trays:
        tray.refuses = NotTaken("不收", Fault.REJECTING)
    desk.print()
    assert desk.said[-1] == ("不收", Fault.REJECTING)
    assert desk.press.given_up
    desk.trays[0].refuses = None
    desk.press.go_on()
    desk.hands.drain()
    assert len(desk.trays[0].documents) == 1


def test_the_sheet_of_somebody_who_left_before_it_was_made_is_never_sent(desk: Desk) -> None:
    desk.press.print_notice(desk.notice, "ZY21-5K7")
    desk.press.leave()
    desk.hands.drain()
    assert desk.trays[0].documents == []
    assert not desk.press.state.busy


def test_nothing_is_sent_behind_a_sheet_that_cannot_be_taken_back(desk: Desk) -> None:
    desk.print()
    desk.trays[0].holds_fast = True
    desk.press.leave()
    desk.hands.drain()
    desk.print()
    assert len(desk.trays[0].documents) == 1
    desk.trays[0].holds_fast = False
    desk.pass_time(2.0)
    assert len(desk.trays[0].documents) == 2
    assert desk.trays[0].did == ["sweep", "cancel 1"]


def test_the_end_of_the_program_takes_back_what_is_under_way(desk: Desk) -> None:
    desk.print()
    desk.press.close()
    assert "cancel 1" in desk.trays[0].did
