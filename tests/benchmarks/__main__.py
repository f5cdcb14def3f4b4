"""`python -m tests.benchmarks [PART]… [--visits N]`: every figure side by side in one run."""

from __future__ import annotations

import argparse
import importlib

PARTS = ("engine", "start", "sheet", "pages", "visits", "looks")


def main() -> None:
    """Print the figures of the parts named, or of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--visits", type=int, metavar="N", help="how many, for the part visits")
    options = parser.parse_args()
    for part in options.parts or PARTS:
        if part not in PARTS:
            parser.error(f"{part}: not one of {', '.join(PARTS)}")
        print(f"\n{part}")
        counted = [options.visits] if part == "visits" and options.visits else []
        for row in importlib.import_module(f"tests.benchmarks.bench_{part}").rows(*counted):
            print(f"  {row}", flush=True)


if __name__ == "__main__":
    main()
