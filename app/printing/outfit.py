"""The printers of a hall, made from its settings: in the order in which they are tried."""

from __future__ import annotations

import platform
import sys
from typing import NamedTuple

from app.printing.printer import Paper, Printer
from app.settings import Printers

BESIDE = "请在旁边的打印机取纸"
STRIP_HERE = "请在小票口取纸"


class Fitted(NamedTuple):
    """A printer with its name for the hall's people.

    `place` says where its paper comes out, as the visitor reads it; None: below the screen.
    """

    label: str
    printer: Printer
    paper: Paper
    place: str | None


def fit_out(named: Printers) -> tuple[Fitted, ...]:
    """First printer, second printer, receipt; none where the settings name none."""
    fitted = []
    if named.name is not None:
        made = open_printer(named.name)
        fitted.append(Fitted(f"打印机 {named.name}", made, Paper.A4, named.place))
    if named.second is not None:
        place = named.second_place or BESIDE
        made = open_printer(named.second)
        fitted.append(Fitted(f"备用打印机 {named.second}", made, Paper.A4, place))
    if named.receipt is not None:
        place = named.receipt_place or STRIP_HERE
        made = open_printer(named.receipt)
        fitted.append(Fitted(f"小票打印机 {named.receipt}", made, Paper.RECEIPT, place))
    return tuple(fitted)


def open_printer(name: str, title: str | None = None) -> Printer:
    """A printer of the system by name. `title` marks the jobs of another program than the kiosk.

    With the name of this machine, so that two kiosks may share a printer. Nothing is asked yet.
    """
    if sys.platform == "win32":
        from app.printing.windows import WindowsPrinter

        return WindowsPrinter(name)
    from app.printing.cups import TITLE, CupsPrinter
    from app.printing.cups_server import find_server

    return CupsPrinter(name, find_server(), f"{title or TITLE} {platform.node()}")
