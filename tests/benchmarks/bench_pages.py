"""Tap → next page painted, in the real window without a screen, over every kind of page of 资阳."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Callable

from tests.benchmarks.kiosk import Kiosk, Turn, open_kiosk

VISITS = 12
"""Items whose questions are answered to the end, the first option each time."""
LONGEST = 12
TYPED, FOUND = "ZYFYBX", "住院费用"


def rows() -> list[str]:
    """All taps together, wall and CPU; then by kind of page; then of somebody who never reads."""
    turns: list[tuple[str, Turn]] = []
    hasty: list[tuple[str, Turn]] = []
    with open_kiosk() as kiosk:
        for _ in range(2):
            _walk(kiosk, turns)
        kiosk.reads = False
        _walk(kiosk, hasty)
    taken: dict[str, list[Turn]] = defaultdict(list)
    for page, turn in turns:
        taken[page].append(turn)
    found: list[str] = [
        _line(f"all {len(turns)} taps, wall", [turn.wall for _, turn in turns]),
        _line(f"all {len(turns)} taps, CPU", [turn.cpu for _, turn in turns]),
        _line("the touch before, until it shows, CPU", [turn.pressed for _, turn in turns]),
    ]
    found += [
        _line(f"  to {page} ({len(each)}), CPU", [turn.cpu for turn in each])
        for page, each in sorted(taken.items())
    ]
    in_haste = f"{len(hasty)} taps that follow at once, CPU"
    return [*found, _line(in_haste, [turn.cpu for _, turn in hasty])]


def _line(what: str, taken: list[float]) -> str:
    late = statistics.quantiles(taken, n=20)[18] if len(taken) > 1 else taken[0]
    return (
        f"{what:<44} median {statistics.median(taken):6.1f} ms"
        f"   p95 {late:6.1f}   most {max(taken):6.1f}"
    )


def _walk(kiosk: Kiosk, turns: list[tuple[str, Turn]]) -> None:
    """Every life event; of each the first entries, their questions, review and list."""

    def tap(words: str) -> None:
        turn = kiosk.tap(words)
        turns.append((_place(kiosk), turn))

    def ask(cell: str) -> None:
        turn = kiosk.ask(cell)
        turns.append((_place(kiosk), turn))

    other = ("搜一搜", "按类别查找")
    home = [words for words in kiosk.words() if words not in other]
    done = 0
    for topic in home:
        tap(topic)
        entries = [words for words in kiosk.words() if words not in ("上一页", "下一页")]
        for entry in entries[:3]:
            tap(entry)
            if "开始" in kiosk.words() and done < VISITS:
                done += 1
                tap("开始")
                _answer(kiosk, tap)
                for have in [words for words in kiosk.words() if words.startswith("我有")][:2]:
                    tap(have)
                tap("扫码带走")
                ask("返回")
                tap(next(words for words in kiosk.words() if words.startswith("打印")))
                kiosk.wait_for("好了，回首页")
                tap("好了，回首页")
                tap(topic)
            else:
                ask("返回")
        ask("首页")
    tap("搜一搜")
    for key in TYPED:
        tap(key)
    hit = next(words for words in kiosk.words() if FOUND in words)
    tap(hit)
    ask("返回")
    ask("首页")
    tap("按类别查找")
    for category in kiosk.words():
        tap(category)
        ask("返回")
    ask("首页")


def _answer(kiosk: Kiosk, tap: Callable[[str], None]) -> None:
    for _ in range(LONGEST):
        if _place(kiosk) != "Question":
            break
        words = kiosk.words()
        if "为什么问这个？" in words:
            tap("为什么问这个？")
            tap("知道了")
        options = [tap_.accessibleName() for tap_ in kiosk.taps() if tap_.isCheckable()]
        tap(options[0])
        tap("下一步")
    if "没问题，看清单" in kiosk.words():
        tap("没问题，看清单")


def _place(kiosk: Kiosk) -> str:
    if kiosk.window.sheet.isVisible():
        return "risen sheet"
    return type(kiosk.window.current()).__name__.removesuffix("Screen")
