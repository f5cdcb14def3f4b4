"""What keeps a printer from printing, in kinds and in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum


class Fault(Enum):
    """Kinds of trouble, by what a person has to do about them."""

    NO_PAPER = "no_paper"
    JAM = "jam"
    COVER = "cover"
    TONER = "toner"
    OFFLINE = "offline"
    STOPPED = "stopped"
    REJECTING = "rejecting"
    OTHER = "other"
    ABSENT = "absent"


SAY: Mapping[Fault, str] = {
    Fault.NO_PAPER: "打印机没纸了",
    Fault.JAM: "打印机卡纸了",
    Fault.COVER: "打印机的盖子没关好",
    Fault.TONER: "打印机没墨了",
    Fault.OFFLINE: "打印机没有连上",
    Fault.STOPPED: "打印机停住了",
    Fault.REJECTING: "打印机暂时不能用",
    Fault.OTHER: "打印机出了问题",
    Fault.ABSENT: "这台机器没有接打印机",
}
"""For the person who waits."""

REMEDY: Mapping[Fault, str] = {
    Fault.NO_PAPER: "请加纸",
    Fault.JAM: "请打开打印机，取出卡住的纸",
    Fault.COVER: "请把打印机的盖子关好",
    Fault.TONER: "请换墨粉或色带",
    Fault.OFFLINE: "请看打印机有没有开，线有没有接好",
    Fault.STOPPED: "请在系统的打印设置里恢复这台打印机",
    Fault.REJECTING: "请在系统的打印设置里让这台打印机接收任务",
    Fault.OTHER: "请看打印机面板上的提示",
    Fault.ABSENT: "请在设置的 [printer] 里写上打印机的名字",
}
"""For the hall's people."""

DONE: Mapping[Fault, str] = {
    Fault.NO_PAPER: "纸已加好，继续打印",
    Fault.JAM: "卡的纸已取出，继续打印",
    Fault.COVER: "盖子已关好，继续打印",
    Fault.TONER: "墨已换好，继续打印",
    Fault.OFFLINE: "已经连好，继续打印",
    Fault.STOPPED: "已经恢复，继续打印",
    Fault.REJECTING: "已经恢复，再试一次",
    Fault.OTHER: "已经处理好，再试一次",
}
"""The button that says it is mended, for what can be mended while somebody waits."""

_REASONS: tuple[tuple[Fault, frozenset[str]], ...] = (
    (Fault.COVER, frozenset({"cover-open", "door-open", "interlock-open", "input-tray-missing"})),
    (Fault.JAM, frozenset({"media-jam"})),
    (Fault.NO_PAPER, frozenset({"media-empty", "media-needed"})),
    (
        Fault.TONER,
        frozenset(
            {"toner-empty", "marker-supply-empty", "marker-waste-full", "developer-empty",
             "marker-supply-missing", "opc-life-over"}
        ),
    ),
    (Fault.OFFLINE, frozenset({"offline", "shutdown", "timed-out", "connecting-to-device"})),
    (Fault.STOPPED, frozenset({"paused", "stopped", "stopped-partly"})),
)  # fmt: skip
"""printer-state-reasons of RFC 8011 and of PWG 5100.9, what hinders most first."""

_GONE = (
    "not responding", "may not exist", "unavailable at this time", "unreachable at this time",
    "unable to locate printer", "unable to connect",
)  # fmt: skip
"""A printer that is away is told by CUPS in words only."""
_GRADES = ("-error", "-warning", "-report")
"""How bad a reason is, says its ending. CUPS turns errors into warnings: it tells nothing."""


def fault_in(reasons: Iterable[str], message: str = "") -> Fault | None:
    """The kind of trouble that printer-state-reasons and printer-state-message speak of."""
    bare = set()
    unknown = False
    for reason in reasons:
        name = next((reason.removesuffix(end) for end in _GRADES if reason.endswith(end)), reason)
        bare.add(name)
        unknown = unknown or reason.endswith("-error")
    for fault, names in _REASONS:
        if names & bare:
            return fault
    if any(words in message.lower() for words in _GONE):
        return Fault.OFFLINE
    return Fault.OTHER if unknown else None


def sentence(fault: Fault) -> str:
    """What is wrong and what to do, for the hall's people."""
    return f"{SAY[fault]}。{REMEDY[fault]}。"
