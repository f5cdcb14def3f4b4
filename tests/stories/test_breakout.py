"""Somebody tries to get out: every key and every gesture that leaves other programs, on many pages.

The real program in a real session. An escape is whatever is seen from outside: the process has
ended, its window is not the active one over the whole screen, or another window is there.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app import paths
from tests.conftest import OpenScreen
from tests.stories.test_home_to_sheet import DRIVER

SESSION = paths.share() / "packaging" / "kiosk" / "session.sh"
SIZE = (1080, 1920)

CLOSING = "alt+F4 ctrl+q ctrl+w ctrl+F4 ctrl+shift+q ctrl+d ctrl+c alt+q super+q"
ENDING = "Escape ctrl+Escape ctrl+shift+Escape alt+Escape BackSpace alt+BackSpace XF86Close"
SWITCHING = (
    "alt+Tab alt+shift+Tab super+Tab ctrl+Tab alt+F6 super super+d super+e super+r super+l super+m "
    "alt+space alt+F2 alt+F3 alt+F5 alt+F7 alt+F8 alt+F9 alt+F10 alt+Return Menu shift+F10"
)
CONSOLES = " ".join(
    f"ctrl+alt+{key}"
    for key in "Delete BackSpace t l d s a Left Right Up Down Escape End Insert Page_Up".split()
) + " ".join(f" ctrl+alt+F{number}" for number in range(1, 13))
FUNCTIONS = " ".join(
    f"{held}F{number}" for held in ("", "shift+", "ctrl+", "super+") for number in range(1, 13)
)
PICTURES = "Print alt+Print shift+Print super+Print Sys_Req Pause Scroll_Lock Help"
TEXT = "ctrl+a ctrl+c ctrl+x ctrl+v ctrl+p ctrl+o ctrl+s ctrl+n ctrl+f shift+Insert ctrl+plus"
MEDIA = (
    "XF86HomePage XF86Mail XF86Calculator XF86Search XF86Explorer XF86Back XF86WWW XF86Tools "
    "XF86AudioMedia XF86Launch1 XF86TaskPane XF86MyComputer"
)
KEYS = (CLOSING, ENDING, SWITCHING, CONSOLES, FUNCTIONS, PICTURES, TEXT, MEDIA)

MIDDLE, LOW, EDGE = ("540", "900"), ("540", "1850"), ("1079", "2")
HANDS: dict[str, list[str]] = {
    "right": ["mousemove", *MIDDLE, "click", "3", "mousemove", *LOW, "click", "3"],
    "middle": ["mousemove", *MIDDLE, "click", "2"],
    "more buttons": ["mousemove", *MIDDLE, "click", "8", "click", "9", "click", "6", "click", "7"],
    "wheel": ["keydown", "ctrl", "click", "4", "click", "5", "keyup", "ctrl", "click", "5"],
    "long press": ["mousemove", "30", "700", "mousedown", "1", "sleep", "1.2", "mouseup", "1"],
    "drag": ["mousemove", *MIDDLE, "mousedown", "1", "mousemove", *EDGE, "mouseup", "1"],
    "alt drag": [
        "mousemove", "30", "700", "keydown", "alt", "mousedown", "1", "mousemove", *LOW, "mouseup",
        "1", "click", "3", "keyup", "alt",
    ],
    "edge": ["mousemove", "0", "0", "click", "1", "mousemove", *EDGE, "click", "3"],
}  # fmt: skip

QUESTION = ["看病报销", "住院花的钱", "开始"]
RESULT = ["受伤，对方有责任", "下一步", "本人来办", "下一步", "没问题，看清单"]


class Outside:
    """What somebody before the glass has in hand, and what a look from outside sees."""

    def __init__(self, screen: dict[str, str], kiosk: subprocess.Popen[str]) -> None:
        self._screen, self._kiosk = screen, kiosk
        self._window = self._awaited()
        self._found = self._windows()

    def _ask(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._screen, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def _awaited(self) -> str:
        """The active window, once one is."""
        for _ in range(50):
            window = self._ask("getactivewindow")
            if window:
                time.sleep(0.3)
                return window
            time.sleep(0.1)
        raise AssertionError("no window is active")

    def _windows(self) -> frozenset[str]:
        return frozenset(self._ask("search", "--onlyvisible", "--name", "").split())

    def escape(self) -> str | None:
        """How the visitor got out; None where they did not, after a moment to come back."""
        told = self._look()
        for _ in range(20):
            if told is None:
                break
            time.sleep(0.1)
            told = self._look()
        return told

    def _look(self) -> str | None:
        if self._kiosk.poll() is not None:
            return "the program has ended"
        if self._ask("getactivewindow") != self._window:
            return "another window is active"
        shape = self._ask("getwindowgeometry", "--shell", self._window).split()
        if not {"X=0", "Y=0", f"WIDTH={SIZE[0]}", f"HEIGHT={SIZE[1]}"} <= set(shape):
            return f"not the whole screen: {shape}"
        new = self._windows() - self._found
        if new:
            return f"{len(new)} new windows"
        return None

    def attacks(self) -> Iterator[str]:
        """Tries one thing after the other, each by its name."""
        for keys in KEYS:
            self._ask("key", "--delay", "4", *keys.split())
            yield keys
        for name, words in HANDS.items():
            self._ask(*words)
            yield name
        for order in ("windowminimize", "windowquit", "windowlower"):
            self._ask(order, self._window)
            yield order


@contextmanager
def kiosk_at(
    screen: dict[str, str], folder: Path, story: list[str], *words: str
) -> Iterator[subprocess.Popen[str]]:
    """The kiosk on that screen with the region chosen; ended, and its end looked at."""
    file = folder / "story.json"
    file.write_text(json.dumps(story), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(DRIVER), str(file), *words],
        env=screen | {"PYTHONPATH": str(paths.share())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as kiosk:
        try:
            yield kiosk
        finally:
            if kiosk.poll() is None:
                kiosk.terminate()


def await_file(file: Path, kiosk: subprocess.Popen[str]) -> None:
    """Until a file is there; the story must not have broken off."""
    for _ in range(300):
        if file.exists():
            return
        if kiosk.poll() is not None:
            break
        time.sleep(0.1)
    kiosk.kill()
    raise AssertionError(f"never reached {file}: {kiosk.communicate()}")


def tried(
    screen: dict[str, str], folder: Path, profile: Path, pages: list[list[str]], *words: str
) -> tuple[list[str], int]:
    """How one gets out, over all pages (the list ends with the process), and the exit status."""
    profile.mkdir(exist_ok=True)
    (profile / "settings.toml").write_text('region = "ziyang"\n', encoding="utf-8")
    gates = [folder / f"gate{number}" for number in range(len(pages))]
    story: list[str] = []
    for taps, gate in zip(pages, gates, strict=True):
        story += [*taps, f"wait:{gate}"]
    found: list[str] = []
    with kiosk_at(screen, folder, story, *words) as kiosk:
        for number, gate in enumerate(gates):
            await_file(Path(f"{gate}.here"), kiosk)
            outside = Outside(screen, kiosk)
            for name in outside.attacks():
                told = outside.escape()
                if told is not None:
                    found.append(f"page {number}, {name}: {told}")
                if kiosk.poll() is not None:
                    assert kiosk.communicate() == ("", "")
                    return found, kiosk.returncode
            gate.touch()
        kiosk.terminate()
        _, errors = kiosk.communicate(timeout=10)
        assert errors == ""
    return found, kiosk.returncode


@pytest.mark.window
def test_nothing_leads_out_of_a_locked_kiosk_in_its_session(
    open_screen: OpenScreen, profile: Path, tmp_path: Path
) -> None:
    screen = open_screen(*SIZE, ["sh", str(SESSION)])
    # The page of nobody ends with the first hand on it: then it is home.
    pages = [[], [], QUESTION, RESULT]
    assert tried(screen, tmp_path, profile, pages, "--locked") == ([], 0)
    assert not (profile / "prints").exists()


@pytest.mark.window
def test_nothing_leads_out_although_the_window_manager_has_its_keys(
    open_screen: OpenScreen, profile: Path, tmp_path: Path
) -> None:
    screen = open_screen(*SIZE)
    assert tried(screen, tmp_path, profile, [[]], "--locked") == ([], 0)


@pytest.mark.window
def test_the_same_hands_get_out_of_an_unlocked_kiosk(
    open_screen: OpenScreen, profile: Path, tmp_path: Path
) -> None:
    """Control: the test above can fail."""
    found, status = tried(open_screen(*SIZE), tmp_path, profile, [[]])
    assert status == 0
    assert found
