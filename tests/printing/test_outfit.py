"""The printers of a hall, as its settings name them."""

from pathlib import Path

import pytest

from app.domain.problems import Problem
from app.printing.cups import CupsPrinter
from app.printing.outfit import fit_out
from app.printing.printer import Paper
from app.settings import NO_PRINTERS, read_settings


def test_printers_come_in_the_order_in_which_they_are_tried(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        '[printer]\nreceipt = "Strip"\nname = "Laser"\nsecond = "Other"\n'
        'second_place = "请到 3 号窗口取纸"\n',
        encoding="utf-8",
    )
    fitted = fit_out(read_settings(file).printers)
    queues = [one.printer.queue for one in fitted if isinstance(one.printer, CupsPrinter)]
    assert queues == ["Laser", "Other", "Strip"]
    assert [one.paper for one in fitted] == [Paper.A4, Paper.A4, Paper.RECEIPT]
    assert [one.place for one in fitted] == [None, "请到 3 号窗口取纸", "请在小票口取纸"]


def test_a_newcomer_has_none(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "none.toml")
    assert settings.printers == NO_PRINTERS
    assert fit_out(settings.printers) == ()


def test_a_misspelt_key_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('region = "ziyang"\n[printer]\nsecnd = "Other"\n', encoding="utf-8")
    with pytest.raises(Problem, match="第 3 行"):
        read_settings(file)
