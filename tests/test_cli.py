"""The command line as other programs call it (DESIGN 5)."""

import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app import cli, paths
from app.counts import CountBook
from app.domain.count import Event, What
from app.pin import is_pin
from app.settings import read_settings

Run = tuple[int, str, str]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Run:
    status = cli.run(arguments)
    said = capsys.readouterr()
    return status, said.out, said.err


def loaded(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    status, out, err = run(capsys, *arguments, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


def test_ziyang_has_34_items(capsys: pytest.CaptureFixture[str]) -> None:
    items = loaded(capsys, "items", "ziyang")
    assert [item["item"] for item in items] == list(range(1, 35))


def test_an_item_gives_its_official_cells_and_questions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    item = loaded(capsys, "item", "ziyang", "21")
    assert item["official"]["办理时限"] == "不超过30个工作日"
    assert [question["id"] for question in item["questions"]] == ["injury", "agent"]
    blind = loaded(capsys, "item", "ziyang", "21", "--blind")
    assert set(blind) < set(item)
    assert blind["questions"] == item["questions"]


def test_a_person_hit_by_a_car_brings_six_things(capsys: pytest.CaptureFixture[str]) -> None:
    result = loaded(
        capsys, "checklist", "ziyang", "21", "-a", "injury=third_party", "-a", "agent=self",
        "--on", "2026-11-09",
    )  # fmt: skip
    assert result["counts"] == {"must": 6, "may_be_asked": 1, "if": 2}
    assert result["latest_date"] == "2026-12-21"
    assert result["steps"] == ["申请", "受理", "审核", "拨付", "办结"]
    texts = [line["text"] for line in result["checklist"]]
    assert texts[0] == "有效身份证件 或 医保电子凭证 或 社会保障卡"
    assert (
        "交警事故认定书 或 法院判决书 或 调解书等公检法部门出具的相关证明材料复印件（都拿不到：个人承诺书）"
        in texts
    )
    assert not any("外伤无第三方责任承诺书" in text for text in texts)


def test_a_slip_leads_back_to_its_checklist(capsys: pytest.CaptureFixture[str]) -> None:
    result = loaded(capsys, "checklist", "ziyang", "20", "-a", "injury=unsure")
    again = loaded(capsys, "slip", result["slip"].lower().replace("-", " - "))
    assert again == result


def test_paths_hold_every_complete_answer(capsys: pytest.CaptureFixture[str]) -> None:
    every = loaded(capsys, "paths", "ziyang", "21")
    assert len(every) == 8
    assert all(record["open_questions"] == [] for record in every)


def test_search_finds_by_initials(capsys: pytest.CaptureFixture[str]) -> None:
    hits = loaded(capsys, "search", "ziyang", "zyfybx")
    assert hits[0]["item"] == 21


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("items", "atlantis"), "atlantis"),
        (("item", "ziyang", "99"), "99"),
        (("checklist", "ziyang", "21", "-a", "colour=red"), "colour"),
        (("checklist", "ziyang", "21", "-a", "injury=sunburn"), "sunburn"),
        (("checklist", "ziyang", "21", "-a", "injury=illness,third_party"), "injury"),
        (("checklist", "ziyang", "21", "-a", "injury=illness", "-a", "injury=illness"), "injury"),
        (("slip", "ZY21-0000"), "ZY21-0000"),
        (("slip", "hello"), "hello"),
        (("slip", "QQ21-0000"), "QQ"),
        (("compare", "006009"), "006002 住院费用报销"),
        (("print", "ziyang", "21", "-o", "/nowhere/at/all/sheet.pdf"), "/nowhere/at/all/sheet.pdf"),
        (("print", "ziyang", "21", "-o", "/"), "文件名"),
        (("print", "ziyang", "21", "-o", ""), "文件名"),
        (("print", "ziyang", "21", "-o", __file__ + "/sheet.pdf"), "Not a directory"),
        (("print", "ziyang", "21", "-o", "/tmp/" + 300 * "a"), "too long"),
    ],
)
def test_what_is_unknown_gets_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], names: str
) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (1, "")
    assert names in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("items",),
        ("item", "ziyang", "one"),
        ("checklist", "ziyang", "21", "-a", "injury"),
        ("checklist", "ziyang", "21", "--on", "tomorrow"),
        ("booklet", "ziyang"),
    ],
)
def test_a_usage_error_is_the_parsers(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(capsys, *arguments)
    assert stopped.value.code == 2


@pytest.mark.parametrize("form", [(), ("--large",), ("--paper", "receipt")])
def test_a_sheet_is_written_in_every_form(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: tuple[str, ...]
) -> None:
    file = tmp_path / "sheet.pdf"
    status, out, _ = run(capsys, "print", "ziyang", "21", "-o", str(file), *form)
    assert (status, out) == (0, "")
    assert file.read_bytes().startswith(b"%PDF")


def test_a_booklet_is_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    status, _, _ = run(capsys, "booklet", "ziyang", "--category", "reimburse", "-o", str(file))
    assert status == 0
    assert file.read_bytes().startswith(b"%PDF")
    status, _, err = run(capsys, "booklet", "ziyang", "--category", "zoo", "-o", str(file))
    assert status == 1
    assert "zoo" in err


def test_the_questionnaire_reads_numbers_from_a_pipe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.pdf"
    monkeypatch.setattr("sys.stdin", io.StringIO("七\n2\n1\n"))
    status, out, _ = run(capsys, "ask", "ziyang", "21", "-o", str(sheet))
    assert status == 0
    assert "没看懂" in out
    assert "责任证明" in out
    assert "因为您选了：受伤了，对方有责任" in out
    assert sheet.read_bytes().startswith(b"%PDF")


def test_the_questionnaire_prints_what_is_known_when_input_ends(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    status, out, _ = run(capsys, "ask", "ziyang", "21")
    assert status == 0
    assert "办事指南" in out


@pytest.mark.parametrize(("locked", "noted"), [("true", True), ("false", False)])
def test_a_locked_kiosk_without_a_printer_is_said_to_keep_no_files(
    capsys: pytest.CaptureFixture[str], profile: Path, locked: str, noted: bool
) -> None:
    profile.mkdir()
    text = f'[kiosk]\nlocked = {locked}\n[printer]\nfolder = "/srv/x"\n'
    (profile / "settings.toml").write_text(text, "utf-8")
    status, out, _ = run(capsys, "settings", "check")
    assert status == 0
    assert ("锁住时清单不存成文件" in out) is noted


def test_settings_with_a_typo_name_the_line(
    capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    profile.mkdir()
    (profile / "settings.toml").write_text('region = "ziyang"\n\n[hall]\nnmae = "大厅"\n', "utf-8")
    status, _, err = run(capsys, "settings", "check")
    assert status == 1
    assert "第 4 行" in err
    assert "nmae" in err


def test_a_missing_catalogue_gets_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setenv("GAOZHI_SHARE", str(tmp_path))
    status, _, err = run(capsys, "regions")
    assert status == 1
    assert "catalog.sqlite" in err


def test_a_national_item_is_shown_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "compare", "004005")
    assert status == 0
    assert "甘肃 没有这一项" in out
    assert "办理时限（不一样）" in out
    record = loaded(capsys, "compare", "004005")
    assert [side["items"] == [] for side in record["regions"]].count(True) == 1


def test_every_national_item_is_listed_with_its_items(capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["national"]: row["regions"] for row in loaded(capsys, "compare")}
    assert rows["003002"] == {"gansu": [11], "guangdong": [11], "guangxi": [11, 12], "xpcc": [10], "ziyang": [12]}  # fmt: skip
    _, out, _ = run(capsys, "compare")
    assert out.count("\n") == 2 * len(rows)


def test_the_decision_tables_are_written_as_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "sheet.pdf"
    assert run(capsys, "catalog", "sheet", "ziyang", "21", "-o", str(file))[0] == 0
    assert file.read_bytes().startswith(b"%PDF")
    status, _, err = run(capsys, "catalog", "sheet", "ziyang", "99", "-o", str(file))
    assert (status, "99" in err) == (1, True)


def test_two_catalogues_are_compared_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = str(paths.catalogue_file())
    status, out, _ = run(capsys, "catalog", "diff", file, file)
    assert (status, out) == (0, "两个目录一样。\n")
    status, _, err = run(capsys, "catalog", "diff", str(tmp_path / "none.sqlite"), file)
    assert (status, "none.sqlite" in err) == (1, True)


def test_a_number_for_the_attendant_comes_from_a_pipe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, profile: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("274913\n274913\n"))
    status, out, err = run(capsys, "settings", "pin")
    assert (status, err) == (0, "")
    assert "274913" not in out
    hashed = read_settings(profile / "settings.toml").pin
    assert hashed is not None
    assert is_pin("274913", hashed)


@pytest.mark.parametrize("typed", ["", "274913\n274914\n", "2749\n", "111111\n"])
def test_a_number_that_will_not_do_changes_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, profile: Path, typed: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    status, out, err = run(capsys, "settings", "pin")
    assert (status, out) == (1, "")
    assert err.endswith("。\n")
    assert not (profile / "settings.toml").exists()


def test_counts_are_told_and_written_for_a_spreadsheet(
    capsys: pytest.CaptureFixture[str], profile: Path, tmp_path: Path
) -> None:
    today = datetime.now().astimezone().date()
    opened = Event(What.OPENED, "ziyang-21")
    CountBook(profile / "counts.sqlite").add(today, [Event(What.BEGUN), opened])
    rows = loaded(capsys, "counts")
    assert rows[1] == {
        "format": 1, "day": today.isoformat(), "what": "opened", "item": "ziyang-21",
        "detail": "", "times": 1,
    }  # fmt: skip
    status, out, _ = run(capsys, "counts")
    assert status == 0
    assert "有人开始　1" in out
    assert "1  住院费用报销" in out
    status, out, _ = run(capsys, "counts", "--csv", str(tmp_path / "counts.csv"))
    assert (status, out) == (0, "")
    content = (tmp_path / "counts.csv").read_bytes()
    assert content.startswith("\ufeff日期,".encode())
    assert f"{today},打开事项,ziyang-21,住院费用报销,,1\r\n".encode() in content


def test_counts_of_a_machine_that_nobody_has_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert loaded(capsys, "counts") == []
    status, out, err = run(capsys, "counts")
    assert (status, err) == (0, "")
    assert "有人开始　0" in out


@pytest.mark.parametrize("key", ["ziyang-99", "atlantis-1", "ziyang", "ziyang-x"])
def test_a_withdrawn_item_that_does_not_exist_is_told(
    capsys: pytest.CaptureFixture[str], profile: Path, key: str
) -> None:
    profile.mkdir()
    (profile / "settings.toml").write_text(f'[withdrawn]\n{key} = "停办"\n', encoding="utf-8")
    status, _, err = run(capsys, "settings", "check")
    assert status == 1
    assert f"[withdrawn] 里的 {key}：" in err


def test_on_windows_nobody_is_told_to_start_cups(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.printers.sys.platform", "win32")
    status, out, err = run(capsys, "printers")
    assert (status, out) == (1, "")
    assert "系统设置" in err


def test_settings_without_a_number_say_so(
    capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    profile.mkdir()
    file = profile / "settings.toml"
    file.write_text('[withdrawn]\nziyang-21 = "停办"\n', encoding="utf-8")
    status, out, _ = run(capsys, "settings", "check")
    assert status == 0
    assert "gaozhi settings pin" in out
