"""`python -m tests.benchmarks [PART]…`: every figure side by side in one run."""

from __future__ import annotations

import importlib
import sys

PARTS = ("engine", "start", "sheet", "pages", "visits", "looks")


def main() -> None:
    """Print the figures of the parts named, or of all."""
    for part in sys.argv[1:] or PARTS:
        if part not in PARTS:
            sys.exit(f"{part}: not one of {', '.join(PARTS)}")
        print(f"\n{part}")
        for row in importlib.import_module(f"tests.benchmarks.bench_{part}").rows():
            print(f"  {row}")


if __name__ == "__main__":
    main()
