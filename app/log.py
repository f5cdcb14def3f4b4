"""Where the program writes what went wrong: the profile, and stderr. Nothing of a person.

A full disk, a folder that may not be written or a closed stderr never stop the program: then less
is written.
"""

from __future__ import annotations

import faulthandler
import logging
import re
import traceback
from pathlib import Path
from types import TracebackType

LOG = logging.getLogger(__name__)

LOG_FILE, LOG_BYTES, LOG_FILES = "gaozhi.log", 1_000_000, 3
CRASH_FILE, CRASH_BYTES = "crash.log", 200_000

MOST_OF_A_MESSAGE = 500

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_FOREIGN = r"\S*(?:\d|[^\x00-\x7f])\S*"
_QUOTED = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|"""
_VALUES = re.compile(_QUOTED + _FOREIGN, re.DOTALL), re.compile(_FOREIGN)
"""What a message of an exception may have from a person: text in quotes, numbers, Chinese."""
_NAMES = (AttributeError, ImportError, NameError, TypeError)
"""What these quote is a name of the program's own."""


def log_to(profile: Path) -> None:
    """Errors go to a file that never grows beyond its share, and to stderr.

    What Python itself dies of (and where it hung, when the watchdog ends it) goes to a file of
    its own: the names of functions and nothing else.
    """
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    try:
        profile.mkdir(parents=True, exist_ok=True)
        handlers.append(_File(profile / LOG_FILE))
        _write_crashes(profile / CRASH_FILE)
    except OSError as error:
        LOG.warning("no log file: %s", error)
    form = _Form("%(asctime)s %(levelname)s %(name)s: %(message)s")
    for handler in handlers:
        handler.setFormatter(form)
    logging.basicConfig(level=logging.WARNING, handlers=handlers)


def scrub(error: BaseException) -> str:
    """The message of an exception without what may have come from a person."""
    all_values, values = _VALUES
    pattern = values if isinstance(error, _NAMES) else all_values
    return pattern.sub("…", str(error)[:MOST_OF_A_MESSAGE])


class _Form(logging.Formatter):
    """Writes exceptions without their values: a key that is missing may be an answer."""

    def formatException(self, ei: ExcInfo) -> str:
        error = ei[1]
        lines: list[str] = []
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            for frame, line in traceback.walk_tb(error.__traceback__):
                lines.append(f"  {frame.f_code.co_filename}:{line} {frame.f_code.co_name}")
            lines.append(f"{type(error).__name__}: {scrub(error)}")
            hidden = None if error.__suppress_context__ else error.__context__
            error = error.__cause__ or hidden
        return "\n".join(lines)


class _File(logging.Handler):
    """A rotating file that is set up with its first record: most starts write none."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._path = file
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = _rotating(self._path)
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def _rotating(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    class Patient(RotatingFileHandler):
        """What cannot be written now is not written; stderr has it."""

        def handleError(self, record: logging.LogRecord) -> None:
            del record

    return Patient(path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True)


def _write_crashes(path: Path) -> None:
    mode = "a" if path.exists() and path.stat().st_size < CRASH_BYTES else "w"
    # Python holds on to the file as long as it may have to write there.
    faulthandler.enable(path.open(mode, encoding="utf-8"))
