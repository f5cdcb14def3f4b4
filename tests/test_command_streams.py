"""The command with streams, arguments and folders that are not as they should be (DESIGN 5).

The command runs as a process of its own: what happens to its streams when it ends is the point.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.log import LOG_FILE

GAOZHI = f"{sys.executable} -m app"
CHECKOUT = Path(__file__).resolve().parent.parent
FULL = "/dev/full"

needs_full = pytest.mark.skipif(not Path(FULL).is_char_device(), reason="no full device here")


def shell(command: str, **environment: str) -> tuple[int, str, str]:
    """Exit status, output and errors of a line of shell; $G is the command."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        ["sh", "-c", command.replace("$G", GAOZHI)],
        cwd=CHECKOUT, env=kept | environment, check=False, capture_output=True,
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    "command",
    [
        "$G regions >&-",
        pytest.param(f"$G regions >{FULL}", marks=needs_full),
        pytest.param(f"$G paths ziyang 21 --json >{FULL}", marks=needs_full),
        pytest.param(f"$G --help >{FULL}", marks=needs_full),
        "$G settings pin <&-",
        "$G ask <&- >/dev/null",
        "unset QT_QPA_PLATFORM; $G",
        "unset QT_QPA_PLATFORM; DISPLAY=:77 $G kiosk --windowed",
        "QT_QPA_PLATFORM=nosuch $G",
        "$G items $(printf '\\377')",
        "$G print ziyang 21 --printer $(printf '\\377')",
    ],
)
def test_whatever_is_closed_or_full_or_garbled_gets_one_sentence(command: str) -> None:
    status, out, err = shell(command)
    assert (status, out) == (1, "")
    assert err.endswith("。\n")
    assert err.count("\n") == 1
    assert "内部" not in err


def test_errors_never_land_in_the_output() -> None:
    assert shell("$G item ziyang 99 2>&-") == (1, "", "")


def test_a_closed_input_answers_nothing() -> None:
    status, out, err = shell("$G ask ziyang 21 <&-")
    assert (status, err) == (0, "")
    assert "办事指南" in out


@pytest.mark.parametrize("typed", ["\\377\\n", "9" * 5000 + "\\n"])
def test_what_is_no_number_is_asked_again(typed: str) -> None:
    status, out, err = shell(
        f"printf '{typed}１\\n1\\n' | $G ask ziyang 21", PYTHONIOENCODING="utf-8:strict"
    )
    assert (status, err) == (0, "")
    assert out.count("没看懂") == 1


def test_json_survives_an_output_that_cannot_show_chinese() -> None:
    asked = "$G regions --json"
    plain, poor = shell(asked), shell(asked, PYTHONIOENCODING="ascii")
    assert poor[:1] == plain[:1] == (0,)
    assert poor[1].isascii()
    assert poor[1].encode().decode("unicode_escape") == plain[1]


OURS = """
import app.main
from app.__main__ import main
def fail(_folder):
    raise KeyError("third_party")
app.main.load_design = fail
main()
"""


def test_our_own_fault_at_the_start_is_a_sentence_and_a_line_of_the_log(profile: Path) -> None:
    status, out, err = shell(f"{sys.executable} -c '{OURS}'")
    assert (status, out) == (1, "")
    assert "Traceback" not in err
    assert err.splitlines()[-1].startswith("程序内部出错（KeyError）")
    log = (profile / LOG_FILE).read_text("utf-8")
    assert "the kiosk ends" in log
    assert "KeyError: …" in log
    assert "third_party" not in log + err
