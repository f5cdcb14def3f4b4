"""A visitor without sense: taps anywhere, five times a second, for hours.

    python -m tests.ui.random_visitor [--taps N] [--seed N] [--region REGION] [--landscape]

runs the real kiosk, put together by `app.main` and locked, in simulated time (tests/ui/simulated)
and on no screen. It taps, holds, drags, slaps with several fingers, presses keys, waits, switches
modes, opens the attendant's pages (and sometimes knows their number). What must never happen ends
it with status 1: an exception, a Qt warning, a page that nothing leads away from, memory that
grows. The closing line is JSON.
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import os
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from tests.ui.simulated import TIME, take_over, take_over_clocks

if TYPE_CHECKING:
    from app.ui.speech import Done

PORTRAIT, LANDSCAPE = (540, 960), (960, 540)
PACE = 0.2
"""Seconds between two taps."""
BAR = 0.25
"""How often a sensible tap may also be one on bar, header or a risen sheet."""
STUCK = 250
"""Taps after which a page that has not changed has to show that it can be left."""
FORGOTTEN = 400.0
"""Seconds without a touch after which every page has given way to home or to what invites."""
WARM = 5_000
SAMPLES = 40
"""Times the memory is looked at after it is warm."""
MOST_GROWTH = 5.0
"""MB."""
PIN = "204816"
AVOID = frozenset({"关掉程序"})
"""The attendant ends the program: that is no failure, and ends the run."""


class Failure(Exception):
    """What must never happen."""


class Errors(logging.Handler):
    """Everything that the program logs as an error of its own, and every warning of Qt."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []
        self.warned: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        words = self.format(record)
        if record.levelno >= logging.ERROR or record.name == "qt":
            self.told.append(words)
        else:
            self.warned[f"{record.name}: {record.msg}"] += 1


