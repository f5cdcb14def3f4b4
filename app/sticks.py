"""Where a file for somebody to take along is put: a USB stick that is there, else the profile."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from app import paths
from app.domain.problems import Problem
from app.files import write_whole

MOUNTS = Path("/proc/mounts")
PLACES = ("/media/", "/run/media/", "/mnt/")
_EXPORTS = "exports"


def stick_folders(mounts: str) -> Iterator[Path]:
    """The sticks in the table of mounts: what is mounted where sticks are."""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) > 1 and words[1].startswith(PLACES) and words[0].startswith("/dev/"):
            yield Path(words[1].replace("\\040", " "))


def put(content: bytes, name: str) -> Path:
    """Write a file whole or not at all; where it is now. Raises Problem where nothing takes it."""
    for folder in (*_sticks(), paths.profile() / _EXPORTS):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / name
            if file.is_symlink():  # a stranger's stick leads nowhere else
                file.unlink()
            write_whole(file, content)
        except OSError:
            continue
        return file
    raise Problem("存不下：没有能写的 U 盘，机器的磁盘也写不进去。")


def _sticks() -> tuple[Path, ...]:
    if not sys.platform.startswith("linux"):
        return ()
    try:
        return tuple(stick_folders(MOUNTS.read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return ()
