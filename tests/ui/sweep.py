"""Looks for faults on every page in every look:

    python -m tests.ui.sweep [--look LOOKS] [--region REGIONS] [--only NAME] [--extremes]

Prints a line for each fault: look, region, page, what is wrong. Ends with 1 where there are any.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from tests.ui.gallery import HOME, MOST_LEAVES, World, dressed, leaves, pages
from tests.ui.inspection import Fault, inspect
from tests.ui.looks import Worn, chosen
from tests.ui.page import Page, extremes


class Found(NamedTuple):
    """A fault and where it is."""

    look: str
    region: str
    page: str
    fault: Fault

    def __str__(self) -> str:
        return (
            f"{self.look:22} {self.region} {self.page}: {self.fault.kind.value}: {self.fault.words}"
        )


def faults_in(
    world: World, listed: Iterable[Page], worn: Worn, most: int = MOST_LEAVES
) -> Iterator[Found | None]:
    """Every fault of these pages in a look; None for each page that was looked at.

    Of a page in many leaves no more than `most` are.
    """
    window = dressed(worn)
    window.show()
    for page in listed:
        for leaf, _ in leaves(window, page, world, most):
            yield None
            name = page.name if leaf == 0 else f"{page.name}.{leaf + 1}"
            for fault in inspect(window):
                yield Found(worn.name, world.region.id, name, fault)
    window.close()
    window.deleteLater()


def main() -> int:
    """Sweep, print, say how it went."""
    parser = argparse.ArgumentParser(prog="sweep", description="Faults of every page.")
    parser.add_argument("--look", default="all", help="as for the gallery")
    parser.add_argument("--region", default=HOME, help="with commas")
    parser.add_argument("--only", default="", help="pages whose name contains this")
    parser.add_argument("--extremes", action="store_true", help="the longest and shortest only")
    wanted = parser.parse_args()
    application = QApplication.instance() or QApplication([])
    looked = found = 0
    for region in wanted.region.split(","):
        world = World(region)
        listed = [page for page in pages(world) if wanted.only in page.name]
        if wanted.extremes:
            listed = extremes(listed)
        for worn in chosen(wanted.look):
            for one in faults_in(world, listed, worn):
                if one is None:
                    looked += 1
                else:
                    found += 1
                    print(one, flush=True)
    print(f"{looked} pages looked at, {found} faults", file=sys.stderr)
    del application
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
