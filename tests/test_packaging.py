"""What lies in packaging/ agrees with the program and with itself."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app import sticks

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"
KIOSK = PACKAGING / "kiosk"
UNITS = sorted(KIOSK.glob("*.service"))


def test_the_unit_lets_sticks_be_written_wherever_they_are_looked_for() -> None:
    unit = (KIOSK / "gaozhi-kiosk.service").read_text("utf-8")
    written = re.search(r"^ReadWritePaths=(.*)$", unit, re.MULTILINE)
    assert written is not None
    assert {f"-{place.rstrip('/')}" for place in sticks.PLACES} == set(written[1].split())


def test_a_kiosk_installs_every_library_that_the_window_needs() -> None:
    ask = '. "$1"; echo $qt_packages $window_packages'
    done = subprocess.run(
        ["sh", "-c", ask, "sh", str(PACKAGING / "setup.sh")],
        check=True, capture_output=True, text=True, cwd=PACKAGING,
    )  # fmt: skip
    wanted = done.stdout.split()
    told = re.findall(r"[\w.+-]+", (KIOSK / "install.sh").read_text("utf-8").split("set -eu")[0])
    assert len(wanted) > 10
    assert [package for package in wanted if package not in told] == []


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_understands_the_units(unit: Path, tmp_path: Path) -> None:
    for one in UNITS:  # the programs they start are not installed here
        text = re.sub(r"=(\+?)/opt/\S+|=/usr/bin/xinit\b", r"=\1/bin/true", one.read_text("utf-8"))
        (tmp_path / one.name).write_text(text, "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(tmp_path / unit.name)],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_setting_up_survives_folders_with_spaces(tmp_path: Path) -> None:
    """No network: pip is asked for its version, which proves that it is found and called."""
    folder = tmp_path / "my folder"
    ask = '. "$1"; "$base_python" -m venv "$venv"; in_venv pip --version; printf "%s\\n" "$venv"'
    done = subprocess.run(
        ["sh", "-ec", ask, "sh", str(PACKAGING / "setup.sh")],
        check=True, capture_output=True, text=True, cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "GAOZHI_VENV": "my folder/venv"},
    )  # fmt: skip
    version, venv = done.stdout.splitlines()
    assert venv == str(folder / "venv")
    assert venv in version
