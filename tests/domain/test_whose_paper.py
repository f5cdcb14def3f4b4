"""Whose paper a line means, and other doubts, told to whom they concern and where they arise."""

from __future__ import annotations

from datetime import date

import pytest

from app import paths
from app.catalog.catalogue import Catalogue
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.condition import Answers
from app.domain.hall import NO_HALL
from app.domain.interview import paths as all_paths
from app.domain.notice import Line, Lines, Notes, Notice, OutcomeBlock
from app.holidays import read_calendar

MONDAY = date(2026, 11, 23)
REGIONS = ("gansu", "xpcc", "ziyang")
LABEL = "身份凭证"
WHOSE = "清单没有写明身份凭证是谁的"
CLERK = "单位的人来办的，"
BOTH = "要不要两个人的原件和委托书"
AUTHORISED = "单位的人来替职工办的，要不要委托书"


def notice(catalogue: Catalogue, region: str, seq: int, answers: Answers) -> Notice:
    calendar = read_calendar(paths.resources() / "calendar" / "china.toml")
    around = Setting(catalogue.region(region), catalogue.edition(region), NO_HALL, calendar, MONDAY)
    return make_notice(make_checklist(catalogue.item(region, seq), answers), around)


def every(found: Notice) -> tuple[Line, ...]:
    lines = found.find(Lines)
    return () if lines is None else tuple(lines.every())


def notes(found: Notice) -> str:
    held = found.find(Notes)
    return "" if held is None else "\n".join(held.sentences)


def remarks(found: Notice, title: str) -> str:
    return "\n".join(text for line in every(found) if line.title == title for text in line.remarks)


@pytest.mark.parametrize("region", REGIONS)
def test_who_sends_somebody_reads_whose_proof_to_bring(catalogue: Catalogue, region: str) -> None:
    told = 0
    for item in catalogue.items(region):
        for answers in all_paths(item):
            if answers.get("agent") not in (("self",), ("other",)):
                continue
            found = notice(catalogue, region, item.seq, answers)
            if not any(line.title == LABEL for line in every(found)):
                continue
            sent = answers["agent"] == ("other",)
            assert (f"{WHOSE}，请带参保人的" in remarks(found, LABEL)) == sent, (item.seq, answers)
            told += sent
    assert told > 20


@pytest.mark.parametrize(("region", "seq"), [("gansu", 9), ("xpcc", 9), ("ziyang", 11)])
def test_heirs_bring_both_proofs(catalogue: Catalogue, region: str, seq: int) -> None:
    dead = notice(catalogue, region, seq, {"reason": ("death",)})
    assert remarks(dead, LABEL).startswith(f"{WHOSE}；亲人的和继承人的都请带来")
    assert WHOSE not in notes(dead)


@pytest.mark.parametrize("region", REGIONS)
def test_a_clerk_of_the_unit_is_told_so_wherever_one_comes(
    catalogue: Catalogue, region: str
) -> None:
    comes = notice(catalogue, region, 5, {"agent": ("self",)})
    (told,) = (text for text in remarks(comes, LABEL).splitlines() if text.startswith(CLERK))
    assert f"职工的和经办人的都请带来；{BOTH}" in told
    assert CLERK not in notes(comes)
    sent = notice(catalogue, region, 5, {"agent": ("other",)})
    assert CLERK not in notes(sent) + remarks(sent, LABEL)
    births = range(22, 26) if region == "ziyang" else range(19, 23)
    for seq in births:
        found = notice(catalogue, region, seq, {"agent": ("other",)})
        assert AUTHORISED in remarks(found, "委托人授权委托书")


@pytest.mark.parametrize("region", REGIONS)
def test_a_clerk_who_enrols_a_worker_reads_whose_paper_to_bring(
    catalogue: Catalogue, region: str
) -> None:
    """甘肃 says 参保人员有效身份证件 of employees; the other two leave open whose it is.

    Whether a clerk is an agent is open everywhere: both originals are asked about too.
    """
    brings = "经办人的证件也请带上" if region == "gansu" else "请带职工的复印件和经办人的原件"
    for answers in all_paths(catalogue.item(region, 2)):
        employed = ("employee",) in (answers.get("kind"), answers.get("kind_retiring"))
        dead = answers["procedure"] == ("death",)
        told = of_paper(notice(catalogue, region, 2, answers))
        comes = employed and (dead or answers.get("agent") == ("self",))
        assert (CLERK in told) == (BOTH in told) == comes, answers
        assert (brings in told) == (comes and not dead), answers


