"""`gaozhi catalog`: for whoever maintains the catalogue."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.catalog.catalogue import Catalogue, open_catalogue
from app.cli.desk import Desk
from app.cli.shared import Commands, item_arguments, json_option, write
from app.domain.decision import decide
from app.domain.difference import Content, difference, difference_text


def add(commands: Commands) -> None:
    """The catalogue."""
    catalog = commands.add_parser("catalog", help="维护目录")
    _catalog_commands(catalog)


def _catalog(desk: Desk, options: argparse.Namespace) -> int:
    from app.authoring import command

    return command.run(options, today=desk.today)


def _catalog_sheet(desk: Desk, options: argparse.Namespace) -> int:
    from app.pdf import decision_sheet

    item = desk.item(options.region, options.item)
    region = desk.catalogue.region(options.region)
    source = decision_sheet.Source(region, desk.catalogue.edition(options.region))
    write(decision_sheet.render(decide(item), source), options.output)
    return 0


def _catalog_diff(_desk: Desk, options: argparse.Namespace) -> int:
    old, new = open_catalogue(options.old), open_catalogue(options.new)
    for line in difference_text(difference(_contents(old), _contents(new))):
        print(line)
    return 0


def _contents(catalogue: Catalogue) -> list[Content]:
    return [
        Content(catalogue.region(one.id), one.edition, catalogue.items(one.id))
        for one in catalogue.regions()
    ]


def _catalog_commands(catalog: argparse.ArgumentParser) -> None:
    verbs = catalog.add_subparsers(title="命令", metavar="命令", required=True, dest="verb")
    build = verbs.add_parser("build", help="由 resources/catalogue 造出 catalog.sqlite")
    build.add_argument("-o", "--output", type=Path, metavar="FILE", help="写到别处")
    check = verbs.add_parser("check", help="逐句核对目录")
    check.add_argument("region", nargs="*", help="只看这些地区")
    check.add_argument("--paths", action="store_true", help="列出每个事项有几种答法")
    info = verbs.add_parser("info", help="目录的版本")
    json_option(info)
    words = verbs.add_parser("words", help="一个地区拼出来的每句话")
    words.add_argument("region")
    for verb in (build, check, info, words):
        verb.set_defaults(command=_catalog)
    diff = verbs.add_parser("diff", help="新目录和旧目录差在哪里，逐项说")
    diff.add_argument("old", type=Path, metavar="OLD", help="旧的 catalog.sqlite")
    diff.add_argument("new", type=Path, metavar="NEW", help="新的 catalog.sqlite")
    diff.set_defaults(command=_catalog_diff)
    sheet = verbs.add_parser("sheet", help="一个事项的决策表，供核对的人签字")
    item_arguments(sheet)
    sheet.add_argument(
        "-o", "--output", type=Path, metavar="FILE", required=True, help="写成 PDF 文件"
    )
    sheet.set_defaults(command=_catalog_sheet)
