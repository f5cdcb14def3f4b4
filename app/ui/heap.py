"""Memory that a visit has freed goes back to the system; the C library would keep it in holes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache


@cache
def _trim() -> Callable[[int], int] | None:
    """glibc's `malloc_trim`; None where the C library is another one."""
    import ctypes  # noqa: PLC0415  it would cost the first page milliseconds

    try:
        trim: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None
    return trim


def give_back() -> None:
    """Takes well under a millisecond; does nothing where the system cannot."""
    trim = _trim()
    if trim is not None:
        trim(0)
