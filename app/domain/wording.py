"""Every composed sentence, once. Callers put strings in; nobody else words anything.

Gaps between digits and Chinese are typed (7 样, 12 月), as the design asks; official phrases
stay as the list has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from app.domain.condition import NONE, UNSURE, Clause, Condition, Facts, Term
from app.domain.item import Item, Question, Quote, TimeLimit, Unit

IF = "如果"
NONE_SAY = "以上都没有"
NONE_OF_THEM = "上面几种都不是"
"""The same as a circumstance, away from the options' page."""
UNSURE_SAY = "不确定"
UNSURE_HELP = "都列出来，写明什么情况要带"
ON_THE_SPOT = "当场办好"
DOCUMENT = "一次性告知清单"
GUIDE = "办事指南"
SITUATION = "您的情况"
NOT_NEEDED = "不用带"
FLOW = "怎么办、多久办好"
LANES = "谁办哪一步"
LANES_ASIDE = "按每一步都用满、当天送到来算日子"
LIMIT_HEAD = "限时"
TOLD_NAME = "一次性告知"
TOLD_CAPTION = "缺什么，一次说清"
AGAIN = "补齐再来"
FITS = "符合"
FITS_NOT = "不符合"
RESULT_CAPTION = "办完了"
OTHER_ITEM = "另一件事"
SUITS = "适合您吗？"
NOTES = "请留意"
WHERE = "到哪里办"
ASK_FIRST = "有不清楚的，先打电话问"
ASK_WHERE = "有不清楚的，问哪里"
BASIS = "依据"
TICK_TIP = "备好一样，在方框里打一个 ✓"
ANY_TAG = "以下任选一样"
ALL_TAG = "都要"
DEPENDS_TAG = "看您的情况"
MAY_TAG = "窗口可能要"
LAST_ASK = "都拿不到"
LAST_ASK_ONE = "拿不到"
DISCLAIMER = "本清单按公开的经办事项清单生成，只作告知；能不能受理，以窗口审核为准。"
UNSURE_NOTE = "您选了“不确定”的，能拿到的先带来，免得再跑一趟。"
NO_DATE_YET = "最晚是哪一天，要等明年放假安排公布才算得准，不影响办理"
NO_DATE_NOW = "最晚是哪一天，本机还没有今年的放假安排，算不准，不影响办理"
DONE = "办好"
TODAY = "今天"
LIST, GUIDELINES = "清单", "指南"
_CAPTIONS = {
    "申请": "您交材料",
    "受理": "窗口收件",
    "审核": "核对材料",
    "拨付": "转到账户",
    "办结": "完成",
}
_WITHOUT_PAPERS = {
    "申请": "您来申请",
    "受理": "收下申请",
    "审核": "核对信息",
}
_WEEKDAYS = "一二三四五六日"
_SATURDAY = 5


def caption(step: str, papers: bool) -> str:
    """Our hint of a few characters for a common step; "" where the name says it all.

    `papers`: whether any are handed in.
    """
    usual = _CAPTIONS.get(step, "")
    return usual if papers else _WITHOUT_PAPERS.get(step, usual)


def called(title: str) -> str:
    """清单 or 指南: what a region's list calls itself."""
    return GUIDELINES if GUIDELINES in title else LIST


def spaced(text: str) -> str:
    """不超过30个工作日 → 不超过 30 个工作日: gaps around digits, nothing else changed."""
    text = re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)", " ", text)
    return re.sub(r"(?<=\d)(?=[\u4e00-\u9fff])", " ", text)


def closed(sentence: str) -> str:
    """With a full stop at its end, whatever stood there."""
    return sentence.rstrip("。；;，, ") + "。"


# Answers


def option_words(question: Question, option: str) -> str:
    """How an option reads after 「因为您选了：」 and 「如果」."""
    if option == NONE:
        return NONE_SAY
    if option == UNSURE:
        return UNSURE_SAY
    known = question.option(option)
    return option if known is None else known.words


def answer_words(question: Question, chosen: Sequence[str]) -> str:
    return "；".join(option_words(question, option) for option in chosen)


def answer_label(question: Question, words: str) -> str:
    """What stands before an answer; "" where its words say that too (窗口查得到离世信息)."""
    signs = iter(words)
    return "" if all(sign in signs for sign in question.short) else question.short


# Conditions


