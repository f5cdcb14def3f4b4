"""It comes back: whatever goes wrong, the home page is there again within five seconds.

The real program as a process of its own, without a screen; systemd is played by the test, with
the values of the unit that packaging ships.
"""

import configparser
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from app import paths
from app.log import CRASH_FILE, LOG_FILE

DRIVER = Path(__file__).with_name("mishap.py")
UNIT = paths.share() / "packaging" / "kiosk" / "gaozhi-kiosk.service"
AT_MOST = 5.0
TO_START = 2.0
"""Left for the start, which takes half a second (tests/benchmarks) where nothing else runs."""
REACHED = 30.0
"""Seconds after which a story is given up."""
TO_RESULT = [
    "see:Attract", "tap:轻触屏幕开始", "tap:看病报销", "tap:住院花的钱", "tap:开始",
    "tap:受伤，对方有责任", "tap:下一步", "tap:本人来办", "tap:下一步", "tap:没问题，看清单",
    "see:ResultScreen",
]  # fmt: skip
SECRETS = ("受伤", "对方有责任", "住院费用报销", "third_party", "ZY21", "打清单")


class Place(NamedTuple):
    """The files of one kiosk: its own share, so that a test may spoil it."""

    environment: dict[str, str]
    profile: Path

    def log(self) -> str:
        file = self.profile / LOG_FILE
        return file.read_text(encoding="utf-8") if file.exists() else ""


@pytest.fixture
def place(tmp_path: Path, profile: Path) -> Place:
    share = tmp_path / "share"
    share.mkdir()
    (share / "resources").symlink_to(paths.resources())
    shutil.copy(paths.catalogue_file(), share / "catalog.sqlite")
    profile.mkdir()
    settings = tmp_path / "settings.toml"
    settings.write_text('region = "ziyang"\n[kiosk]\nlocked = true\n', encoding="utf-8")
    environment = os.environ | {
        "GAOZHI_SHARE": str(share),
        "GAOZHI_SETTINGS": str(settings),
        "PYTHONPATH": str(paths.share()),
    }
    return Place(environment, profile)


def started(place: Place, folder: Path, story: list[str], **more: str) -> subprocess.Popen[str]:
    file = folder / "story.json"
    file.write_text(json.dumps(story), encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(DRIVER), str(file)],
        env=place.environment | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def times(place: Place, folder: Path, story: list[str]) -> dict[str, float]:
    """When each step of a story was done; it ends in order."""
    with started(place, folder, [*story, "end"]) as kiosk:
        try:
            told, errors = kiosk.communicate(timeout=REACHED)
        except subprocess.TimeoutExpired:
            kiosk.kill()
            told, errors = kiosk.communicate()
            raise AssertionError(f"stuck after {told}\n{errors}") from None
    assert kiosk.returncode == 0, errors
    return {step: at for at, step in map(json.loads, told.splitlines())}


@pytest.mark.parametrize("mishap", ["in_slot", "in_paint", "in_filter"])
def test_an_exception_anywhere_leads_to_the_safe_page_and_home(
    place: Place, tmp_path: Path, mishap: str
) -> None:
    at = times(place, tmp_path, [*TO_RESULT, mishap, "see:SafeScreen", "see:HomeScreen"])
    assert at["see:SafeScreen"] - at[mishap] < 1
    assert at["see:HomeScreen"] - at[mishap] < AT_MOST
    assert "an error of ours" in place.log()
    assert "fail" in place.log()
    assert not any(secret in place.log() for secret in SECRETS)


def test_a_thread_that_dies_is_logged_and_disturbs_nobody(place: Place, tmp_path: Path) -> None:
    times(place, tmp_path, [*TO_RESULT, "in_thread", "tap:首页", "see:HomeScreen"])
    assert "a thread died" in place.log()
    assert not any(secret in place.log() for secret in SECRETS)


def test_lost_settings_and_a_lost_catalogue_change_nothing_while_it_runs(
    place: Place, tmp_path: Path
) -> None:
    at = times(
        place,
        tmp_path,
        [
            "see:Attract", "lose_settings", "lose_catalogue", *TO_RESULT[1:],
            "in_slot", "see:SafeScreen", "see:HomeScreen", "tap:看病报销", "see:ItemsScreen",
        ],
    )  # fmt: skip
    assert at["see:HomeScreen"] - at["in_slot"] < AT_MOST
    assert "goes on with what it holds" in place.log()


def test_a_spoiled_catalogue_leads_to_the_safe_page_until_it_is_mended(
    place: Place, tmp_path: Path
) -> None:
    at = times(
        place,
        tmp_path,
        [
            "see:Attract", "spoil_catalogue", "in_slot", "see:SafeScreen",
            "mend_catalogue", "see:HomeScreen", *TO_RESULT[2:],
        ],
    )  # fmt: skip
    assert at["see:HomeScreen"] - at["mend_catalogue"] < AT_MOST


