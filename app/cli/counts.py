"""`gaozhi counts`: how often, never who."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from app import paths
from app.catalog.names import names_of
from app.cli.desk import Desk
from app.cli.shared import Commands, day_argument, json_option, print_json, write
from app.counts import FILE_NAME, CountBook, csv_text
from app.domain.count import Count, Names, What, detail_words, ranked, total
from app.domain.item import FORMAT

DAYS = 30
SHOWN = 10


def add(commands: Commands) -> None:
    """The counts."""
    counts = commands.add_parser("counts", help="每天有多少人用、打了多少张：只记次数，不记是谁")
    json_option(counts)
    counts.add_argument(
        "--csv", type=Path, metavar="FILE", help="写成表格，可以用 Excel 或 WPS 打开"
    )
    counts.add_argument(
        "--from", dest="first", type=day_argument, metavar="YYYY-MM-DD",
        help=f"从哪一天起（默认最近 {DAYS} 天）",
    )  # fmt: skip
    counts.set_defaults(command=_counts)


def _counts(desk: Desk, options: argparse.Namespace) -> int:
    first = options.first or desk.today - timedelta(days=DAYS - 1)
    found = CountBook(paths.profile() / FILE_NAME).read(first, desk.today)
    if options.json:
        return print_json([_record(count) for count in found])
    names = names_of(desk.catalogue)
    if options.csv:
        write(csv_text(found, names).encode("utf-8-sig"), options.csv)
        return 0
    _tell(found, names, first, desk.today)
    return 0


def _record(count: Count) -> dict[str, object]:
    event = count.event
    return {
        "format": FORMAT, "day": count.day.isoformat(), "what": event.what.key,
        "item": event.item, "detail": event.detail, "times": count.times,
    }  # fmt: skip


def _tell(found: Sequence[Count], names: Names, first: date, last: date) -> None:
    print(f"{first} 到 {last}　只记次数，不记是谁")
    for what in What:
        if what in (What.OPENED, What.ENDED):
            continue
        print(f"  {what.label}　{total(found, what)}")
    for what in (What.OPENED, What.LEFT, What.PRINTED, What.ENDED):
        rows = ranked(found, what)[:SHOWN]
        if rows:
            print(what.label)
        for event, times in rows:
            name = names.item(event.item) if event.item else ""
            said = "　".join(word for word in (name, detail_words(event, names)) if word)
            print(f"  {times:>5}  {said}")