def condition_words(item: Item, facts: Facts, condition: Condition | None) -> str | None:
    """What still has to be so (如果受伤了，对方有责任); None where nothing hangs."""
    ways = _joined(facts.open_terms(condition))
    every = [_clause_phrases(item, clause) for clause in ways]
    # 是在职职工 says all that 在职转退休，而且是在职职工 would add.
    widest = [said for said in every if not any(set(other) < set(said) for other in every)]
    words = "；或者".join(dict.fromkeys(_clause_words(said) for said in widest))
    if condition is not None and condition.in_words is not None:
        words = f"{words}，而且{condition.in_words}" if words else condition.in_words
    return f"{IF}{words}" if words else None


def _joined(clauses: Iterable[Clause]) -> list[Clause]:
    """Clauses that differ in the options of one question only are one."""
    found: list[Clause] = []
    for clause in clauses:
        for place, other in enumerate(found):
            if [term.question for term in other] != [term.question for term in clause]:
                continue
            pairs = list(zip(other, clause, strict=True))
            if sum(a != b for a, b in pairs) == 1:
                found[place] = tuple(_either(a, b) for a, b in pairs)
                break
        else:
            found.append(clause)
    return found


def _either(one: Term, other: Term) -> Term:
    return Term(one.question, tuple(dict.fromkeys(one.options + other.options)))


def _clause_phrases(item: Item, clause: Clause) -> tuple[str, ...]:
    said: list[str] = []
    for term in clause:
        question = item.question(term.question)
        assert question is not None
        said.append(_term_words(question, term.options))
    return tuple(said)


def _clause_words(said: Sequence[str]) -> str:
    return ("；而且" if any("或者" in phrase for phrase in said) else "，而且").join(said)


def _term_words(question: Question, options: Sequence[str]) -> str:
    """The options' words; where all of many but one are meant, that one is excepted."""
    others = [option for option in question.option_ids if option not in options]
    if len(others) == 1 and len(options) > 2 and not question.many:
        return f"不是“{option_words(question, others[0])}”"
    said = (
        NONE_OF_THEM if option == NONE else option_words(question, option) for option in options
    )
    return _any_of(tuple(said))


def _any_of(words: Sequence[str]) -> str:
    """Phrases that have a comma of their own are parted by a stronger sign."""
    return ("；或者" if any("，" in phrase for phrase in words) else "，或者").join(words)


def under(condition: str | None, text: str) -> str:
    """如果受伤了：病历; the text alone where nothing hangs."""
    return f"{condition}：{text}" if condition else text


def because_words(item: Item, facts: Facts, condition: Condition | None) -> str | None:
    """「因为您选了：…」: the terms of the first true clause, in question order (DESIGN 2.8)."""
    clause = facts.deciding_clause(condition)
    order = [question.id for question in item.questions]
    said: list[str] = []
    for term in sorted(clause, key=lambda term: order.index(term.question)):
        question = item.question(term.question)
        chosen = facts.chosen(term.question)
        if question is None or chosen is None:
            continue
        said.extend(option_words(question, option) for option in chosen if option in term.options)
    return f"因为您选了：{'；'.join(said)}" if said else None


# Papers


def marked(name: str, form: str | None, copies: str | None) -> str:
    """The name with its form and copies next to it, as the list writes them."""
    for mark in (form, copies):
        if mark is not None and not name.endswith(mark):
            name += mark
    return name


def bracketed(name: str, marks: Iterable[str | None]) -> str:
    """The name with what is asked of it in brackets behind: 登记表（加盖单位公章）."""
    told = "；".join(mark for mark in marks if mark)
    return f"{name}（{told}）" if told else name


def goes_along(remark: str) -> bool:
    """Whether a remark under a line is for the phone too: it asks for a paper (两样都有的，请都带来),
    or doubts one that a newborn cannot write (父母替小孩办的，要不要委托书).
    """
    return any(words in remark for words in ("带来", "请带", "替小孩办"))


def together(names: Iterable[str]) -> str:
    return " 和 ".join(names)


def either(names: Iterable[str]) -> str:
    return " 或 ".join(names)


def last_resort_words(texts: Sequence[str]) -> str:
    """（都拿不到：个人承诺书）, for the text of a line."""
    return f"（{LAST_ASK}：{either(texts)}）"


def last_resort_lead(others: int, quotes: Sequence[Quote]) -> str:
    """都拿不到：改填 where the list says 填写, else 改交; 拿不到 where there is one other way."""
    verb = "改填" if any("填" in quote.text for quote in quotes) else "改交"
    return f"{LAST_ASK if others > 1 else LAST_ASK_ONE}：{verb}"