def test_a_full_disk_stops_nothing(place: Place, tmp_path: Path) -> None:
    at = times(
        place,
        tmp_path,
        [
            "fill_disk", *TO_RESULT, "in_slot", "see:SafeScreen", "see:HomeScreen",
            *TO_RESULT[2:], "tap:扫码带走", "see:TakeScreen", "tap:首页",
        ],
    )  # fmt: skip
    assert at["see:HomeScreen"] - at["in_slot"] < AT_MOST
    assert place.log() == ""


# systemd, played


class Systemd:
    """Listens like systemd and acts like it, with the values of a unit: Type=notify, WatchdogSec."""

    def __init__(self, unit: Path, folder: Path) -> None:
        read = configparser.RawConfigParser(strict=False)
        read.optionxform = str  # type: ignore[assignment,method-assign]
        read.read(unit, encoding="utf-8")
        self.service = dict(read["Service"])
        self.patience = seconds(self.service["WatchdogSec"])
        self.pause = seconds(self.service["RestartSec"])
        self._address = str(folder / "notify")
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self._address)

    def environment(self) -> dict[str, str]:
        return {
            "NOTIFY_SOCKET": self._address,
            "WATCHDOG_USEC": str(int(self.patience * 1_000_000)),
        }

    def heard(self, line: str, within: float) -> bool:
        """Whether this is said within so many seconds."""
        until = time.monotonic() + within
        while (left := until - time.monotonic()) > 0:
            self._socket.settimeout(left)
            try:
                if self._socket.recv(100).decode() == line:
                    return True
            except TimeoutError:
                return False
        return False

    def close(self) -> None:
        self._socket.close()


def seconds(written: str) -> float:
    return float(written[:-2]) / 1000 if written.endswith("ms") else float(written.rstrip("s"))


@contextmanager
def systemd(folder: Path) -> Iterator[Systemd]:
    made = Systemd(UNIT, folder)
    try:
        yield made
    finally:
        made.close()


def told_until(kiosk: subprocess.Popen[str], step: str) -> None:
    assert kiosk.stdout is not None
    for line in kiosk.stdout:
        if json.loads(line)[1] == step:
            return
    raise AssertionError(f"ended before {step}")


def test_a_hung_window_is_ended_by_the_watchdog_and_home_is_there_in_five_seconds(
    place: Place, tmp_path: Path
) -> None:
    with systemd(tmp_path) as manager:
        assert manager.service["Type"] == "notify"
        assert manager.service["Restart"] == "always"
        with started(place, tmp_path, [*TO_RESULT, "hang"], **manager.environment()) as kiosk:
            assert manager.heard("READY=1", 20)
            assert manager.heard("WATCHDOG=1", manager.patience)
            told_until(kiosk, "hang")
            hung = time.monotonic()
            while manager.heard("WATCHDOG=1", manager.patience):
                assert time.monotonic() - hung < manager.patience + 1
            silent = time.monotonic() - hung
            kiosk.send_signal(signal.SIGABRT)
            assert kiosk.wait(5) == -signal.SIGABRT
        time.sleep(manager.pause)
        with started(place, tmp_path, ["see:Attract"], **manager.environment()) as again:
            assert manager.heard("READY=1", 20)
            again.terminate()
            assert again.wait(5) == 0
            assert manager.heard("STOPPING=1", 1)
    assert silent + manager.pause < AT_MOST - TO_START
    crash = (place.profile / CRASH_FILE).read_text(encoding="utf-8")
    assert "mishap.py" in crash
    assert nothing_of_a_visit(place.profile)


def test_a_killed_kiosk_leaves_nothing_behind_and_comes_back(place: Place, tmp_path: Path) -> None:
    with started(place, tmp_path, TO_RESULT) as kiosk:
        told_until(kiosk, TO_RESULT[-1])
        kiosk.kill()
        kiosk.wait(5)
    assert nothing_of_a_visit(place.profile)
    times(place, tmp_path, ["see:Attract"])


def test_a_kiosk_that_falls_again_and_again_ends_for_systemd_to_begin_anew(
    place: Place, tmp_path: Path
) -> None:
    falls = [step for _ in range(6) for step in ("in_slot", "see:SafeScreen", "tap:再试一次")]
    with (
        systemd(tmp_path) as manager,
        started(place, tmp_path, ["see:Attract", *falls], **manager.environment()) as kiosk,
    ):
        _, _ = kiosk.communicate(timeout=REACHED)
    assert kiosk.returncode == 1
    assert "falls again and again" in place.log()


def nothing_of_a_visit(profile: Path) -> bool:
    written = [
        file.read_bytes().decode("utf-8", "replace")
        for file in profile.rglob("*")
        if file.is_file()
    ]
    return not any(secret in text for secret in SECRETS for text in written)


def test_the_unit_starts_a_locked_kiosk_and_leaves_it_alone_when_staff_have_left() -> None:
    read = configparser.RawConfigParser(strict=False)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(UNIT, encoding="utf-8")
    from app.main import LEFT

    service = dict(read["Service"])
    assert service["ExecStart"].endswith("gaozhi kiosk --locked")
    assert service["RestartPreventExitStatus"] == str(LEFT)
    assert service["LimitCORE"] == "0"
