"""What the kiosk loads before its first page."""

import subprocess
import sys

import pytest

HEAVY = (
    "app.authoring",
    "fontTools",
    "hatchling",
    "pypinyin",
    "reportlab",
    "ruamel",
    "sqlite_utils",
)


@pytest.mark.parametrize("module", ["app.__main__", "app.main"])
def test_starting_loads_neither_authoring_nor_paper(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = [name for name in done.stdout.split() if name.startswith(HEAVY)]
    assert loaded == []
