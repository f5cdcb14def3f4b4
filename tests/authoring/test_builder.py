"""The built catalogue: the same for the same input, whole or not at all."""

import sqlite3
from pathlib import Path

import pytest

from app.authoring.builder import build
from app.authoring.command import build_catalogue, check, info, words
from app.catalog.catalogue import open_catalogue
from app.domain.problems import Problem, UnknownName
from tests.authoring.conftest import NATIONAL, Draft
from tests.authoring.dump import dump


def test_what_is_read_back_equals_what_was_authored(draft: Draft, tmp_path: Path) -> None:
    authored = draft.checked().authored
    build([authored], tmp_path / "catalog.sqlite", NATIONAL)
    catalogue = open_catalogue(tmp_path / "catalog.sqlite")
    assert catalogue.items("testland") == authored.plain_items
    assert catalogue.region("testland") == authored.region
    assert catalogue.edition("testland") == authored.edition
    assert catalogue.national() == NATIONAL
    assert catalogue.cases("testland") == tuple(one.case for one in authored.cases)
    catalogue.close()


def test_the_same_input_gives_the_same_dump(draft: Draft, tmp_path: Path) -> None:
    authored = draft.checked().authored
    for name in ("one", "other"):
        build([authored], tmp_path / name, NATIONAL)
    assert list(dump(tmp_path / "one")) == list(dump(tmp_path / "other"))


def test_the_dump_tells_a_changed_word(draft: Draft, tmp_path: Path) -> None:
    build([draft.checked().authored], tmp_path / "one", NATIONAL)
    draft.change("aliases: [报住院费]", "aliases: [报住院钱]")
    build([draft.checked().authored], tmp_path / "other", NATIONAL)
    assert list(dump(tmp_path / "one")) != list(dump(tmp_path / "other"))


def test_a_stranger_reads_one_item_with_its_conditions(draft: Draft, tmp_path: Path) -> None:
    build([draft.checked().authored], tmp_path / "catalog.sqlite", NATIONAL)
    connection = sqlite3.connect(tmp_path / "catalog.sqlite")
    rows = connection.execute(
        "SELECT owner, clause, question, option FROM term "
        "WHERE region = 'testland' AND item = 1 ORDER BY owner"
    ).fetchall()
    connection.close()
    assert rows == [
        ("requirement/history", 1, "injury", "fall"),
        ("requirement/letter", 1, "agent", "other"),
        ("requirement/receipt/waiver/1", 1, "listed", "yes_listed"),
    ]


def test_a_build_with_an_error_leaves_the_catalogue_as_it_was(
    draft: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "catalog.sqlite"
    target.write_bytes(b"old")
    draft.change("when: {injury: fall}", "when: {injury: fal}").write()
    with pytest.raises(Problem, match="1 处错误"):
        build_catalogue(target, draft.folder.parent)
    assert target.read_bytes() == b"old"
    assert "^^^" in capsys.readouterr().out


def test_a_national_item_without_a_name_is_told(
    draft: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.change('national: ["006002"]', 'national: ["006009"]').write()
    with pytest.raises(Problem, match="1 处错误"):
        build_catalogue(tmp_path / "catalog.sqlite", draft.folder.parent)
    assert "national.yaml 里没有全国子项 006009" in capsys.readouterr().out


def test_a_region_that_is_being_written_is_left_out(
    draft: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.change(
        "categories:\n", "categories:\n- {key: more, name: 零、别的, plain: 别的}\n"
    ).write()
    with pytest.raises(Problem, match="没有写完的地区"):
        build_catalogue(tmp_path / "catalog.sqlite", draft.folder.parent)
    assert "testland：还没有写完" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_told(draft: Draft, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="写不了目录文件"):
        build([draft.checked().authored], tmp_path / "absent" / "catalog.sqlite", NATIONAL)


def test_the_commands_print_what_they_found(
    draft: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = draft.write().parent
    assert check((), with_paths=True, folder=folder) == 0
    table = capsys.readouterr().out
    assert "住院费用报销" in table
    assert "0 处错误，0 处提醒" in table
    assert build_catalogue(tmp_path / "catalog.sqlite", folder) == 0
    assert info(tmp_path / "catalog.sqlite") == 0
    assert "试验省医疗保障经办政务服务事项清单" in capsys.readouterr().out
    draft.change("when: {injury: fall}", "when: {injury: fal}").write()
    assert check(("testland",), folder=folder) == 1


def test_an_unknown_region_is_told(draft: Draft) -> None:
    with pytest.raises(UnknownName, match="没有地区 nowhere"):
        check(("nowhere",), folder=draft.write().parent)


def test_every_sentence_is_printed_once(
    draft: Draft, accepted_on: object, capsys: pytest.CaptureFixture[str]
) -> None:
    from datetime import date

    assert isinstance(accepted_on, date)
    assert words("testland", accepted_on, draft.write().parent) == 0
    said = capsys.readouterr().out.split("\n")
    assert said[0].startswith("1 住院费用报销")
    for sentence in ("    如果受伤了：病历复印件", "    因为您选了：受伤了"):
        assert said.count(sentence) == 1, said
