"""Checks one region as a whole: the official text first, then paths, lints and cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.authoring.authored import AuthoredItem, AuthoredRegion
from app.authoring.cases import run_cases
from app.authoring.cited import Cited
from app.authoring.coverage import Tally, by_column, check_cell
from app.authoring.fault import Faults
from app.authoring.lints import lint_region
from app.authoring.loader import load
from app.authoring.proofs import Proof, prove
from app.domain.item import CLAUSE_COLUMNS, FOOTNOTE


@dataclass(frozen=True, slots=True)
class Summary:
    """What `catalog check` prints of a region."""

    region: str
    items: int
    questions: int
    paths: int
    requirements: int
    text: Tally
    doubts: int
    errata: int
    cases: int


@dataclass(frozen=True)
class Checked:
    """One region, and what was found out about it."""

    authored: AuthoredRegion
    summary: Summary
    proofs: tuple[Proof, ...]


def check_region(folder: Path, faults: Faults, *, text_only: bool = False) -> Checked | None:
    """Reads and checks one region's folder; None where its region.yaml cannot be read.

    `text_only` leaves out what takes every path of every item.
    """
    authored = load(folder, faults)
    if authored is None:
        return None
    tally = check_text(authored, faults)
    proofs: tuple[Proof, ...] = ()
    if not text_only:
        lint_region(authored, faults)
        proofs = tuple(prove(one, faults) for one in authored.items if one.sound)
        run_cases(authored, faults)
    return Checked(authored, _summary(authored, tally, proofs), proofs)


def check_text(authored: AuthoredRegion, faults: Faults) -> Tally:
    """Every clause of every cell of the region has one kind and a quote."""
    tally = Tally()
    for one in authored.items:
        tally += _item_text(authored, one, faults)
    return tally + _footnote(authored, faults)


def _item_text(authored: AuthoredRegion, one: AuthoredItem, faults: Faults) -> Tally:
    own = [cite for cite in one.cited if cite.quote.item in (None, one.item.seq)]
    columns = by_column(own)
    tally = Tally()
    for column, cell in one.item.official:
        cites = columns.get(column, ())
        name = f"第 {one.item.seq} 项{column}"
        if column in CLAUSE_COLUMNS:
            tally += check_cell(name, cell, cites, one.cells[column], faults)
        else:
            _only_there(name, cell, cites, faults)
    for column, cites in columns.items():
        if column != FOOTNOTE and not one.item.cell(column):
            _only_there(f"第 {one.item.seq} 项{column}", "", cites, faults)
    _elsewhere(authored, one, faults)
    return tally


def _only_there(name: str, cell: str, cites: Iterable[Cited], faults: Faults) -> None:
    for cite in cites:
        if cite.quote.text not in cell:
            faults.error(cite.place, f"{name}里没有「{cite.quote.text}」。请照原文一字不差地引。")


def _elsewhere(authored: AuthoredRegion, one: AuthoredItem, faults: Faults) -> None:
    """Quotes of words that stand on another item: they must stand there."""
    for cite in one.cited:
        seq = cite.quote.item
        if seq is None or seq in (0, one.item.seq):
            continue
        other = next((item for item in authored.plain_items if item.seq == seq), None)
        if other is None and not authored.whole:
            continue
        if other is None:
            faults.error(cite.place, f"引文写着 item: {seq}，清单里没有第 {seq} 项。")
        else:
            name = f"第 {seq} 项{cite.quote.column}"
            _only_there(name, other.cell(cite.quote.column), [cite], faults)


def _footnote(authored: AuthoredRegion, faults: Faults) -> Tally:
    """The region's own text, quoted with `item: 0` by rules, items and the region's notes."""
    cites = [cite for cite in authored.cited if cite.quote.column == FOOTNOTE]
    cites += [
        cite
        for one in authored.items
        for cite in one.cited
        if cite.quote.column == FOOTNOTE or cite.quote.item == 0
    ]
    if authored.footnote is None:
        _only_there("region.yaml 的 footnote", "", cites, faults)
        return Tally()
    unique = {(cite.place.path, cite.place.line, cite.place.column): cite for cite in cites}
    footnote = authored.region.footnote
    return check_cell(FOOTNOTE, footnote, unique.values(), authored.footnote, faults)


def _summary(authored: AuthoredRegion, text: Tally, proofs: tuple[Proof, ...]) -> Summary:
    items = authored.plain_items
    doubts = {
        doubt
        for item in items
        for doubt in (
            *item.doubts,
            *(row.doubt for row in item.requirements),
            *(row.doubt for row in item.outcomes),
            *(row.doubt for row in item.limits),
            *(row.doubt for row in item.notes),
        )
        if doubt is not None
    }
    return Summary(
        region=authored.region.id,
        items=len(items),
        questions=sum(len(item.questions) for item in items),
        paths=sum(proof.paths for proof in proofs),
        requirements=sum(len(item.requirements) for item in items),
        text=text,
        doubts=len(doubts),
        errata=sum(len(item.errata) for item in items),
        cases=len(authored.cases),
    )