def mark_hangs(condition: str, mark: str) -> str:
    """如果是在职职工，要复印件."""
    return f"{condition}，要{mark}"


def waiver_may(condition: str) -> str:
    """如果收费票据上已列有明细，可以不带."""
    return f"{condition}，可以不带"


# Counts and headlines


def lines_headline(
    must: int,
    may_be_asked: int,
    conditional: int,
    *,
    spared: int,
    guide: bool,
    agreed: bool = False,
) -> str:
    """`spared` of the `must` some need not bring, as is not known yet.

    `agreed`: an agreement asks for papers of its own, which stand nowhere here.
    """
    if must and agreed:
        return f"协议要的以外，带这 {must} 样"
    if must and guide:
        return f"要带的有 {must} 样" if spared else f"都要带的有 {must} 样"
    if must:
        return f"请带齐这 {must} 样"
    if may_be_asked:
        return f"窗口可能要这 {may_be_asked} 样"
    return f"有 {conditional} 样，看情况带"


def lines_aside(must: int, may_be_asked: int, conditional: int, spared: int = 0) -> str | None:
    """「2 样有人不用带，另有 1 样窗口可能要，2 样看情况」; None where there is nothing else."""
    others = []
    if may_be_asked and must:
        others.append(f"{may_be_asked} 样窗口可能要")
    if conditional and (must or may_be_asked):
        others.append(f"{conditional} 样看情况")
    told = [f"{spared} 样有人不用带"] if spared else []
    if others:
        told.append(f"另有 {'，'.join(others)}")
    return "，".join(told) or None


def totals(copies: int, stamps: int) -> str | None:
    """其中 3 样要复印件，盖章 2 处; None for neither."""
    told = []
    if copies:
        told.append(f"{copies} 样要复印件")
    if stamps:
        told.append(f"盖章 {stamps} 处")
    return f"其中{' ' if copies else ''}{'，'.join(told)}" if told else None


def stamp_all(stamp: str, reach: int, lines: int) -> str:
    """Of all lines, or of the first `reach` where a region's own lines follow."""
    return f"每一份都要{stamp}" if reach == lines else f"第 1 到 {reach} 样，每一份都要{stamp}"


# Limits and dates


def limit_text(limit: TimeLimit, listed: str = LIST) -> str:
    """In the list's own words; `listed` is what it is `called`, as everywhere here."""
    return f"{listed}没有写明，请问窗口" if limit.gap else limit.text


def limit_said(limit: TimeLimit, listed: str) -> str:
    """即时办结 in plain words, else as `limit_text`."""
    return limit_text(limit, listed) if limit.gap or limit.days is not None else ON_THE_SPOT


def gap_limit(listed: str) -> str:
    return f"多久办好，{listed}没有写明，请问窗口"


def recognised_when(listed: str) -> str:
    return f"认定以后再算；认定要多久，{listed}没有写，请问窗口"


def limit_tag(limit: TimeLimit) -> str | None:
    """当场办好, 30 个工作日: for a list row."""
    if limit.gap:
        return None
    if limit.days is None:
        return ON_THE_SPOT
    return f"{limit.days} 个{unit_name(limit.unit)}"


def unit_name(unit: Unit) -> str:
    return "工作日" if unit is Unit.WORKING_DAYS else "自然日"


def counting_rule(limit: TimeLimit, latest: date | None = None) -> str:
    """How many days, and how they are counted."""
    return f"{spaced(limit.text)}，{counted(limit, latest)}"


def counted(limit: TimeLimit, latest: date | None = None) -> str:
    """How days are counted; a weekend that is worked is explained where the last day is one."""
    if limit.unit is Unit.CALENDAR_DAYS:
        return "周末和节假日也算"
    worked = "，调休上班的周末要算" if latest and latest.weekday() >= _SATURDAY else ""
    return f"周末和法定节假日不算{worked}"


def day_words(day: date, today: date) -> str:
    """12 月 21 日（星期一）, with the year when it is another one."""
    return f"{short_day(day, today)}（星期{_WEEKDAYS[day.weekday()]}）"


