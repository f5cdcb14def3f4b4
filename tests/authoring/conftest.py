"""A small region in a folder, to be read as it is or with a few words changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.authoring.check import Checked, check_region
from app.authoring.fault import Fault, Faults
from app.domain.item import NationalItem

NATIONAL = (NationalItem("006002", "住院费用报销"),)
NAMES = 'items:\n- {code: "006002", name: 住院费用报销}\n'
REGION = """\
id: testland
prefix: TL
name: 试验省
short: 试验
title: 试验省医疗保障经办政务服务事项清单
date: "2026-11-22"
footnote: "清单内容动态调整。"
categories:
- {key: claims, name: 一、报销, plain: 报销, code: "00203600600Y"}
topics:
- key: fees
  title: 看病报销
  about: 拿票据来报
  icon: receipt
  hint: 门诊和住院分开办，见“看病报销”。
  entries:
  - {item: 1, say: 住院的钱, answers: {injury: fall}}
rules:
- key: agent
  reaches: [{items: all}]
  questions:
  - id: agent
    short: 谁来办
    ask: 是您本人来办吗？
    why: 别人替您来，要多带一样。
    options:
    - {id: self, say: 本人来, words: 本人来办}
    - {id: other, say: 别人替我来, words: 别人替您来办}
    quote: {备注: 委托办理的，应提供委托书, item: 1}
  requirements:
  - key: letter
    bring: 委托书
    when: {agent: other}
    quote: {备注: 委托办理的，应提供委托书, item: 1}
notes:
- {kind: note, say: 清单会变。, quote: {说明: 清单内容动态调整, item: 0}}
"""
CLAIMS = """\
category: claims
items:
- seq: 1
  name: 住院费用报销
  national: ["006002"]
  plain: 住院的钱，拿票据来报
  aliases: [报住院费]
  official:
    办理材料: "1.身份证或社会保障卡 2.收费票据"
    办理时限: "不超过30个工作日"
    办理环节: "申请—受理—审核—办结"
    备注: "1.受伤的可要求提供病历复印件；2.票据上有明细的，可不提供收费票据；3.委托办理的，应提供委托书。"
    设定依据: "1.《社会保险法》第二十八条；2.《经办条例》第二十条。"
  questions:
  - id: injury
    short: 住院原因
    ask: 这次住院，是因为受伤吗？
    why: 受伤的，可能要看病历。
    options:
    - {id: illness, say: 不是，是生病, words: 是生病住院}
    - {id: fall, say: 是受伤, words: 受伤了}
    unsure: true
    quote: {备注: 1.受伤的可要求提供病历复印件}
  - id: listed
    short: 票据
    ask: 票据上有明细吗？
    why: 有明细的，可以少带一样。
    options:
    - {id: yes_listed, say: 有明细, words: 票据上有明细}
    - {id: not_listed, say: 没有, words: 票据上没有明细}
  requirements:
  - key: identity
    bring: {any: [身份证, 社会保障卡]}
    label: 身份凭证
    quote: 1.身份证或社会保障卡
  - key: receipt
    bring: 收费票据
    waived: {when: {listed: yes_listed}, quote: {备注: 2.票据上有明细的，可不提供收费票据}}
    quote: 2.收费票据
  - key: history
    bring: 病历
    form: 复印件
    obligation: may_be_asked
    when: {injury: fall}
    quote: {备注: 1.受伤的可要求提供病历复印件}
"""
CASES = """\
region: testland
cases:
- item: 1
  who: 摔伤住院，自己来
  answers: {injury: fall, listed: not_listed, agent: self}
  must: [身份证 或 社会保障卡, 收费票据]
  may_be_asked: [病历复印件]
  absent: [委托书]
  limit: 不超过30个工作日
"""


@dataclass
class Draft:
    """The files of the small region; `checked` reads them."""

    folder: Path
    region: str = REGION
    claims: str = CLAIMS
    cases: str = CASES

    def change(self, before: str, after: str) -> "Draft":
        """Replaces words in whichever file has them, once; they must be there."""
        for name in ("claims", "region", "cases"):
            text = getattr(self, name)
            if before in text:
                setattr(self, name, text.replace(before, after, 1))
                return self
        raise AssertionError(f"not in the small region: {before}")

    def write(self) -> Path:
        (self.folder / "cases").mkdir(parents=True, exist_ok=True)
        (self.folder.parent / "national.yaml").write_text(NAMES, encoding="utf-8")
        (self.folder / "region.yaml").write_text(self.region, encoding="utf-8")
        (self.folder / "01-claims.yaml").write_text(self.claims, encoding="utf-8")
        (self.folder / "cases" / "01.yaml").write_text(self.cases, encoding="utf-8")
        return self.folder

    def check(self) -> tuple[Checked | None, tuple[Fault, ...]]:
        faults = Faults()
        return check_region(self.write(), faults), faults.all

    def checked(self) -> Checked:
        found, faults = self.check()
        assert not faults, [fault.message for fault in faults]
        assert found is not None
        return found

    def faults(self) -> list[str]:
        """`words under the caret: message` for each fault."""
        return [f"{under(fault)}: {fault.message}" for fault in self.check()[1]]


def under(fault: Fault) -> str:
    place = fault.place
    return place.source[place.column : place.column + place.width]


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(tmp_path / "testland")


@pytest.fixture
def expect_fault(draft: Draft) -> Callable[..., None]:
    """Changes words of the small region and expects a fault with this message at these words."""

    def check(before: str, after: str, words: str, message: str) -> None:
        found = draft.change(before, after).faults()
        wanted = [fault for fault in found if message in fault]
        assert wanted, found
        assert any(fault.startswith(words) for fault in wanted), wanted

    return check