@pytest.mark.parametrize("region", REGIONS)
def test_after_a_death_who_comes_brings_an_original(catalogue: Catalogue, region: str) -> None:
    """An employee's line asks for a copy: that of the dead, which 甘肃 says itself (参保人员)."""
    for kind in ("employee", "flexible", "retired"):
        told = of_paper(notice(catalogue, region, 2, {"procedure": ("death",), "kind": (kind,)}))
        assert "亲人的" in told or (region, kind) == ("gansu", "employee")
        assert "来办的人带原件" in told or "来办的人也带上自己的" in told


PAPER = "有效身份证件"


def of_paper(found: Notice) -> str:
    (line,) = (one for one in every(found) if one.title.endswith(PAPER) or one.title == "身份证件")
    return "\n".join(line.remarks)


@pytest.mark.parametrize("region", REGIONS)
def test_who_sends_somebody_to_enrol_reads_whose_paper_to_bring(
    catalogue: Catalogue, region: str
) -> None:
    """甘肃 says it itself of employees: nothing is asked there."""
    for answers in all_paths(catalogue.item(region, 2)):
        if answers.get("agent") not in (("self",), ("other",)):
            continue
        employed = ("employee",) in (answers.get("kind"), answers.get("kind_retiring"))
        open_whose = answers["agent"] == ("other",) and not (region == "gansu" and employed)
        told = of_paper(notice(catalogue, region, 2, answers))
        assert ("请带参保人的" in told) == open_whose, answers
        assert "亲人的" not in told


@pytest.mark.parametrize("region", REGIONS)
def test_a_residents_paper_is_a_childs_a_grown_ups_or_of_the_dead(
    catalogue: Catalogue, region: str
) -> None:
    told = set()
    for answers in all_paths(catalogue.item(region, 3)):
        said = of_paper(notice(catalogue, region, 3, answers))
        dead = answers.get("procedure") == ("death",)
        sent = answers.get("agent") == ("other",)
        assert ("亲人的和来办的人的都请带来" in said) == dead
        assert ("孩子的和家长的都请带来；替大人来办" in said) == sent
        told.add(said)
    assert len(told) == (2 if region == "gansu" else 3)


@pytest.mark.parametrize("people", ["hmt", "foreigner"])
@pytest.mark.parametrize("region", REGIONS)
def test_who_does_not_enrol_anew_reads_the_doubt_under_the_papers(
    catalogue: Catalogue, region: str, people: str
) -> None:
    answers = {"procedure": ("death",), "kind": ("employee",), "people": (people,)}
    found = notice(catalogue, region, 2, answers)
    asked = [
        line.title for line in every(found) if "不是新参保、恢复参保的" in "".join(line.remarks)
    ]
    wanted = {"hmt": ["港澳台证件", "建立劳动关系的证明"], "foreigner": ["外国人证件"]}
    assert asked == wanted[people]
    assert "新参保" not in notes(found)


@pytest.mark.parametrize("seq", [18, 20, 21, 22])
def test_one_of_two_discharge_papers_is_enough(catalogue: Catalogue, seq: int) -> None:
    """The slash of 出院记录/出院证 is the one between 门诊 and 住院: one of them."""
    found = notice(catalogue, "xpcc", seq, {"visit": ("both",)})
    (line,) = (one for one in every(found) if one.title == "出院的材料")
    assert not any("两样都有" in remark for remark in line.remarks)


@pytest.mark.parametrize("region", REGIONS)
def test_remarks_of_one_condition_stand_together(catalogue: Catalogue, region: str) -> None:
    held = notice(catalogue, region, 5, {}).get(Notes).sentences
    heads = [text.split("：")[0] for text in held if text.startswith("如果")]
    runs = [head for at, head in enumerate(heads) if at == 0 or heads[at - 1] != head]
    assert len(runs) == len(set(heads))


