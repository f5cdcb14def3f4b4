"""Where the program writes what went wrong: the profile, and stderr."""

from __future__ import annotations

import logging
from pathlib import Path

LOG = logging.getLogger(__name__)

LOG_FILE, LOG_BYTES, LOG_FILES = "gaozhi.log", 1_000_000, 3


def log_to(profile: Path) -> None:
    """Errors go to a file that never grows beyond its share, and to stderr."""
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    try:
        profile.mkdir(parents=True, exist_ok=True)
        handlers.append(_File(profile / LOG_FILE))
    except OSError as error:
        LOG.warning("no log file: %s", error)
    logging.basicConfig(
        level=logging.WARNING,
        handlers=handlers,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )


class _File(logging.Handler):
    """A rotating file that is set up with its first record: most starts write none."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._path = file
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(
                self._path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
            )
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()