def printed_day(day: date) -> str:
    """2026 年 12 月 21 日（星期一）: paper is read on any day."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日（星期{_WEEKDAYS[day.weekday()]}）"


def short_day(day: date, today: date) -> str:
    year = "" if day.year == today.year else f"{day.year} 年 "
    return f"{year}{day.month} 月 {day.day} 日"


def bracket(limit: TimeLimit) -> str | None:
    """受理后　不超过 30 个工作日, over the nodes after 申请."""
    if limit.gap or limit.days is None:
        return None
    return f"受理后　{spaced(limit.text)}"


COUNTS = "个"


def travels(yields: str | None) -> str | None:
    """What an arrow carries: 《信息表》和转移资金 → 《信息表》、转移资金."""
    return yields.replace("和", "、") if yields else None


def received(yields: str) -> str:
    return f"收到{yields}"


def latest(day: date, today: date) -> str:
    """最晚 11 月 16 日, at a part of the procedure."""
    return f"最晚 {short_day(day, today)}"


def total(limit: TimeLimit) -> str:
    """合起来不超过 20 个工作日, under the parts."""
    return spaced(f"合起来{limit.text}")


def limit_hangs(condition: str, text: str) -> str:
    """如果是在职职工，3 个工作日."""
    return f"{condition}，{text}"


def channel(cell: str) -> str | None:
    """What 办理方式 says of where one may go; None where it speaks of neither."""
    window, online = "窗口办理" in cell, "线上办理" in cell
    if window and online:
        return "窗口和线上都行"
    return "只在窗口办理" if window else None


def fee(cell: str) -> str | None:
    """是否收费: 否 → 不收费; other words as the list has them."""
    return {"": None, "否": "不收费", "是": "收费"}.get(cell, cell)


def if_accepted(day: str) -> str:
    """如果 11 月 9 日受理，最晚: a supposition, never a promise (DESIGN 2.13)."""
    return f"如果{'' if day == TODAY else ' '}{day}受理，最晚"


def in_time(day: str, since: str, start: str) -> str:
    """如果今天来办，11 月 16 日及以后入院的赶得上: a deadline, seen from the day of coming.

    `start` is from when the list counts (入院之日).
    """
    event = start.removesuffix("之日")
    gap = "" if day == TODAY else " "
    return f"如果{gap}{day}来办，{since}及以后{event}的赶得上；更早的，请问窗口。"


def beyond_table(limit: TimeLimit) -> str:
    return f"{spaced(limit.text)}办好"


def limits_vary(limits: Sequence[tuple[str, str | None]], listed: str) -> str:
    """如果是在职职工，不超过 3 个工作日；如果是灵活就业人员，当场办好."""
    said = [
        f"{condition}，{spaced(text)}" if condition else spaced(text) for text, condition in limits
    ]
    return "；".join(said) or gap_limit(listed)


# Where it stands


def list_number(short: str, title: str, seq: int) -> str:
    """资阳清单第 21 项, 广东指南第 11 项: by what the list calls itself."""
    return f"{short}{called(title)}第 {seq} 项"


def source(title: str, seq: int) -> str:
    return f"材料、时限、环节出自《{title}》第 {seq} 项。"


def hint(where: bool, listed: str) -> str:
    """Which printed words are ours."""
    named = "“去哪里拿”和步骤下面的小字" if where else "步骤下面的小字"
    return f"{named}是办事提示，不是{listed}原文。"


def edition_words(short: str, edition: str, day: str) -> str:
    return f"目录版本 {short} {edition}（{day}）"


def slip_words(code: str) -> str:
    return f"清单号 {code}"


def printed_at(moment: datetime) -> str:
    return f"打印于 {moment:%Y-%m-%d %H:%M}"


def not_needed_line(text: str, because: str) -> str:
    """不用带：费用清单（因为您选了：…）."""
    return f"{NOT_NEEDED}：{text}（{because}）" if because else f"{NOT_NEEDED}：{text}"


# The booklet

BOOKLET = "医保办事指南"
BOOKLET_DISCLAIMER = "只作告知，能不能受理，以窗口审核为准。"


def booklet_scope(chapters: int, items: int, alone: str | None) -> str:
    """十类 34 项，每项要带什么、怎么办、多久办好."""
    what = alone if alone is not None else f"{_numeral(chapters)}类"
    return f"{what} {items} 项，每项要带什么、怎么办、多久办好"


def _numeral(count: int) -> str:
    """1 to 10 as 一 to 十; beyond, digits."""
    return "一二三四五六七八九十"[count - 1] if 0 < count <= 10 else str(count)


def booklet_source(title: str, year: str | None) -> str:
    silent = "" if year or re.search(r"\d{4}", title) else f"，{called(title)}没有写年份"
    return f"按《{title}》编{silent}。"


def booklet_edition(edition: str, printed: date) -> str:
    return f"{edition}　{printed.year} 年 {printed.month} 月 {printed.day} 日印"


def kind_count(lines: int) -> str:
    return f"{lines} 样"