def memory() -> float:
    """MB that are held in RAM."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise OSError("no VmRSS")


class Visitor:
    """Does one thing after the other once the kiosk stands; `after` is told when it has ended."""

    def __init__(self, dice: Random, taps: int, after: Callable[[], None]) -> None:
        from PySide6.QtGui import QInputDevice, QPointingDevice

        self._dice, self._left, self._after = dice, taps, after
        self._application: Any = None
        self._errors = Errors()
        logging.getLogger().addHandler(self._errors)
        self._recent: deque[str] = deque(maxlen=12)
        self._same = 0
        self._last: object = None
        self._glass = QPointingDevice(
            "glass", 7, QInputDevice.DeviceType.TouchScreen, QPointingDevice.PointerType.Finger,
            QInputDevice.Capability.Position, 10, 0,
        )  # fmt: skip
        self.taps = 0
        self.pages: Counter[str] = Counter()
        self.memory: list[tuple[int, float]] = []
        self._every = max(1, (taps - WARM) // SAMPLES) if taps > WARM else taps
        self.failure: str | None = None
        self.warned = self._errors.warned

    def enter(self, application: Any) -> None:
        self._application = application

    def step(self) -> None:
        """One thing, and the time until the next."""
        if self._application is None or self.failure is not None:
            return
        try:
            self._act()
            self._look()
        except Failure as failure:
            trail = "\n  ".join(self._recent)
            self.failure = f"{failure}\nafter {self.taps} taps:\n  {trail}"
        if self._left <= 0 or self.failure is not None:
            self._after()

    # What is done

    def _act(self) -> None:
        from PySide6.QtCore import QPoint

        self.taps += 1
        self._left -= 1
        window = self._window()
        # PySide's own list of weights would be remade each time.
        sort = self._dice.random()
        spot = QPoint(self._dice.randrange(window.width()), self._dice.randrange(window.height()))
        if sort < 0.55:
            spot = self._sensible(spot)
        if self._avoided(spot):
            return
        if sort < 0.90:
            self._tap(spot)
        elif sort < 0.925:
            self._double(spot)
        elif sort < 0.95:
            self._drag(spot)
        elif sort < 0.965:
            self._slap(spot)
        elif sort < 0.985:
            self._key()
        elif sort < 0.995:
            self._hold(spot)
        elif sort < 0.997:
            self._enter_number()
        else:
            self._wait(self._dice.choice((3, 20, 70, 95, 200)))
        self._pass(PACE)

    def _window(self) -> Any:
        return self._application._window  # the test looks behind the curtain

    def _sensible(self, otherwise: Any) -> Any:
        """The middle of something that can be tapped."""
        from app.ui.widgets.tap import Tap

        window = self._window()
        # Bar and modes have their share by chance: they lie under every page.
        room = window.covering() or (window if self._dice.random() < BAR else window.current())
        there = [tap for tap in room.findChildren(Tap) if tap.isVisible() and tap.isEnabled()]
        if not there:
            return otherwise
        tap = self._dice.choice(there)
        spot = tap.mapTo(window, tap.rect().center())
        return spot if window.rect().contains(spot) else otherwise  # a sheet is on its way

    def _avoided(self, spot: Any) -> bool:
        touched = self._window().childAt(spot)
        return touched is not None and touched.accessibleName() in AVOID

    def _tell(self, what: str, spot: Any = None) -> None:
        name = ""
        if spot is not None:
            touched = self._window().childAt(spot)
            name = "" if touched is None else touched.accessibleName()
            what = f"{what} {spot.x()},{spot.y()}"
        self._recent.append(f"{TIME.now:.1f} s, {self._where()}: {what} {name}".rstrip())

    def _tap(self, spot: Any) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self._tell("tap", spot)
        QTest.mouseClick(
            self._window().windowHandle(), Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier, spot,
        )  # fmt: skip

    def _double(self, spot: Any) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self._tell("double tap", spot)
        QTest.mouseDClick(
            self._window().windowHandle(), Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier, spot,
        )  # fmt: skip

    def _drag(self, spot: Any) -> None:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        handle, none = self._window().windowHandle(), Qt.KeyboardModifier.NoModifier
        end = QPoint(
            self._dice.randrange(self._window().width()),
            self._dice.randrange(self._window().height()),
        )
        self._tell("drag", spot)
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, none, spot)
        for part in (0.3, 0.7, 1.0):
            QTest.mouseMove(handle, spot + (end - spot) * part)
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, none, end)

    def _hold(self, spot: Any) -> None:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        if self._dice.random() < 0.3:  # the mark
            spot = QPoint(self._window().width() // 14, self._window().height() // 28)
        handle, none = self._window().windowHandle(), Qt.KeyboardModifier.NoModifier
        self._tell("hold", spot)
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, none, spot)
        self._pass(self._dice.choice((0.8, 2.0, 6.0)))
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, none, spot)

    def _slap(self, spot: Any) -> None:
        """A toddler's hand: two to five fingers at once, that slide a little."""
        from PySide6.QtCore import QPoint
        from PySide6.QtTest import QTest

        handle = self._window().windowHandle()
        self._tell("slap", spot)
        fingers = [
            spot + QPoint(self._dice.randrange(-90, 90), self._dice.randrange(-90, 90))
            for _ in range(self._dice.randrange(2, 6))
        ]
        for do in ("press", "move", "release"):
            sequence = QTest.touchEvent(handle, self._glass)
            for finger, place in enumerate(fingers):
                getattr(sequence, do)(finger, place + QPoint(3, 3), handle)
            sequence.commit()

    def _key(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        key = self._dice.choice(
            [
                Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up,
                Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return,
                Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_S,
                Qt.Key.Key_1, Qt.Key.Key_F5, Qt.Key.Key_Menu,
            ]
        )  # fmt: skip
        held = self._dice.choice(
            [Qt.KeyboardModifier.NoModifier] * 5
            + [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier]
        )
        self._tell(f"key {key.name}")
        if self._focused_is_avoided():
            return
        QTest.keyClick(self._window().windowHandle(), key, held)

    def _focused_is_avoided(self) -> bool:
        from PySide6.QtWidgets import QApplication

        focused = QApplication.focusWidget()
        return focused is not None and focused.accessibleName() in AVOID

    def _enter_number(self) -> None:
        """Staff: hold the mark, type the number, where the page for it comes."""
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        from app.ui.widgets.tap import Tap

        window = self._window()
        handle, none = window.windowHandle(), Qt.KeyboardModifier.NoModifier
        mark = QPoint(window.width() // 14, window.height() // 28)
        self._tell("staff")
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, none, mark)
        self._pass(5.5)
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, none, mark)
        self._pass(1.0)
        for digit in PIN:
            for tap in window.findChildren(Tap):
                if tap.isVisible() and tap.accessibleName() == digit:
                    self._tap(tap.mapTo(window, tap.rect().center()))
                    break
            self._pass(0.3)
        self._pass(1.0)

    def _wait(self, seconds: float) -> None:
        self._tell(f"wait {seconds} s")
        self._pass(seconds)

    def _pass(self, seconds: float) -> None:
        TIME.pass_by(seconds, self._settle)

    def _settle(self) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QApplication

        QApplication.processEvents()
        # Qt deletes what is to be deleted only from its outermost loop, which waits for us.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # What is seen

    def _where(self) -> str:
        window = self._window()
        shown = window.covering() or window.current()
        return type(shown).__name__

    def _look(self) -> None:
        self.pages[self._where()] += 1
        if self._errors.told:
            raise Failure(self._errors.told[0])
        now = (self._where(), self._application.session.visit, self._back_room())
        self._same = self._same + 1 if now == self._last else 0
        self._last = now
        if self._same >= STUCK:
            self._leave()
            self._same = 0
        if self.taps >= WARM and self.taps % self._every == 0:
            gc.collect()
            self.memory.append((self.taps, round(memory(), 1)))
            print(*self.memory[-1], self.parts(), file=sys.stderr, flush=True)

    def parts(self) -> str:
        """How much there is of what could pile up."""
        from PySide6.QtWidgets import QApplication

        return f"{len(QApplication.allWidgets())} widgets, {len(gc.get_objects())} objects"

    def _back_room(self) -> object:
        attendant = self._application._attendant
        return attendant and attendant._now

    def _leave(self) -> None:
        """A page that has not changed for long: somebody can leave it, and it leaves by itself."""
        stuck = self._where()
        self._wait(FORGOTTEN)
        if self._where() not in ("Attract", "HomeScreen", "WelcomeScreen"):
            raise Failure(f"stuck on {stuck}, then on {self._where()}")

    def growth(self) -> float | None:
        """MB from the first fifth of the samples to the last; None where there are too few."""
        part = len(self.memory) // 5
        if not part:
            return None
        first, last = self.memory[:part], self.memory[-part:]
        return sum(mb for _, mb in last) / part - sum(mb for _, mb in first) / part


