"""How Chinese is set, on the screen and on paper alike. Pure: text and advances in, ranges out.

GB/T 15834: no line starts with closing punctuation or ends with an opening one, and of two signs
side by side the empty half between them goes. Numbers keep their unit, 《titles》 stay whole where
they can; among breakings with as few lines as possible the most even one with the most natural
ends wins, and nobody is left alone on the last line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise

CLOSING = frozenset("。，、；：？！）》」』】〕〉”’")
"""Their right half is empty."""
OPENING = frozenset("（《「『【〔〈“‘")
"""Their left half is empty: at a line start they hang out by `HANG` em."""
OBJECT = "\ufffc"
"""Stands in a text for something that is no character and is not torn."""
SQUARE = "\u2610"
"""Stands in a text for a square to tick: it keeps to what follows it."""
NO_START = CLOSING | frozenset("…—·%％℃,.;:?!)]}›~～/")
NO_END = OPENING | frozenset("([{") | {SQUARE}
HANGING = OPENING
HANG = 0.46
HALF = 0.5
PAUSES = frozenset("。！？；，：、\u3000")
SPACES = frozenset(" \u3000")
COUNTED = frozenset("个日月年号份样条款项元张页岁次天题")
"""A number is never torn from these."""
WHOLE = (
    r"《[^《》]{1,24}》|“[^“”]{1,12}”|（[^（）]{1,10}）|\([^()]{1,10}\)"
    r"|\d+ ?(个工作日|[\u4e00-\u9fff])( \d+ ?[\u4e00-\u9fff])*"
)
WHOLE_BEGINS = frozenset("《“（(0123456789")

JOINED = frozenset(
    "工作日 身份证 居住证 社保卡 银行卡 营业执照 委托书 承诺书 申请表 登记表 授权 证件 "
    "凭证 证明 材料 票据 清单 原件 复印件 医疗 医保 保险 参保 停保 报销 费用 住院 "
    "门诊 生育 津贴 待遇 救助 异地 就医 备案 转移 接续 信息 变更 登记 查询 个人 "
    "账户 支取 职工 居民 城乡 单位 机构 定点 协议 结算 申请 审核 拨付 受理 办结 "
    "办理 窗口 告诉 告知 机器 打印 电话 人员 基本 困难 退休 灵活 就业 慢特病 认定 "
    "关系 对象 事项 经办 政务 服务 保障 特殊 病种 慢性 零星 手工 缴费 补贴 养老 流动 制度 管理 责任 别人 "
    "永久居留证 内地 通知书 判决书 认定书 授权书 增员 减员 手工(零星)报销 申报表 余额 经办机构 授权委托书 请问 写明 没有写明 渠道 药店 医院 不确定 这里 那里 哪里 什么 可以 自己 没有 已经 一次 如果 "
    "最晚 今天 盖章 基金 系统 国家 社会 暂行 条件 有效 资源 用人 一次性 通行证 许可证 "
    "身份证件 居留证件 U盘".split()
)
"""Words that should not be torn apart at a line end. There is no dictionary behind this."""
LONGEST_JOINED = max(map(len, JOINED))
BEFORE = frozenset("和或及与并您")

PATH_JOINTS = frozenset("/-_")
TORN, TORN_AT_JOINT, MISPLACED = 60.0, 20.0, 2000.0
"""What it costs to cut a word that is wider than a line, the same after one of `PATH_JOINTS`, and
to set a sign where none may stand."""
SPLIT_WHOLE = 40.0
SPLIT_WORD = 14.0
SPLIT_JOINT = 3.0
SPLIT_PLAIN = 6.0
SPLIT_PAUSE = 0.0
LONELY = 30.0
SHORT, SHORT_LINE = 6.0, 0.34
"""What a last line costs that fills less than this part of the width."""
RAGGED = 24.0
ANOTHER_LINE = 1000.0


def squeezed(text: str) -> tuple[int, ...]:
    """The places of all signs to which the next one moves up by `HALF` em.

    Two signs side by side take one and a half em: the empty half between them goes.
    """
    return tuple(found.start() for found in _side_by_side().finditer(text))


def breaks(text: str) -> tuple[str, ...]:
    """Cut `text` wherever a line may end; joined again the parts are `text`."""
    costs = _break_costs(text)
    places = [0, *(place for place, cost in enumerate(costs) if place and cost is not None)]
    return tuple(text[a:b] for a, b in pairwise(places))


def break_lines(
    text: str, advances: Sequence[float], width: float, hang: float = 0.0
) -> tuple[tuple[int, int], ...]:
    """Ranges `(start, end)` of the lines of one paragraph without line feeds.

    `advances` are the widths of the characters with `squeezed` taken off, `width` the room,
    `hang` how much of one of `HANGING` at a line start may stick out. Spaces at a break belong
    to no line. A word that is too wide for a line by itself is cut anywhere.
    """
    length = len(text)
    ends_at = (0.0, *accumulate(advances))
    if ends_at[length] <= width:
        return ((0, length),)
    costs = _break_costs(text)
    _tear(text, costs, ends_at, width)
    alone = 2 if text[-1] in NO_START else 1  # a mark is no company
    places = [0, *(place for place in range(1, length + 1) if costs[place] is not None)]
    best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    for number, end in enumerate(places[1:], 1):
        trailing = advances[end - 1] if text[end - 1] in SPACES else 0.0
        cheapest = (float("inf"), 0)
        for start in reversed(places[:number]):
            used = ends_at[end] - ends_at[start]
            outer = hang if text[start] in HANGING else 0.0
            if used - outer - trailing > width and end - start > 1:
                break
            cost = best[start][0] + ANOTHER_LINE + (costs[end] or 0.0)
            if end < length:
                cost += RAGGED * ((width - used) / width) ** 2
            elif start and (end - start <= alone or used < width * 0.12):
                cost += LONELY
            elif start and used < width * SHORT_LINE:
                cost += SHORT
            if cost < cheapest[0]:
                cheapest = (cost, start)
        best[end] = cheapest
    lines: list[tuple[int, int]] = []
    end = length
    while end:
        start = best[end][1]
        lines.append(_trim(text, start, end))
        end = start
    return tuple(reversed(lines))


def _break_costs(text: str) -> list[float | None]:
    """For every position the cost of ending a line there; None where no line may end."""
    costs: list[float | None] = [None] * (len(text) + 1)
    costs[len(text)] = 0.0
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        path = after == "/" and (before in PAUSES or before in SPACES)
        if (after in NO_START and not path) or after in SPACES or _holds(text, place):
            continue
        if before in PAUSES or (before == " " and text[place - 2 : place - 1] in PAUSES):
            costs[place] = SPLIT_PAUSE
        elif after in "的（":  # belongs to what stands before it
            costs[place] = SPLIT_WORD
        else:
            joint = after in BEFORE or before in "的 "
            costs[place] = SPLIT_JOINT if joint else SPLIT_PLAIN
    for start, end in _joined(text):
        for place in range(start + 1, end):
            if costs[place] is not None:  # U盘 stands in paths, which have joints of their own
                costs[place] = None if text[start].isascii() else SPLIT_WORD
    for start, end in _whole(text):
        for place in range(start + 1, end):
            # Where a title has to be torn, it is torn between its words.
            cost = costs[place]
            if text[start].isdigit():  # a date is torn only where it is wider than a line
                costs[place] = None
            elif cost is not None:
                costs[place] = cost + SPLIT_WHOLE
    return costs


def _holds(text: str, place: int) -> bool:
    """Whether what stands before `place` keeps to what follows, over a space too."""
    before, after = text[place - 1], text[place]
    if before in NO_END or (_of_word(before) and _of_word(after)):
        return True
    if after == "〔" or (before in "〕第" and after.isdigit()):
        return True
    left = text[place - 2 : place - 1] if before in SPACES else before
    return left in NO_END or (left.isdigit() and after in COUNTED)


def _tear(text: str, costs: list[float | None], ends_at: Sequence[float], width: float) -> None:
    """Allow to cut what is wider than a line."""
    places = [0, *(place for place in range(1, len(costs)) if costs[place] is not None)]
    for start, end in pairwise(places):
        if ends_at[end] - ends_at[start] > width:
            for place in range(start + 1, end):
                misplaced = text[place] in NO_START or text[place - 1] in NO_END
                # 2026 年 / 11 月: behind a unit, not between a figure and its own.
                misplaced |= text[start].isdigit() and text[start:place].rstrip()[-1].isdigit()
                joint = text[place - 1] in PATH_JOINTS
                costs[place] = MISPLACED if misplaced else TORN_AT_JOINT if joint else TORN


def _joined(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of `JOINED` stand, the longest that begins at a place."""
    place = 0
    while place < len(text) - 1:
        for length in range(LONGEST_JOINED, 1, -1):
            word = text[place : place + length]
            if len(word) == length and word in JOINED:
                yield place, place + length
                place += length - 1
                break
        place += 1


def _whole(text: str) -> Iterator[tuple[int, int]]:
    """Where titles, quotations and numbers stand that are better not torn apart."""
    if any(character in WHOLE_BEGINS for character in text):
        for found in _pattern().finditer(text):
            yield found.span()


@cache
def _pattern() -> re.Pattern[str]:
    """Made when it is first needed: the first page is there without it."""
    return re.compile(WHOLE)


@cache
def _side_by_side() -> re.Pattern[str]:
    opening, closing = "".join(sorted(OPENING)), "".join(sorted(CLOSING))
    return re.compile(f"[{closing}](?=[{closing}{opening}])|[{opening}](?=[{opening}])")


def _of_word(character: str) -> bool:
    """Whether it is part of a Latin word, an address or a span of numbers."""
    return "!" <= character <= "~" or "\u00c0" <= character <= "\u024f" or character == "–"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in SPACES:
        start += 1
    while end > start and text[end - 1] in SPACES:
        end -= 1
    return start, end
