"""The A4 sheet beside Typst, plain Platypus and WeasyPrint on the same content, in one run.

    python -m tests.benchmarks.bench_sheet [rounds]

All get a new text in every round (清单号, time, code), as every visitor does; all reuse what a
running process keeps (fonts, compiler, style sheet). Wall time of a noisy machine: the ratio
counts. Memory is by how much a process of its own grew at its peak while it loaded its library
and made ten sheets. Then a region's booklet, and what a sheet of ours consists of.

Nothing is asserted. What is not installed, or lacks a library of the system, is named and left
out: WeasyPrint needs Pango (on Debian libpango-1.0-0 and libpangoft2-1.0-0).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.notice import Foot, Notice
from tests.benchmarks.rivals import RIVALS, Make
from tests.pdf import samples

ROUNDS = 60
TURNS = 2
WARM = 3
SLOW = {"weasyprint": 4}
"""Rounds a turn of what takes a second and more for a sheet."""
SHEETS = 10
"""Made by each process whose memory is looked at."""


def variant(notice: Notice, number: int) -> Notice:
    """The same sheet for another visitor: another 清单号, another minute, another code."""
    slip = f"ZY21-{number:03}"
    blocks = tuple(
        replace(
            block, slip_words=f"清单号 {slip}", printed=f"打印于 2026-11-09 09:{number % 60:02}"
        )
        if isinstance(block, Foot)
        else block
        for block in notice.blocks
    )
    return Notice(blocks, f"{notice.qr_text}\n清单号 {slip}")


@dataclass
class Spent:
    """Milliseconds of every call by the clock and of all processors, and the last file's bytes."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    size: int = 0

    def time(self, make: Callable[[int], bytes], numbers: range) -> None:
        for number in numbers:
            wall, cpu = time.perf_counter(), time.process_time()
            self.size = len(make(number))
            self.wall.append((time.perf_counter() - wall) * 1000)
            self.cpu.append((time.process_time() - cpu) * 1000)

    def __str__(self) -> str:
        late = sorted(self.wall)[int(len(self.wall) * 0.95)]
        middle, work = statistics.median(self.wall), statistics.median(self.cpu)
        return f"{min(self.wall):8.1f}{middle:8.1f}{late:8.1f}{work:8.1f}"


HEADS = f"{'best':>8}{'median':>8}{'p95':>8}{'CPU':>8}"


def rows(rounds: int = ROUNDS) -> list[str]:
    """A table: ms by the clock, ms of CPU, kB of a file, MB of memory; ratios of medians."""
    base = samples.short()
    makers, told = _makers()
    found = {name: Spent() for name in makers}
    each = rounds // TURNS
    for at, make in enumerate(makers.values()):
        for warm in range(WARM):
            make(variant(base, 90_000 + 100 * at + warm))
    # Each round's code is new to everybody: hence the ranges. Turns even out what else runs.
    for turn in range(TURNS):
        for at, (name, make) in enumerate(makers.items()):
            start = 1000 * (at + 1) + turn * each

            def one(number: int, make: Make = make) -> bytes:
                return make(variant(base, number))

            few = min(each, SLOW.get(name, each))
            found[name].time(one, range(start, start + few))
        print(f"turn {turn + 1} of {TURNS} done", file=sys.stderr)
    own = found.pop("our sheet")
    table = [f"{f'A4 sheet, {rounds} rounds':<24}{HEADS}{'kB':>7}{'MB':>7}"]
    table += [
        f"{name:<24}{spent}{spent.size / 1000:7.0f}{_memory(name):7.0f}"
        for name, spent in {"our sheet": own, **found}.items()
    ]
    table += [f"our sheet / {name}: {_ratio(own, spent)}" for name, spent in found.items()]
    return [*table, *told, "", *_parts(base, rounds), "", *_booklets()]


def _ratio(one: Spent, other: Spent) -> str:
    wall = statistics.median(one.wall) / statistics.median(other.wall)
    cpu = statistics.median(one.cpu) / statistics.median(other.cpu)
    return f"{wall:.2f} by the clock, {cpu:.2f} of CPU"


def _makers() -> tuple[dict[str, Make], list[str]]:
    """Who can be measured here, and a sentence for each who cannot."""
    makers: dict[str, Make] = {}
    told: list[str] = []
    for name, factory in RIVALS.items():
        try:
            makers[name] = factory()
        except (ImportError, OSError) as error:
            told.append(f"{name} is left out: {str(error).splitlines()[0]}")
    return makers, told


def _memory(name: str) -> float:
    """MB by which a process of its own grows for `name`."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_sheet", "--memory", name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def grown(name: str) -> float:
    """MB of peak memory that loading `name` and ten sheets add to this process (Linux)."""
    base = samples.short()
    before = _peak()
    make = RIVALS[name]()
    for number in range(SHEETS):
        make(variant(base, number))
    return _peak() - before


def _peak() -> float:
    """The most memory this process has held so far, in MB; `getrusage` would tell its parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(row.split()[1]) / 1024 for row in status.splitlines() if "VmHWM" in row)


def _parts(base: Notice, rounds: int) -> list[str]:
    """What a sheet of ours consists of."""
    from app.pdf import ink, sheet
    from app.pdf.resources import default_press
    from app.qr import codes

    press = default_press()
    facts = ink.Facts("", "", "")

    def code(number: int) -> bytes:
        return codes(variant(base, number).qr_text)[0].rows[0]

    def lay(number: int) -> bytes:
        sheet.layout(variant(base, number), press.kit)
        return b""

    pages = sheet.layout(base, press.kit)

    def draw(_: int) -> bytes:
        return ink.draw(pages, facts, press.kit.style, press.faces)

    table = [f"{'of which':<24}{HEADS}"]
    for at, (name, make) in enumerate(
        (("the QR code", code), ("layout with the code", lay), ("ink", draw))
    ):
        spent = Spent()
        spent.time(make, range(50_000 + 1000 * at, 50_000 + 1000 * at + rounds))
        table.append(f"{name:<24}{spent}")
    return table


def _booklets() -> list[str]:
    """Every region's booklet, from its items to the file."""
    from app import paths
    from app.catalog.catalogue import open_catalogue
    from app.domain.booklet import make_booklet
    from app.pdf import booklet
    from tests.pdf import every

    catalogue = open_catalogue(paths.catalogue_file())
    table = [f"{'booklet':<28}{'s':>8}{'pages':>8}{'kB':>8}"]
    for region in catalogue.regions():
        items, setting = catalogue.items(region.id), every.settings(catalogue, region.id)
        begun = time.perf_counter()
        book = make_booklet(items, setting)
        data = booklet.render(book)
        spent = time.perf_counter() - begun
        pages = len(booklet.layout(book))
        table.append(f"{region.id:<28}{spent:8.2f}{pages:8}{len(data) / 1000:8.0f}")
    return table


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        print(grown(sys.argv[2]))
    else:
        print("\n".join(rows(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)))
