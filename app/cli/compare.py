"""`gaozhi compare`: one national sub-item in all regions."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from app import terminal
from app.catalog.catalogue import RegionSummary
from app.cli.desk import Desk
from app.cli.shared import Commands, json_option, print_json
from app.domain.checklist import make_checklist
from app.domain.compare import Guide, Side, compare, find_national
from app.domain.compare_record import comparison_record
from app.domain.item import FORMAT, NationalItem


def add(commands: Commands) -> None:
    """The comparison."""
    comparing = commands.add_parser("compare", help="一个全国子项，各地的清单放在一起看")
    comparing.add_argument("national", nargs="?", help="全国子项的六位编号；不写就列出全部")
    json_option(comparing)
    comparing.set_defaults(command=_compare)


def _compare(desk: Desk, options: argparse.Namespace) -> int:
    known = desk.catalogue.national()
    if options.national is None:
        return _national_items(desk, known, json=options.json)
    national = find_national(known, options.national)
    comparison = compare(national, [_side(desk, one, national) for one in desk.catalogue.regions()])
    if options.json:
        return print_json(comparison_record(comparison))
    print(terminal.comparison_text(comparison))
    return 0


def _side(desk: Desk, region: RegionSummary, national: NationalItem) -> Side:
    items = [item for item in desk.catalogue.items(region.id) if national.code in item.national]
    guides = (Guide(item, desk.notice(make_checklist(item, {}))) for item in items)
    return Side(region.id, region.short, tuple(guides))


def _national_items(desk: Desk, known: Sequence[NationalItem], *, json: bool) -> int:
    """Every national sub-item, with the items of the regions that have it."""
    regions = desk.catalogue.regions()
    rows = []
    for one in known:
        having = {
            region.id: [
                item.seq for item in desk.catalogue.items(region.id) if one.code in item.national
            ]
            for region in regions
        }
        rows.append({"format": FORMAT, "national": one.code, "name": one.name, "regions": having})
        if not json:
            said = "　".join(
                f"{region.short} {'、'.join(map(str, having[region.id]))}"
                for region in regions
                if having[region.id]
            )
            print(f"{one.code}  {one.name}\n        {said}")
    return print_json(rows) if json else 0
