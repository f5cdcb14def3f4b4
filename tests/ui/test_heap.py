"""What was freed in holes is not held any longer."""

import platform
import subprocess
import sys

import pytest

MB = 1 << 20

IN_A_PROCESS_OF_ITS_OWN = """\
import sys
from pathlib import Path
from app.ui.heap import give_back

def resident():
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096

give_back()
freed = [bytes(2000) for _ in range(32 * 2**20 // 2000)]
held = bytes(2000)
freed.clear()
before = resident()
if sys.argv[1:] == ["give back"]:
    give_back()
print(before - resident())
"""


def returned(*arguments: str) -> int:
    """Bytes that went back after 32 MB were freed below something that is still held.

    In a process of its own: in a long-lived one the 32 MB would lie in older holes, beside
    memory that is in use.
    """
    command = [sys.executable, "-c", IN_A_PROCESS_OF_ITS_OWN, *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(ended.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has malloc_trim")
def test_memory_freed_below_what_is_still_used_goes_back() -> None:
    assert returned() < MB, "the system takes it back by itself: the test shows nothing"
    assert returned("give back") > 16 * MB