def main() -> int:
    wanted = _options()
    with tempfile.TemporaryDirectory() as folder:
        _environment(Path(folder), wanted)
        return _run(wanted)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="random_visitor")
    parser.add_argument("--taps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--region", default="ziyang")
    parser.add_argument("--landscape", action="store_true")
    parser.add_argument("--motion", action="store_true", help="pictures move, in real time")
    return parser.parse_args()


def _environment(folder: Path, wanted: argparse.Namespace) -> None:
    """A profile, settings and a glass of its own."""
    from app.pin import hash_pin

    wide, high = LANDSCAPE if wanted.landscape else PORTRAIT
    glass = {
        "screens": [
            {"name": "glass", "x": 0, "y": 0, "width": wide, "height": high, "logicalDpi": 96,
             "dpr": 1}
        ]
    }  # fmt: skip
    (folder / "glass.json").write_text(json.dumps(glass), encoding="utf-8")
    settings = folder / "settings.toml"
    settings.write_text(
        f'region = "{wanted.region}"\n'
        '[hall]\nname = "市政务服务中心"\n[windows]\nall = "3 号窗口"\n'
        f"[kiosk]\nlocked = true\nmotion = {str(wanted.motion).lower()}\n"
        # 43 inches: 低位 is offered.
        "[panel]\ndiagonal = 43\nmounting = 600\n"
        f'[attendant]\npin = "{hash_pin(PIN)}"\n',
        encoding="utf-8",
    )
    os.environ |= {
        "QT_QPA_PLATFORM": f"offscreen:configfile={folder / 'glass.json'}",
        "GAOZHI_PROFILE": str(folder / "profile"),
        "GAOZHI_SETTINGS": str(settings),
    }


def _run(wanted: argparse.Namespace) -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    real_timer = QTimer
    take_over()
    from app import main as program
    from app.printing.outfit import Fitted
    from app.printing.printer import Paper
    from app.ui import application as application_module
    from app.ui import voices
    from tests.ui.moody import MoodyPrinter
    from tests.ui.voice import VoiceByHand

    class Murmur(VoiceByHand):
        """Counts what it says: a list of it would grow."""

        times = 0

        def say(self, words: str, level: int, done: Done) -> None:
            super().say(words, level, done)
            self.said.clear()
            self.times += 1

    take_over_clocks(program)
    dice = Random(wanted.seed)
    printer, second = MoodyPrinter(Random(wanted.seed + 1)), MoodyPrinter(Random(wanted.seed + 2))
    fitted = (
        Fitted("打印机", printer, Paper.A4, None),
        Fitted("小票打印机", second, Paper.RECEIPT, "请在小票口取纸"),
    )
    voice = Murmur()
    setattr(program, "_printers", lambda _opened: (fitted, None))  # noqa: B010
    setattr(voices, "seek_voice", lambda *_: lambda found: found(voice))  # noqa: B010
    visitor = Visitor(dice, wanted.taps, lambda: QApplication.exit(0))
    start = application_module.Application.start

    def started(application: Any) -> None:
        start(application)
        visitor.enter(application)

    setattr(application_module.Application, "start", started)  # noqa: B010
    qt = QApplication(sys.argv[:1])
    stepping = real_timer()
    stepping.timeout.connect(visitor.step)
    stepping.start(0)
    status = program.run_kiosk(program.Options(locked=True))
    stepping.stop()
    del qt
    growth = visitor.growth()
    if visitor.failure is None and growth is not None and growth > MOST_GROWTH:
        visitor.failure = f"memory grows: {growth:.1f} MB"
    told = {
        "taps": visitor.taps, "seed": wanted.seed, "hours": round(TIME.now / 3600, 1),
        "pages": dict(visitor.pages.most_common()), "printed": printer.out + second.out,
        "said": voice.times, "warned": dict(visitor.warned), "growth_mb": growth,
        "memory_mb": visitor.memory, "failure": visitor.failure, "status": status,
    }  # fmt: skip
    if visitor.failure is not None:
        print(visitor.failure, file=sys.stderr)
    print(json.dumps(told, ensure_ascii=False))
    return 0 if visitor.failure is None and status == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
