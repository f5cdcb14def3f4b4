"""What the page of the code shows: the list for a phone, in as many codes as it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from app.domain.notice import Dates, Foot, Head, Lines, Notice, OutcomeBlock
from app.domain.problems import Problem
from app.printing.faults import DONE, REMEDY, SAY, Fault
from app.qr import ON_SCREEN, Code, codes
from app.ui.views import FaultView

MOST = 3
"""More codes than this nobody scans: then it is printed."""
TOO_LONG = "这张清单太长，手机扫不完，请打印清单。"
SCAN_NOTE = "微信或手机相机都能扫，清单直接显示在手机上。"
GUIDE_NOTE = "码里只有事项和清单号，材料请打印带走。"
"""The general guide is too long for a code (VISUAL.md, 17)."""
_NUMERALS = "零一两三"


class TakeView(NamedTuple):
    """17: one code. `total` 1: `lead` is the item; else it says which code this is.

    `onward` and `aside` are the words of the filled button and of the other one.
    """

    lead: str
    number: int
    total: int
    headline: str
    sentence: str
    rows: tuple[bytes, ...]
    inside_title: str
    inside: tuple[str, ...]
    slip: str
    onward: str
    aside: str


def codes_of(notice: Notice) -> tuple[Code, ...]:
    """The codes of a list. Raises Problem, with a sentence, where they would be too many."""
    try:
        made = codes(notice.qr_text, ON_SCREEN)
    except ValueError:
        made = ()
    if not 0 < len(made) <= MOST:
        raise Problem(TOO_LONG)
    return made


def take_view(notice: Notice, leaf: int) -> TakeView:
    """The code number `leaf`, from 0; the last one for a larger number."""
    made = codes_of(notice)
    code = made[min(leaf, len(made) - 1)]
    number, total = code.number, code.of
    inside = tuple(_inside(notice, code.text))
    slip = notice.get(Foot).slip
    if total == 1:
        return TakeView(
            notice.get(Head).title, 1, 1, "用手机扫一扫", _note(notice), code.rows, "码里有", inside, slip,
            "扫好了，回首页", "回到清单",
        )  # fmt: skip
    last = number == total
    return TakeView(
        lead=f"第 {number} 个码，共 {total} 个",
        number=number,
        total=total,
        headline=f"{'先' if number == 1 else '再'}扫第 {number} 个码",
        sentence=f"清单长，分成{_NUMERALS[total]}个码。"
        + ("最后一个，扫好就全了。" if last else "扫好一个，再换下一个。"),
        rows=code.rows,
        inside_title=f"第 {number} 个码里有",
        inside=inside,
        slip=slip,
        onward="扫好了，回首页" if last else f"扫好了，看第 {number + 1} 个码",
        aside="回到清单" if number == 1 else f"第 {number - 1} 个码",
    )


def fault_view(notice: Notice, fault: Fault, leaf: int = 0) -> FaultView:
    """05b: what is said where the printer does not print, and the list as a code."""
    try:
        made = codes_of(notice)
    except Problem:
        made = ()
    code = made[min(leaf, len(made) - 1)] if made else None
    number, total = (code.number, code.of) if code is not None else (0, 0)
    several = total > 1
    whole = bool(made) and not notice.get(Head).guide
    onward = None
    if several:
        onward = "看第 1 个码" if number == total else f"看第 {number + 1} 个码"
    return FaultView(
        headline=SAY[fault],
        sentence="您的清单还在，扫码就能带走。" if whole else "您的清单还在，可以到窗口打。",
        rows=code.rows if code is not None else (),
        number=number,
        total=total,
        scan=f"用手机扫第 {number} 个码，共 {total} 个" if several else "用手机扫一扫",
        scan_note=_note(notice),
        onward=onward,
        window="没带手机？到窗口打" if whole else "到窗口打",
        window_hint="把这个清单号报给窗口人员",
        slip=notice.get(Foot).slip,
        staff=f"工作人员{REMEDY[fault]}，好了点下面" if fault in DONE else None,
        again=DONE.get(fault),
    )


def _note(notice: Notice) -> str:
    return GUIDE_NOTE if notice.get(Head).guide else SCAN_NOTE


def _inside(notice: Notice, text: str) -> Iterable[str]:
    """What this piece of the text holds, in a few words each."""
    lines, dates = notice.find(Lines), notice.get(Dates)
    if notice.get(Head).guide:
        yield "事项的名字"
    elif lines is None and notice.find(OutcomeBlock) is not None:
        yield "这一项怎么办"
    told = set(text.split("\n"))
    numbered = sum(bool(re.match(r"\d+\.", line)) for line in told)
    if numbered:
        yield f"{numbered} 样材料和要求"
    groups = lines.groups if lines is not None else ()
    conditional = sum(line.said in told for group in groups for line in group.lines)
    if conditional:
        yield f"{conditional} 样看情况带的"
    if any(line.startswith(dates.lead) for line in told):
        yield "最晚办好的日子" if dates.latest_words else "多久办好"
    if any(notice.get(Foot).slip_words == line for line in told):
        yield "清单号"


def forget() -> None:
    """Codes are kept for the next page; at the end of a visit they go."""
    codes.cache_clear()
