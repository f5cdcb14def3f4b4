"""What is written when something goes wrong: nothing of a person, and never more than its share."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.log import CRASH_FILE, LOG_BYTES, LOG_FILE, LOG_FILES, scrub

LIMITED = """
import logging, pathlib, resource, sys
from app.log import log_to
profile = pathlib.Path(sys.argv[1])
log_to(profile)
logging.getLogger("a").error("before")
resource.setrlimit(resource.RLIMIT_FSIZE, ((profile / "gaozhi.log").stat().st_size,) * 2)
for _ in range(100):
    logging.getLogger("a").error("while the disk is full")
print("goes on")
"""

FLOOD = """
import logging, pathlib, sys
from app.log import log_to
log_to(pathlib.Path(sys.argv[1]))
for _ in range(9_000):
    logging.getLogger("a").error("x" * 900)
"""

VISIT = """
import logging, pathlib, sys
from app.log import log_to
log_to(pathlib.Path(sys.argv[1]))
def answer(chosen):
    try:
        {}[chosen]
    except KeyError as error:
        raise ValueError(f"no option {chosen} in ZY21-8K2M for 受伤了") from error
try:
    answer("third_party")
except ValueError:
    logging.getLogger("a").exception("an error of ours")
"""


def run(code: str, profile: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, str(profile)], capture_output=True, text=True, check=True
    )


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyError("third_party"), "…"),
        (ValueError("'受伤' is not in list"), "… is not in list"),
        (ValueError("no slip ZY21-8K2M here"), "no slip … here"),
        (AttributeError("'Idle' object has no attribute 'stage'"),
         "'Idle' object has no attribute 'stage'"),
        (RuntimeError("Internal C++ object already deleted"),
         "Internal C++ object already deleted"),
        (ValueError("x" * 5_000), "x" * 500),
    ],
)  # fmt: skip
def test_a_message_keeps_the_words_of_the_program_and_no_value(error: Exception, told: str) -> None:
    assert scrub(error) == told


def test_an_exception_is_written_with_its_places_and_causes_and_without_answers(
    tmp_path: Path,
) -> None:
    run(VISIT, tmp_path)
    text = (tmp_path / LOG_FILE).read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "ValueError: no option" in text
    assert " answer" in text
    assert not any(secret in text for secret in ("third_party\n", "ZY21", "受伤"))


def test_a_full_disk_stops_neither_the_program_nor_stderr(tmp_path: Path) -> None:
    done = run(LIMITED, tmp_path)
    assert done.stdout == "goes on\n"
    assert done.stderr.count("while the disk is full") == 100
    assert "Traceback" not in done.stderr


def test_a_profile_that_cannot_be_made_is_said_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run(FLOOD.replace("9_000", "1"), tmp_path / "file" / "profile")
    assert done.stderr.count("\n") == 2


def test_the_log_never_grows_beyond_its_share(tmp_path: Path) -> None:
    run(FLOOD, tmp_path)
    files = sorted(tmp_path.glob(f"{LOG_FILE}*"))
    assert len(files) == LOG_FILES + 1
    assert all(file.stat().st_size <= LOG_BYTES for file in files)


def test_python_dying_leaves_the_names_of_functions_and_nothing_else(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, sys\nfrom app.log import log_to\nlog_to(pathlib.Path(sys.argv[1]))\n"
        "def hung(answer):\n    os.abort()\nhung('受伤')\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, check=False)
    text = (tmp_path / CRASH_FILE).read_text(encoding="utf-8")
    assert "in hung" in text
    assert "受伤" not in text
