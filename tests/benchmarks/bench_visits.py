"""Memory over many visits, and what the kiosk costs while nobody is there."""

from __future__ import annotations

import gc
import time
from pathlib import Path

from PySide6.QtTest import QTest

from tests.benchmarks.kiosk import Kiosk, open_kiosk

VISITS = 600
"""Three to six minutes of two busy cores."""
WARM = 100
PARTS = 4
IDLE_SECONDS = 10
PAGE_KB = 4


def rows(visits: int = VISITS) -> list[str]:
    """Resident memory after the first visits and after each quarter of the others; CPU time of an
    idle home page. Memory comes in steps, so the fewer visits the less the growth says.
    """
    with open_kiosk() as kiosk:
        for _ in range(WARM):
            _visit(kiosk)
        held = [_resident()]
        for part in range(PARTS):
            for _ in range(visits * part // PARTS, visits * (part + 1) // PARTS):
                _visit(kiosk)
            held.append(_resident())
        cpu, wall = time.process_time(), time.perf_counter()
        QTest.qWait(IDLE_SECONDS * 1000)
        idle = (time.process_time() - cpu) / (time.perf_counter() - wall)
    grown = held[-1] - held[0]
    return [
        f"memory after {WARM} visits and each quarter of {visits} more: "
        + ", ".join(f"{size:.1f}" for size in held)
        + f" MB: {grown:+.1f} MB, {grown / visits * 10_000:+.1f} MB in 10,000",
        f"CPU of an idle home page {idle:.2%}",
    ]


def _visit(kiosk: Kiosk) -> None:
    for words in ("看病报销", "住院花的钱", "开始", "受伤，对方有责任", "为什么问这个？", "知道了",
                  "下一步", "本人来办", "下一步", "没问题，看清单"):  # fmt: skip
        kiosk.tap(words)
    kiosk.ask("首页")


def _resident() -> float:
    """MB of this process in memory (Linux)."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE_KB / 1024
