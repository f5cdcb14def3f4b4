"""The three streams of the command, whatever it was started with."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TextIO


def open_streams() -> None:
    """Stand in for streams that were closed, and let no character end the command.

    Nothing comes from a closed input, and nobody hears a closed error stream. A closed output has
    to be noticed by whoever waits for what is written there: writing to it fails. A character
    that the output cannot show is written as its number, which JSON reads back.
    """
    if sys.stdin is None:
        sys.stdin = _opened(os.O_RDONLY, "r")
    if sys.stdout is None:
        sys.stdout = _opened(os.O_RDONLY, "w")  # open for reading alone: a write fails
    if sys.stderr is None:
        sys.stderr = _opened(os.O_WRONLY, "w")
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def give_up_output() -> None:
    """What could not be written is not tried again when the process ends."""
    try:
        sys.stdout.flush()
    except OSError:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _opened(flags: int, mode: str) -> TextIO:
    return os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8")  # type: ignore[return-value]
