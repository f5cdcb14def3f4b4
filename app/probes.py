"""Looks at the machine for the attendant. Reads disk, catalogue and printers: only in a job."""

from __future__ import annotations

import contextlib
import logging
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app import paths
from app.catalog.catalogue import open_catalogue
from app.counts import CountBook
from app.domain.health import CatalogueSeen, DiskSeen, ErrorSeen, PrinterSeen, Seen
from app.domain.problems import Problem
from app.holidays import read_calendar
from app.log import LOG_FILE
from app.printing.none import NoPrinter
from app.printing.printer import Printer
from app.settings import read_settings, settings_file

LOG = logging.getLogger(__name__)

_RECORD = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ (ERROR|CRITICAL) (\S+): (.*)")
_RAISED = re.compile(r"([A-Z]\w+)(?::|$)")


@dataclass(frozen=True, slots=True)
class Machine:
    """What there is to look at. `printers` are those in use, with their names in the hall.

    `now` is the wall clock, `clock` gives seconds that only go forward; `started` and `since`
    are what they said when the program began.
    """

    printers: Callable[[], Sequence[tuple[str, Printer]]]
    counts: CountBook
    now: Callable[[], datetime]
    clock: Callable[[], float]
    started: datetime
    since: float


def look(machine: Machine) -> Seen:
    """What is true now. Never raises for what the world does: a fault becomes a line."""
    settings_trouble: str | None = None
    region: str | None = None
    try:
        region = read_settings(settings_file()).region
    except Problem as problem:
        settings_trouble = str(problem)
    profile = paths.profile()
    return Seen(
        now=machine.now(),
        started=machine.started,
        running=machine.clock() - machine.since,
        printers=tuple(
            _printer(name, one)
            for name, one in machine.printers()
            if not isinstance(one, NoPrinter)
        ),
        catalogue=_catalogue(region),
        disk=_disk(profile),
        table_ends=_table_ends(),
        last_counted=machine.counts.last_day(),
        settings_trouble=settings_trouble,
        error=last_error(profile / LOG_FILE),
    )


def _printer(name: str, printer: Printer) -> PrinterSeen:
    icon = "receipt" if "小票" in name else "print"
    try:
        found = printer.probe()
    except Problem as problem:
        return PrinterSeen(name, ready=False, detail=str(problem), icon=icon)
    return PrinterSeen(name, found.ready, found.sentence or "", icon)


def _catalogue(region: str | None) -> CatalogueSeen:
    """Opened anew, so that a file that has gone since is noticed."""
    try:
        with contextlib.closing(open_catalogue(paths.catalogue_file())) as catalogue:
            if region is None:
                items = sum(one.items for one in catalogue.regions())
                return CatalogueSeen(region="还没选地区", items=items)
            known = next(one for one in catalogue.regions() if one.id == region)
            edition = catalogue.edition(region)
            catalogue.items(region)
            made = date.fromisoformat(edition.date)
            return CatalogueSeen(known.short, edition.id, made, known.items)
    except Problem as problem:
        return CatalogueSeen(trouble=str(problem))
    except (StopIteration, ValueError) as error:
        LOG.warning("the catalogue makes no sense: %s", error)
        return CatalogueSeen(trouble=f"目录里没有设置写的地区 {region}")


def _table_ends() -> date | None:
    try:
        return read_calendar(paths.resources() / "calendar" / "china.toml").last
    except Problem:
        return None


def _disk(folder: Path) -> DiskSeen:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".") as probe:
            probe.write(bytes(4096))
            probe.flush()
        writable = True
    except OSError:
        writable = False
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        free = 0
    return DiskSeen(free, _size(folder.glob("*.log*")), writable)


def _size(files: Iterable[Path]) -> int:
    total = 0
    for file in files:
        with contextlib.suppress(OSError):
            total += file.stat().st_size
    return total


def last_error(file: Path) -> ErrorSeen | None:
    """The last error in the log: when, and the kind of exception or the first words."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    for at in range(len(lines) - 1, -1, -1):
        record = _RECORD.match(lines[at])
        if record is not None:
            when = datetime.fromisoformat(record[1])
            return ErrorSeen(when, _kind(record[4], lines[at + 1 :]))
    return None


def _kind(message: str, after: Sequence[str]) -> str:
    """程序出错 with the name of the exception, which the next lines end with."""
    for line in after:
        if line.startswith((" ", "\t")):
            continue
        raised = _RAISED.match(line)
        return f"程序出错（{raised[1]}），已回到首页" if raised else message
    return message
