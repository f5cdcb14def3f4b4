"""What every test stands on: no window on the tester's screen, no file outside the test's folder."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

# Before anything imports Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for variable in ("DISPLAY", "WAYLAND_DISPLAY", "GAOZHI_SHARE"):
    os.environ.pop(variable, None)

settings.register_profile("gaozhi", deadline=None, derandomize=True, database=None)
settings.load_profile("gaozhi")


class OpenScreen(Protocol):
    """Opens a private screen of that size in pixels; `session` is what keeps its windows."""

    def __call__(
        self, width: int, height: int, session: Sequence[str] = ("openbox",)
    ) -> dict[str, str]: ...


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder this test may write to; the program knows no other."""
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    folder = tmp_path / "profile"
    monkeypatch.setenv("GAOZHI_PROFILE", str(folder))
    return folder


@pytest.fixture
def accepted_on() -> date:
    """The day of acceptance: a Monday from which 30 working days end on Monday 2026-12-21."""
    return date(2026, 11, 9)


@pytest.fixture
def open_screen() -> Iterator[OpenScreen]:
    """Opens private screens: `open_screen(1080, 1920)` is the environment of a program on it.

    Each is an X server of that size in pixels with a window manager. For the tests marked
    `window`, which start the program as a process of its own. Skips where Xvfb or openbox is
    missing, unless packaging/test.sh says that nothing may be skipped.
    """
    absent = [name for name in ("Xvfb", "openbox", "xdotool") if shutil.which(name) is None]
    if absent and not os.environ.get("GAOZHI_ALL_TESTS"):
        pytest.skip(f"no {' and no '.join(absent)} here")
    with ExitStack() as stack:

        def open_one(
            width: int, height: int, session: Sequence[str] = ("openbox",)
        ) -> dict[str, str]:
            size = f"{width}x{height}x24"
            server = start(
                ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"], os.environ
            )
            assert server.stdout is not None
            number = server.stdout.readline().decode().strip()
            environment = os.environ | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
            start(session, environment)
            return environment

        def start(
            command: Sequence[str], environment: Mapping[str, str]
        ) -> subprocess.Popen[bytes]:
            process = stack.enter_context(
                subprocess.Popen(
                    command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
            )
            stack.callback(process.terminate)
            return process

        yield open_one
