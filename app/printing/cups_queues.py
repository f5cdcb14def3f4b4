"""Which queues CUPS has, and what they take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.problems import Problem
from app.printing.cups_device import PRINTER_WANTED, Described, device_at
from app.printing.cups_server import NO_CUPS, Server, UnreachableError
from app.printing.faults import Fault
from app.printing.ipp import Group, Operation, Tag, given
from app.printing.media import choose_media

A4, STRIP = (210.0, 297.0), (80.0, 200.0)
"""Widths and heights in mm to look for."""


class Queue(NamedTuple):
    """A queue of CUPS, and what it takes: A4 on one or both sides, strips of 80 mm.

    `told`: the printer itself can be asked for its faults, and told to stop.
    """

    name: str
    words: str
    a4: bool
    duplex: bool
    receipt: bool
    told: bool
    fault: Fault | None


def list_queues(server: Server) -> tuple[Queue, ...]:
    """The queues of a server by name. Raises Problem where there is no CUPS."""
    wanted = given(
        Tag.KEYWORD, "requested-attributes", "printer-name", "printer-info", *PRINTER_WANTED
    )
    try:
        answer = server.ask(Operation.CUPS_GET_PRINTERS, [wanted])
    except UnreachableError as error:
        raise Problem(NO_CUPS) from error
    return tuple(sorted(_queues(Described(one) for one in answer.all(Group.PRINTER))))


def _queues(found: Iterable[Described]) -> Iterable[Queue]:
    for seen in found:
        yield Queue(
            seen.word("printer-name"),
            seen.word("printer-info"),
            choose_media(seen.words("media-supported"), *A4) is not None,
            "two-sided-long-edge" in seen.words("sides-supported"),
            choose_media(seen.words("media-supported"), *STRIP) is not None,
            device_at(seen.word("device-uri")) is not None,
            seen.fault if seen.accepting else Fault.REJECTING,
        )
