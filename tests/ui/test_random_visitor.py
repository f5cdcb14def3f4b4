"""The visitor without sense, for a short while; the long run is a command (tests/ui/random_visitor)."""

import json
import subprocess
import sys

import pytest

from app import paths


@pytest.mark.parametrize(
    "words", [["--seed", "3"], ["--seed", "4", "--region", "guangxi", "--landscape"]]
)
def test_a_visitor_without_sense_breaks_nothing(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.random_visitor", "--taps", "600", *words],
        cwd=paths.share(), capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["taps"] == 600
    assert len(told["pages"]) >= 8


def test_a_visitor_without_sense_finds_what_is_broken() -> None:
    """Control: a page that throws is found."""
    code = (
        "import sys; from tests.ui import random_visitor as visitor\n"
        "from app.domain import progress\n"
        "progress.step_words = lambda *_: 1 / 0\n"
        "sys.argv = ['x', '--taps', '600', '--seed', '3']\n"
        "sys.exit(visitor.main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=paths.share(), capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert "QuestionScreen" in done.stderr or "开始" in done.stderr
