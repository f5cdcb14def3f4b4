"""Tap on 大字 or 高对比 → the same page painted in the new look, on the pages of a visit."""

from __future__ import annotations

import statistics
from collections import defaultdict

from tests.benchmarks.kiosk import Kiosk, open_kiosk

ROUNDS = 5
MODES = ("大字", "高对比")


def rows() -> list[str]:
    """Wall and CPU of each mode on and off, by page; then the next page after a change."""
    wall: dict[str, list[float]] = defaultdict(list)
    cpu: dict[str, list[float]] = defaultdict(list)

    def change(kiosk: Kiosk, page: str) -> None:
        for mode in MODES:
            for _ in range(2 * ROUNDS):
                turn = kiosk.ask(mode)
                wall[f"{mode}, {page}"].append(turn.wall)
                cpu[f"{mode}, {page}"].append(turn.cpu)

    with open_kiosk() as kiosk:
        change(kiosk, "home")
        kiosk.tap("看病报销")
        change(kiosk, "a list")
        kiosk.tap(kiosk.words()[0])
        change(kiosk, "an overview")
        kiosk.tap("开始")
        change(kiosk, "a question")
        kiosk.ask("首页")
    return [
        f"{what:<30} wall median {statistics.median(wall[what]):6.1f} ms   most"
        f" {max(wall[what]):6.1f}   CPU median {statistics.median(cpu[what]):6.1f}"
        for what in wall
    ]
