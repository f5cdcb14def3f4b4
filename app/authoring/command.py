"""`gaozhi catalog build | check | info | words`: for whoever maintains the catalogue."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app import paths
from app.authoring.builder import build
from app.authoring.check import Checked, check_region
from app.authoring.fault import Faults, columns, render
from app.authoring.loader import regions_below
from app.authoring.national import check_named, load_national
from app.authoring.slips import check_slips
from app.authoring.words import words_of_region
from app.catalog.catalogue import open_catalogue
from app.domain.item import FORMAT, NationalItem
from app.domain.problems import Problem, UnknownName
from app.holidays import read_calendar


def run(options: argparse.Namespace, *, today: date) -> int:
    """Runs one verb and returns the exit status. Raises Problem with a sentence for a person."""
    match options.verb:
        case "build":
            return build_catalogue(options.output or paths.catalogue_file())
        case "check":
            return check(tuple(options.region), with_paths=options.paths)
        case "info":
            return info(paths.catalogue_file(), as_json=options.json)
        case "words":
            return words(options.region, today)
        case _:
            raise ValueError(options.verb)


def sources() -> Path:
    return paths.resources() / "catalogue"


def build_catalogue(target: Path, folder: Path | None = None) -> int:
    """Checks everything, then writes the catalogue; an error anywhere leaves `target` as it was.

    A region that still lacks a category's file is being written: it is named and left out.
    """
    folder = folder or sources()
    ready: list[Checked] = []
    errors = 0
    for name in _known(folder):
        faults = Faults()
        checked = check_region(folder / name, faults)
        if checked is not None and not checked.authored.whole:
            print(f"{name}：还没有写完，这次不放进目录。")
            continue
        _print_faults(faults)
        errors += faults.errors
        if checked is not None:
            ready.append(checked)
    faults = Faults()
    national = _together(folder, ready, faults)
    _print_faults(faults)
    errors += faults.errors
    if errors:
        raise Problem(f"有 {errors} 处错误，目录没有造。请改好再来。")
    if not ready:
        raise Problem(f"{folder} 下没有写完的地区，目录没有造。")
    _own_prefixes(ready)
    build((one.authored for one in ready), target, national)
    _print_overrides(ready)
    for one in ready:
        edition = one.authored.edition
        print(f"{one.authored.region.id}  {len(one.authored.items)} 项  {edition.id}")
    print(f"写好了：{target}")
    return 0


def check(regions: tuple[str, ...], *, with_paths: bool = False, folder: Path | None = None) -> int:
    """Prints every fault, then the table; 1 when there is an error, else 0. No regions: all."""
    folder = folder or sources()
    faults = Faults()
    checked = _checked(regions, folder, faults)
    _together(folder, checked, faults)
    _print_faults(faults)
    _print_overrides(checked)
    if with_paths:
        for one in checked:
            _print_paths(one)
    _print_table([_HEAD, *(_row(one) for one in checked)])
    print(f"{faults.errors} 处错误，{faults.warnings} 处提醒。")
    return 1 if faults.errors else 0


def info(path: Path, *, as_json: bool = False) -> int:
    """Prints which editions a built catalogue holds."""
    catalogue = open_catalogue(path)
    summaries = catalogue.regions()
    if as_json:
        rows = [
            {
                "format": FORMAT,
                "region": one.id,
                "name": one.name,
                "title": one.title,
                "year": one.year,
                "items": one.items,
                "edition": one.edition.id,
                "label": one.edition.label,
                "date": one.edition.date,
            }
            for one in summaries
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    print(path)
    head = ("地区", "事项", "目录版本", "日期", "清单")
    _print_table(
        [
            head,
            *(
                (
                    one.id,
                    str(one.items),
                    f"{one.edition.label} {one.edition.id}",
                    one.edition.date,
                    one.title,
                )
                for one in summaries
            ),
        ]
    )
    return 0


def words(region: str, today: date, folder: Path | None = None) -> int:
    """Prints every composed sentence of a region once an item, for reading aloud."""
    folder = folder or sources()
    faults = Faults()
    checked = _checked((region,), folder, faults, text_only=True)
    if faults.errors:
        _print_faults(faults)
        raise Problem(f"有 {faults.errors} 处错误，请先改好。")
    calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
    for line in words_of_region(checked[0].authored, calendar, today):
        print(line)
    return 0


# --- inside ----------------------------------------------------------------------------------


def _known(folder: Path) -> tuple[str, ...]:
    known = regions_below(folder)
    if not known:
        raise Problem(f"{folder} 下没有目录的源文件。")
    return known


def _checked(
    regions: tuple[str, ...], folder: Path, faults: Faults, *, text_only: bool = False
) -> tuple[Checked, ...]:
    known = _known(folder)
    for name in regions:
        if name not in known:
            raise UnknownName(f"{folder} 下没有地区 {name}（有：{'、'.join(known)}）。")
    found = (check_region(folder / name, faults, text_only=text_only) for name in regions or known)
    return tuple(one for one in found if one is not None)


def _together(folder: Path, checked: Sequence[Checked], faults: Faults) -> tuple[NationalItem, ...]:
    """The national sub-items, and what is wrong between items and regions."""
    regions = [one.authored for one in checked]
    national = load_national(folder, faults)
    check_named(regions, national, faults)
    check_slips(regions, faults)
    return national


def _own_prefixes(ready: Sequence[Checked]) -> None:
    """Two regions with one prefix would answer to each other's 清单号."""
    owners: dict[str, str] = {}
    for one in ready:
        region = one.authored.region
        other = owners.setdefault(region.prefix, region.id)
        if other != region.id:
            raise Problem(f"{other} 和 {region.id} 的清单号都以 {region.prefix} 开头，请改一个。")


def _print_overrides(checked: Sequence[Checked]) -> None:
    for one in checked:
        for sentence in one.authored.overrides:
            print(f"{one.authored.region.id}：{sentence}")


def _print_faults(faults: Faults) -> None:
    for fault in faults.all:
        print(render(fault, Path.cwd()))


_HEAD = (
    "地区",
    "事项",
    "问题",
    "答法",
    "材料行",
    "格",
    "字数",
    "未引的句",
    "疑点",
    "勘误",
    "案例",
)


def _row(one: Checked) -> tuple[str, ...]:
    found = one.summary
    return (
        found.region,
        str(found.items),
        str(found.questions),
        str(found.paths),
        str(found.requirements),
        str(found.text.cells),
        f"{found.text.covered}/{found.text.characters}",
        str(found.text.uncovered_clauses),
        str(found.doubts),
        str(found.errata),
        str(found.cases),
    )


def _print_paths(one: Checked) -> None:
    head = ("事项", "问题", "答法", "最多几题", "名称")
    rows = [
        (str(proof.seq), str(proof.questions), str(proof.paths), str(proof.longest), proof.name)
        for proof in one.proofs
    ]
    _print_table([head, *rows])


def _print_table(rows: Sequence[tuple[str, ...]]) -> None:
    """Columns aligned by their width on a terminal; numbers to the right."""
    widths = [max(columns(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = []
        for cell, width in zip(row, widths, strict=True):
            gap = " " * (width - columns(cell))
            cells.append(gap + cell if cell[:1].isdigit() else cell + gap)
        print("  ".join(cells).rstrip())
    sys.stdout.flush()
