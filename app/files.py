"""Writes a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Put `content` in `file`, in one move, once it has reached the disk.

    A file that was there keeps its mode, and a link goes on leading where it leads. What is no
    file (a pipe, a device, /dev/stdout) cannot be replaced and is written into. Raises OSError;
    then the file is as it was.
    """
    if file.exists() and not file.is_file() and not file.is_dir():
        file.write_bytes(content)
        return
    file = file.resolve()
    draft = file.with_name(f".{file.name}.part")
    try:
        draft.unlink(missing_ok=True)  # of a write that was cut off; never a link to follow
        with draft.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        if file.exists():
            draft.chmod(file.stat().st_mode & 0o777)
        draft.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
