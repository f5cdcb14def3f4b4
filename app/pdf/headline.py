"""Headlines in lines of like length, cut between words."""

from __future__ import annotations

from itertools import pairwise

from app.pdf.style import Type
from app.pdf.text import Ruler, Run, fill
from app.typeset import breaks

_WHOLE = tuple(
    "基本 医疗 保险 医保 参保 人员 职工 居民 城乡 灵活 就业 单位 登记 信息 变更 查询 费用 报销 手工 零星 "
    "门诊 住院 异地 就医 备案 转移 接续 关系 手续 申请 定点 机构 医药 药店 零售 协议 管理 结算 支付 待遇 "
    "认定 享受 慢性 特殊 疾病 病种 生育 津贴 产前 检查 计划 救助 对象 资助 账户 个人 一次性 支取 退休 "
    "缴费 年限 补缴 基数 申报 核定 凭证 出具 证明 药品 目录 用药 谈判 双通道 转外 长期 居住 常驻 临时 "
    "外出 急诊 抢救 中止 终止 恢复 新增 注销 合并 医疗费 清算 预付 周转金 国家 统一 平台 办理 转院 "
    "医疗机构 经办 服务 事项 参加 补贴 资助 条件的 工作 在职 在职转退休 参保人员 慢特病 医疗费用 救助对象 "
    "特定 单行 高值 资格 清单".split()
)


def balanced(text: str, style: Type, width: float, ruler: Ruler) -> list[str]:
    """A headline in as few lines as fit, of like length, cut between words where it can be."""
    lines = [
        "".join(piece.text for piece in row if isinstance(piece, Run))
        for row in fill([Run(text, style)], width, ruler)
    ]
    if len(lines) < 2:
        return [text]
    parts = breaks(text)
    best = _best_cut(parts, len(lines), style, width, ruler)
    return best or lines


def _best_cut(
    parts: tuple[str, ...], count: int, style: Type, width: float, ruler: Ruler
) -> list[str] | None:
    """The cheapest way to set `parts` in `count` lines: unequal lines and torn words cost."""
    text = "".join(parts)
    torn = _inside_words(text)
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(part))
    ideal = ruler.width(text, style) / count
    costs: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, (0,))}
    for line in range(1, count + 1):
        for stop in ends[line:]:
            found: list[tuple[float, tuple[int, ...]]] = []
            for start in ends:
                before = costs.get((line - 1, start))
                if before is None or start >= stop:
                    continue
                length = ruler.width(text[start:stop].strip(), style)
                if length > width + 1e-6:
                    continue
                cost = before[0] + ((length - ideal) / ideal) ** 2 + (1.0 if stop in torn else 0.0)
                found.append((cost, (*before[1], stop)))
            if found:
                costs[line, stop] = min(found)
    done = costs.get((count, len(text)))
    if done is None:
        return None
    return [text[a:b].strip() for a, b in pairwise(done[1])]


def _inside_words(text: str) -> frozenset[int]:
    """Positions that stand inside a word of the trade."""
    torn: set[int] = set()
    for word in _WHOLE:
        at = text.find(word)
        while at >= 0:
            torn.update(range(at + 1, at + len(word)))
            at = text.find(word, at + 1)
    return frozenset(torn)
