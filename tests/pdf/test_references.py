"""No paper has changed that nobody meant to change.

Where one fails: `python -m tests.pdf.references` shows how, `--accept` keeps it.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.notice import Dates, Notice
from app.pdf import sheet
from app.pdf.kit import Kit
from app.pdf.resources import default_press
from app.pdf.sheet import layout
from tests.pdf import references, samples


@pytest.mark.parametrize("name", list(references.papers()))
def test_a_paper_is_as_it_was_accepted(name: str) -> None:
    assert list(references.differences(references.accepted(name), references.made_now(name))) == []


def test_nothing_is_kept_of_papers_that_are_no_longer_made() -> None:
    kept = {file.stem for file in references.ACCEPTED.glob("*.*")}
    assert kept == set(references.papers())


def found(notice: Notice) -> list[str]:
    """What the comparison says when the short sample had been another one."""
    now = references.proof(sheet.render(samples.short()))
    return list(references.differences(references.proof(sheet.render(notice)), now))


def test_another_word_is_noticed() -> None:
    base = samples.short()
    later = replace(base.get(Dates), latest_printed="2026 年 12 月 22 日（星期二）")
    blocks = tuple(later if isinstance(block, Dates) else block for block in base.blocks)
    told = found(Notice(blocks, base.qr_text))
    assert any(row.startswith("-") and "12 月 22 日" in row for row in told)
    assert any("picture" in row for row in told)


def test_another_code_is_noticed_although_no_word_differs() -> None:
    base = samples.short()
    (told,) = found(Notice(base.blocks, base.qr_text + "。"))
    assert "picture" in told


def test_a_thicker_line_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    press = default_press()
    style = replace(press.kit.style, stroke={**press.kit.style.stroke, "tick": 2.0})
    thick = Kit(style, press.kit.ruler)
    before = references.proof(sheet.render(samples.short()))
    monkeypatch.setattr(sheet, "layout", lambda notice, _: layout(notice, thick))
    now = references.proof(sheet.render(samples.short()))
    assert any("picture" in row for row in references.differences(before, now))
