"""What was freed in holes is not held any longer."""

import platform
from pathlib import Path

import pytest

from app.ui.heap import give_back

MB = 1 << 20


def resident() -> int:
    """Bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has malloc_trim")
def test_memory_freed_below_what_is_still_used_goes_back() -> None:
    freed = [bytes(2000) for _ in range(32 * MB // 2000)]
    held = bytes(2000)
    freed.clear()
    before = resident()
    give_back()
    assert before - resident() > 16 * MB
    assert held
