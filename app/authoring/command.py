"""`gaozhi catalog check`: reads the sources and prints every fault, then a table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

from app import paths
from app.authoring.check import check_text, summary
from app.authoring.fault import Faults, columns, render
from app.authoring.loader import load, regions_below
from app.domain.problems import UnknownName


def sources() -> Path:
    return paths.resources() / "catalogue"


def check(
    regions: tuple[str, ...] = (), folder: Path | None = None, out: TextIO | None = None
) -> int:
    """Prints faults and the table; 1 when there is an error, else 0. No regions: all of them."""
    out = out or sys.stdout
    folder = folder or sources()
    faults = Faults()
    table: list[tuple[str, ...]] = [_HEAD]
    for name in _chosen(regions, folder):
        authored = load(folder / name, faults)
        if authored is None:
            continue
        found = summary(authored, check_text(authored, faults))
        table.append(
            (
                name,
                str(found.items),
                str(found.questions),
                str(found.requirements),
                str(found.text.cells),
                f"{found.text.covered}/{found.text.characters}",
                str(found.text.uncovered_clauses),
                str(found.doubts),
                str(found.errata),
                str(found.cases),
            )
        )
        for sentence in authored.overrides:
            print(f"{name}：{sentence}", file=out)
    for fault in faults.all:
        print(render(fault, Path.cwd()), file=out)
    print_table(table, out)
    print(f"{faults.errors} 处错误，{faults.warnings} 处提醒。", file=out)
    return 1 if faults.errors else 0


_HEAD = ("地区", "事项", "问题", "材料行", "格", "字数", "未引的句", "疑点", "勘误", "案例")


def _chosen(regions: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    known = regions_below(folder)
    for name in regions:
        if name not in known:
            have = "、".join(known) or "一个也没有"
            raise UnknownName(f"{folder} 下没有地区 {name}（有：{have}）。")
    return regions or known


def print_table(rows: list[tuple[str, ...]], out: TextIO) -> None:
    """Columns aligned by their width on a terminal, the first to the left."""
    widths = [max(columns(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = [
            cell + " " * (width - columns(cell))
            if at == 0
            else " " * (width - columns(cell)) + cell
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip(), file=out)
