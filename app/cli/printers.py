"""`gaozhi printers`, and what `gaozhi print --printer NAME` does with a real printer."""

from __future__ import annotations

import argparse
import sys
import time

from app.cli.desk import Desk
from app.cli.shared import Commands, json_option, print_json
from app.domain.problems import Problem
from app.printing.cups_queues import Queue, list_queues
from app.printing.cups_server import find_server
from app.printing.faults import SAY, Fault, sentence
from app.printing.outfit import fit_out, open_printer
from app.printing.printer import Document, Hindered, JobState, Printer, Report
from app.printing.supervisor import FAILED, PRINT_WITHIN, TOO_SLOW

TITLE = "gaozhi-print"
"""Other than the kiosk's: a kiosk sweeps its own jobs only."""
NOT_LISTED = "Windows 上列不出打印机。请在系统设置里看打印机的名字，照样写进设置的 [printer]。"
LOOK_EVERY = 0.5
CANCEL_TRIES = 10


def add(commands: Commands) -> None:
    """The printers of the system."""
    printers = commands.add_parser("printers", help="系统里有哪些打印机，现在能不能打")
    json_option(printers)
    printers.set_defaults(command=_printers)


def _printers(desk: Desk, options: argparse.Namespace) -> int:
    if sys.platform == "win32":
        raise Problem(NOT_LISTED)
    # A queue knows little of a printer that rests, so each is asked.
    queues = [
        queue._replace(fault=open_printer(queue.name, TITLE).probe().fault)
        for queue in list_queues(find_server())
    ]
    if options.json:
        return print_json([_record(queue) for queue in queues])
    used = desk.settings.printers
    for queue in queues:
        says = ["A4 双面" if queue.duplex else "A4 单面"] if queue.a4 else []
        says += ["80 毫米小票"] if queue.receipt else []
        says.append("能用" if queue.fault is None else SAY[queue.fault])
        says += [] if queue.told else ["缺纸、卡纸要看打印机"]
        says += ["设置里在用"] if queue.name in used else []
        print(f"{queue.name}　{'，'.join(says)}")
    if not queues:
        print("系统里还没有打印机。", file=sys.stderr)
    return 0


def _record(queue: Queue) -> dict[str, object]:
    return {
        "name": queue.name,
        "info": queue.words,
        "a4": queue.a4,
        "duplex": queue.duplex,
        "receipt": queue.receipt,
        "fault": None if queue.fault is None else queue.fault.value,
        "tells_faults": queue.told,
    }


def check_printers(desk: Desk) -> None:
    """Raises Problem for a printer in the settings that is not there, or cannot print now."""
    for fitted in fit_out(desk.settings.printers):
        health = fitted.printer.probe()
        if not health.ready:
            raise Problem(
                f"设置文件 {desk.settings.file} 的 [printer]，{fitted.label}：{health.sentence}"
            )


def print_out(name: str, document: Document) -> int:
    """Send, then look until it ought to be out. Raises Problem; then it was taken back."""
    printer = open_printer(name, TITLE)
    job = printer.submit(document)
    try:
        _watch(printer, job, name)
    except BaseException:
        _take_back(printer, job)
        raise
    printer.forget(job)
    print(f"已经交给 {name}，应该打好了。", file=sys.stderr)
    return 0


def _watch(printer: Printer, job: str, name: str) -> None:
    until = time.monotonic() + PRINT_WITHIN
    told: Fault | None = None
    while True:
        report = printer.report(job)
        match report.state:
            case JobState.DONE:
                return
            case JobState.FAILED:
                raise Problem(report.sentence or FAILED)
            case JobState.WAITING | JobState.PRINTING:
                told = _tell(report, told, name)
        if time.monotonic() > until:
            raise Problem(sentence(told) if told is not None else TOO_SLOW)
        time.sleep(LOOK_EVERY)


def _tell(report: Report, told: Fault | None, name: str) -> Fault | None:
    if report.fault is not told and report.fault is not None:
        print(f"{name}：{sentence(report.fault)}", file=sys.stderr)
    return report.fault


def _take_back(printer: Printer, job: str) -> None:
    """As far as can be done while somebody waits for the command to end."""
    for _ in range(CANCEL_TRIES):
        try:
            printer.cancel(job)
        except Hindered:
            time.sleep(LOOK_EVERY)
        except Problem:
            return
        else:
            return
