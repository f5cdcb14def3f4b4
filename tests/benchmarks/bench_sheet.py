"""The A4 sheet against Typst on the same content, side by side in one run. Nothing is asserted.

    python -m tests.benchmarks.bench_sheet [rounds]

Both get a new text in every round (清单号, time, code), as every visitor does; both reuse what a
running process keeps (fonts, compiler). Wall time of a noisy machine: the ratio counts.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import typst

from app import paths
from app.domain.notice import (
    Basis,
    Dates,
    Flow,
    Foot,
    HallFacts,
    Head,
    Lines,
    Notes,
    Notice,
    Situation,
)
from app.pdf import sheet
from app.pdf.resources import default_press
from app.qr import codes, runs
from tests.pdf import samples

ROUNDS = 60


def variant(notice: Notice, number: int) -> Notice:
    """The same sheet for another visitor: another 清单号, another minute, another code."""
    slip = f"ZY21-{number:03}"
    blocks = tuple(
        replace(
            block, slip_words=f"清单号 {slip}", printed=f"打印于 2026-11-09 09:{number % 60:02}"
        )
        if isinstance(block, Foot)
        else block
        for block in notice.blocks
    )
    return Notice(blocks, f"{notice.qr_text}\n清单号 {slip}")


def as_json(notice: Notice) -> str:
    """What the Typst template draws: the same strings."""
    head, lines, dates, foot = (
        notice.get(Head), notice.get(Lines), notice.get(Dates), notice.get(Foot),
    )  # fmt: skip
    flow, basis, notes = notice.get(Flow), notice.get(Basis), notice.find(Notes)
    facts, hall = notice.find(Situation), notice.find(HallFacts)
    (code,) = codes(notice.qr_text)
    path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in runs(code))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.size} {code.size}">'
        f'<path d="{path}"/></svg>'
    )
    return json.dumps(
        {
            "title": head.title,
            "document": head.document,
            "place": f"{head.region}\u3000{head.hall}",
            "meta": head.meta,
            "svg": svg,
            "side": max(24.0, code.size * 0.4),
            "facts": [(fact.label, fact.value) for fact in facts.facts] if facts else [],
            "headline": lines.headline,
            "rows": [
                {
                    "title": line.title,
                    "tag": line.tag,
                    "tags": line.tags,
                    "choices": [choice.text for choice in line.choices] if line.tag else [],
                    "last": [f"{line.last_words}{choice.text}" for choice in line.last_resort],
                    "where": line.where or "",
                }
                for line in lines.every()
            ],
            "flow": flow.headline,
            "nodes": [(node.name, node.caption or "") for node in flow.nodes],
            "bracket": flow.bracket or "",
            "lead": dates.lead,
            "date": dates.latest_words or "",
            "tail": dates.tail,
            "rule": dates.rule or "",
            "hall": [(fact.label, fact.value) for fact in hall.facts] if hall else [],
            "notes": notes.sentences if notes else [],
            "basis": basis.headline,
            "law": "".join(basis.citations),
            "source": basis.source + (basis.hint or ""),
            "disclaimer": foot.disclaimer,
            "foot": "\u3000".join(
                part for part in (foot.slip_words, foot.edition, foot.printed) if part
            ),
        },
        ensure_ascii=False,
    )


def timed(make: Callable[[int], bytes], numbers: range) -> tuple[list[float], int]:
    """Milliseconds of every call, and the bytes of the last file."""
    spent: list[float] = []
    data = b""
    for number in numbers:
        begun = time.perf_counter()
        data = make(number)
        spent.append((time.perf_counter() - begun) * 1000)
    return spent, len(data)


def row(name: str, spent: list[float], size: int) -> str:
    ordered = sorted(spent)
    late = ordered[int(len(ordered) * 0.95)]
    middle = statistics.median(ordered)
    return f"{name:<34}{ordered[0]:8.1f}{middle:8.1f}{late:8.1f}{size / 1000:9.0f}"


def rows(rounds: int = ROUNDS) -> list[str]:
    """A table: best, median, p95 in ms and kB of a file, and the ratio of the medians."""
    base = samples.short()
    press = default_press()
    template = Path(__file__).with_name("sheet.typ")
    compiler = typst.Compiler(
        str(template), font_paths=[str(paths.resources() / "fonts")], ignore_system_fonts=True
    )

    def ours(number: int) -> bytes:
        return sheet.render(variant(base, number))

    def theirs(number: int) -> bytes:
        made = compiler.compile(format="pdf", sys_inputs={"notice": as_json(variant(base, number))})
        assert isinstance(made, bytes)
        return made

    def code(number: int) -> bytes:
        return codes(variant(base, number).qr_text)[0].rows[0]

    def lay(number: int) -> bytes:
        sheet.layout(variant(base, number), press.kit)
        return b""

    for warm in range(3):
        ours(9000 + warm)
        theirs(9100 + warm)
    half = rounds // 2
    found: dict[str, list[float]] = {}
    sizes: dict[str, int] = {}
    # Each round's code is new to whoever comes first and cached for the other: hence the ranges.
    for turn, start in enumerate((0, half)):
        for name, make, offset in (
            ("QR code alone", code, 3000),
            ("our layout, QR included", lay, 4000),
            ("our sheet (layout + ink)", ours, 1000),
            ("typst, compiler reused", theirs, 2000),
        ):
            spent, size = timed(make, range(offset + start, offset + start + half))
            found.setdefault(name, []).extend(spent)
            sizes[name] = size
        print(f"turn {turn + 1} of 2 done", file=sys.stderr)
    ratio = statistics.median(found["our sheet (layout + ink)"]) / statistics.median(
        found["typst, compiler reused"]
    )
    return [
        f"A4 sheet, {rounds} rounds{'':<14}{'best':>8}{'median':>8}{'p95':>8}{'kB':>9}",
        *(row(name, spent, sizes[name]) for name, spent in found.items()),
        f"our sheet / typst: {ratio:.2f}",
    ]


if __name__ == "__main__":
    print("\n".join(rows(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)))