@pytest.mark.parametrize("region", REGIONS)
def test_a_condition_names_what_counts_as_key(catalogue: Catalogue, region: str) -> None:
    for seq in (4, 5, 6):
        found = notice(catalogue, region, seq, {})
        named = [line.condition for line in every(found) if "关键信息" in (line.condition or "")]
        assert named
        assert all("、" in condition for condition in named if condition)


@pytest.mark.parametrize(
    ("answer", "under", "apart"), [("key", 1, 0), ("unsure", 0, 1), ("other", 0, 0)]
)
@pytest.mark.parametrize("region", ["gansu", "xpcc"])
def test_the_stamp_is_asked_about_where_it_is_due(
    catalogue: Catalogue, region: str, answer: str, under: int, apart: int
) -> None:
    """Only a change of key data needs the unit's stamp."""
    found = notice(catalogue, region, 5, {"key_info": (answer,)})
    form = "《基本医疗保险职工参保信息变更登记表》"
    assert remarks(found, form).count("没有单位的") == under
    assert notes(found).count("没有单位的") == apart


@pytest.mark.parametrize("region", ["gansu", "xpcc"])
def test_papers_of_foreigners_are_asked_of_employees(catalogue: Catalogue, region: str) -> None:
    """The list says 参加在职职工医保的; so does whoever has not said who they are, once."""
    for answers in ({}, {"procedure": ("retire",)}, {"procedure": ("ordinary",)}):
        conditions = [line.condition or "" for line in every(notice(catalogue, region, 2, answers))]
        special = [one for one in conditions if "港澳台人员" in one or "外国人" in one]
        assert len(special) == 3
        assert all(one.startswith("如果是在职职工，而且是") for one in special)
        assert all(one.count("在职职工") == 1 for one in special)


def test_foreigners_of_any_kind_bring_theirs_in_ziyang(catalogue: Catalogue) -> None:
    """资阳 says 参加职工医保的 of foreigners, 随用人单位 of 港澳台人员 alone."""
    found = notice(catalogue, "ziyang", 2, {})
    assert "如果是外国人" in [line.condition for line in every(found)]


@pytest.mark.parametrize("record", ["found", "missing", "unsure"])
@pytest.mark.parametrize(("region", "seq"), [("gansu", 19), ("gansu", 21), ("guangdong", 23)])
def test_what_else_counts_as_a_birth_certificate_stays_open(
    catalogue: Catalogue, region: str, seq: int, record: str
) -> None:
    """无法通过其他部门获得出生医学证明等，由办理人提供: it holds whatever the window finds."""
    found = notice(catalogue, region, seq, {"birth_record": (record,)})
    told = notes(found).splitlines()
    assert sum(text.startswith("除了出生医学证明，还有哪些证明") for text in told) == 1
    spared = [text for text in told if text.endswith("出生医学证明不用带。")]
    open_still = "如果窗口查得到出生医学证明："
    assert [text.startswith(open_still) for text in spared] == {
        "found": [False],
        "missing": [],
        "unsure": [True],
    }[record]
    under = remarks(found, "出生医学证明") + remarks(found, "出生证明")
    assert "除了出生医学证明" not in under
    assert ("上环、结扎" in under) == (seq != 19 and record != "found")


@pytest.mark.parametrize("visit", ["ordinary", "urgent", "emergency", "both"])
def test_the_doubt_about_emergencies_is_told_to_whom_it_concerns(
    catalogue: Catalogue, visit: str
) -> None:
    """广西 17 knows 门诊 and 急诊抢救; who saw the emergency ward without 抢救 stands between."""
    found = notice(catalogue, "guangxi", 17, {"visit": (visit,)})
    under = remarks(found, "急诊证明") + remarks(found, "急诊诊断证明")
    assert ("清单没有写明" in under) == (visit == "urgent")
    assert "急诊" not in notes(found)


@pytest.mark.parametrize("region", ["gansu", "xpcc"])
@pytest.mark.parametrize("seq", [27, 28])
def test_who_comes_for_the_unit_reads_nothing_of_an_agent(
    catalogue: Catalogue, region: str, seq: int
) -> None:
    found = notice(catalogue, region, seq, {"agent": ("self",)})
    assert "委托" not in "".join(found.get(OutcomeBlock).sentences) + notes(found)
    assert len(every(notice(catalogue, region, seq, {"agent": ("other",)}))) == 2
