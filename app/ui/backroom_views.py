"""What the attendant's pages say. Pure: values in, views out; every sentence stands here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from app.domain.attempts import DIGITS, PAUSE, TRIES, Attempts
from app.domain.count import Count, End, Names, Output, What, item_key, ranked, total
from app.domain.hall_fact import SEPARATOR, Fact, fact_words, typed_so_far
from app.domain.health import HealthLine, State, to_do
from app.domain.item import Item, Region
from app.settings import Settings
from app.ui.admin.digits import CLEAR
from app.ui.admin.views import (
    Action,
    ChoiceView,
    Deed,
    FactView,
    PinView,
    Row,
    SheetView,
    TalliesView,
    Tally,
    Weight,
)
from app.ui.backroom import Backroom
from app.ui.holdings import SUSPENDED

REASONS = (
    "暂时停办，什么时候恢复请问窗口。",
    "系统维护，现在办不了，请问窗口。",
    "改在窗口直接办，不用先打清单。",
    "规定正在调整，要带什么请问窗口。",
)
"""What a visitor may read instead of an item that is withdrawn for now."""
TODAY = (What.BEGUN, What.LISTED, What.PRINTED, What.TAKEN, What.LEFT)
MOST_ITEMS, MOST_QUESTIONS = 8, 4
_MINUTES = int(PAUSE // 60)


def pin_view(now: Backroom, attempts: Attempts, *, known: bool) -> PinView:
    """23. `known`: a number is set. During a pause there is no pad."""
    if not known:
        told = "还没有设密码。请在这台机器上运行\ngaozhi settings pin，设好再来。"
        return PinView("这里现在进不去", 0, told, wrong=False, open=False)
    if attempts.pause > 0 and not now.busy:
        told = f"输错了 {TRIES} 次。请等 {attempts.minutes} 分钟再试。"
        return PinView("现在不能输密码", 0, told, wrong=True, open=False)
    lead = f"请输入 {DIGITS} 位密码"
    if now.wrong:
        return PinView(lead, 0, f"密码不对，还能试 {attempts.left} 次。", wrong=True, open=True)
    if now.busy:
        return PinView(lead, DIGITS, "正在核对。", wrong=False, open=True)
    rule = f"输错 {TRIES} 次，停 {_MINUTES} 分钟。"
    filled = len(now.typed)
    told = f"已输 {filled} 位，还差 {DIGITS - filled} 位。{rule}" if filled else rule
    return PinView(lead, filled, told, wrong=False, open=True)


def health_view(
    now: Backroom, lines: tuple[HealthLine, ...] | None, today: Sequence[Count], machine: str | None
) -> SheetView:
    """23b. `lines` None: still being looked at."""
    todo = to_do(lines or ())
    if lines is None:
        tag, lead = "", "正在检查，请等一下。"
    elif todo:
        tag, lead = f"{len(todo)} 件事要做", todo[0]
    else:
        tag, lead = "都正常", "没有要做的事。"
    if now.told:
        lead = now.told
    name = f"本机 {machine}。" if machine else ""
    rows = tuple(Row(one.icon, one.name, one.detail, one.tag, one.state) for one in lines or ())
    return SheetView(
        "机器情况", name + lead, rows,
        (
            Action(Deed.TEST, "打印测试页", "print", Weight.MAIN),
            Action(Deed.HALL, "大厅信息", "org"),
            Action(Deed.REGION, "换清单", "book"),
            Action(Deed.WITHDRAW, "暂停事项", "list"),
            Action(Deed.COUNTS, "看次数", "gauge"),
            Action(Deed.QUIT, "关程序", "x"),
            Action(Deed.LEAVE, "离开，回首页", "exit", Weight.QUIET),
        ),
        tag, bool(todo), _today(today),
    )  # fmt: skip


def _today(counts: Sequence[Count]) -> TalliesView:
    tallies = tuple(Tally(str(total(counts, what)), what.label) for what in TODAY)
    return TalliesView("今天", "只记次数，不记是谁", tallies)


def hall_view(now: Backroom, settings: Settings, region: str | None) -> SheetView:
    """大厅信息: every fact, and what is missing. Those of digits can be changed here."""
    hall = settings.hall
    apart = len([key for key, _ in hall.windows if key])
    window = hall.window("") or ""
    if apart:
        window = f"{window}　另有 {apart} 类单写".strip()
    rows = (
        _fact("org", "大厅名称", hall.name, needed=True),
        _fact("desk", Fact.WINDOW.label, window, needed=True, fact=Fact.WINDOW),
        _fact("tel", Fact.PHONE.label, hall.phone, needed=True, fact=Fact.PHONE),
        _fact("clock", Fact.HOURS.label, hall.hours, needed=True, fact=Fact.HOURS),
        _fact("pin", "地址", hall.address),
        _fact("tel", "投诉电话", hall.complaints),
        _fact("copies", "复印在哪里", hall.copier),
        _fact("gauge", "本机编号", settings.machine),
        _fact("book", "用的清单", region),
    )
    missing = sum(row.state is State.CARE for row in rows)
    lead = now.told or f"带箭头的点一下就能改，别的在设置文件里改：\n{settings.file}"
    tag = f"{missing} 样没写" if missing else "都写了"
    return SheetView("大厅信息", lead, rows, (), tag, bool(missing))


def _fact(
    icon: str, name: str, value: str | None, *, needed: bool = False, fact: Fact | None = None
) -> Row:
    key = fact.name if fact is not None else ""
    if value:
        return Row(icon, name, value, key=key)
    if needed:
        return Row(icon, name, "要帮忙的人看不到，请写上", "没写", State.CARE, key)
    return Row(icon, name, "没写就不显示", "没写", State.PAST, key)


def fact_view(now: Backroom) -> FactView:
    """A fact while it is typed."""
    fact = now.fact
    words = fact_words(fact, now.typed)
    match fact:
        case Fact.PHONE:
            lead = "连区号一起按，例如 028 26655555。"
        case Fact.WINDOW:
            lead = f"按窗口号。几个窗口用 {SEPARATOR} 隔开，例如 3{SEPARATOR}5。"
        case Fact.HOURS:
            lead = "每个时间按四位。中午不休按 0900 1700，中午休息再按下午的两个。"
        case _:
            assert_never(fact)
    if now.told:
        told = now.told
    elif words is not None:
        told = f"来的人会看到：{words}"
    elif now.typed:
        told = "还没按完。"
    else:
        told = "存好以后，屏幕和纸上都用新的。"
    return FactView(
        fact.label, lead, typed_so_far(fact, now.typed) or " ", told,
        SEPARATOR if fact is Fact.WINDOW else CLEAR, words is not None,
    )  # fmt: skip


def categories_view(region: Region, items: Sequence[Item], off: Mapping[int, str]) -> SheetView:
    """暂停事项: the categories, and how many items of each are withdrawn (`off`)."""
    rows = []
    for category in region.categories:
        held = [item for item in items if item.category == category.key]
        gone = sum(item.seq in off for item in held)
        tag = f"{gone} 项暂停" if gone else ""
        rows.append(Row("list", category.plain, f"{len(held)} 项", tag, State.CARE, category.key))
    gone = sum(item.seq in off for item in items)
    lead = "选一类，再选要暂停或恢复的事项。暂停的，来的人只看到一句话。"
    tag = f"{gone} 项暂停" if gone else "都在办"
    return SheetView("暂停事项", lead, tuple(rows), (), tag, bool(gone))


def items_view(
    now: Backroom, region: Region, items: Sequence[Item], off: Mapping[int, str]
) -> SheetView:
    """The items of a category."""
    rows = tuple(
        Row(
            "list", item.name, off.get(item.seq, ""),
            SUSPENDED if item.seq in off else "", State.CARE, str(item.seq),
        )
        for item in items
        if item.category == now.category
    )  # fmt: skip
    headline = region.category(now.category).plain
    return SheetView(headline, now.told or "点要暂停或恢复的事项。", rows, ())


def suspended_view(item: Item, sentence: str) -> SheetView:
    """An item that is withdrawn."""
    rows = (Row("warn", "来的人现在看到的", sentence, SUSPENDED, State.CARE),)
    restore = Action(Deed.RESTORE, "恢复办理", "again", Weight.MAIN)
    lead = f"{item.name}。恢复以后，马上又能答题、打清单。"
    return SheetView("恢复办理", lead, rows, (restore,))


def suspend_view(now: Backroom, item: Item) -> ChoiceView:
    """The sentences, one of which a visitor is to read."""
    lead = now.told or f"{item.name}。暂停以后，来的人只看到这句话，答不了题："
    action = Action(Deed.SUSPEND, "暂停这一项", "x", Weight.MAIN)
    return ChoiceView("暂停办理", lead, REASONS, now.reason, action, "请先选一句话")


def quit_view() -> SheetView:
    """关程序: what will happen, before it does."""
    rows = (
        Row("warn", "来办事的人用不了", "屏幕不再是自助机，要有人在旁边"),
        Row("again", "怎么再打开", "重新开机，或再运行一次 gaozhi"),
    )
    return SheetView(
        "关掉程序？", "换机器、修机器的时候才用。", rows,
        (
            Action(Deed.QUIT_NOW, "关掉程序", "x", Weight.MAIN),
            Action(Deed.BACK, "不关，返回", "back", Weight.QUIET),
        ),
    )  # fmt: skip


def counts_view(
    now: Backroom,
    today: Sequence[Count],
    week: Sequence[Count],
    month: Sequence[Count],
    names: Names,
) -> SheetView:
    """看次数: today in figures, then a week and a month, then what was asked for most."""
    rows = [
        Row("cal", "最近 7 天", _sums(week)),
        Row("cal", "最近 30 天", _sums(month)),
        Row("print", "30 天里打印", _by_detail(month, What.PRINTED)),
        Row("exit", "30 天里怎么结束", _by_detail(month, What.ENDED)),
    ]
    for event, times in ranked(month, What.OPENED)[:MOST_ITEMS]:
        rows.append(Row("list", names.item(event.item), f"30 天里打开 {times} 次"))
    for event, times in ranked(month, What.LEFT)[:MOST_QUESTIONS]:
        name = names.question(event.item, event.detail)
        rows.append(Row("ask", name, f"{names.item(event.item)}：{times} 次停在这一题"))
    export = Action(Deed.EXPORT, "存成表格", "disk", Weight.MAIN)
    lead = now.told or "只记次数，不记是谁，也不记几点。"
    return SheetView("次数", lead, tuple(rows), (export,), tallies=_today(today))


def _sums(counts: Sequence[Count]) -> str:
    return "，".join(f"{what.label} {total(counts, what)}" for what in TODAY)


def _by_detail(counts: Sequence[Count], what: What) -> str:
    """The details of a kind with their sums: A4 纸 12，小票 3."""
    known: Sequence[Output | End] = tuple(Output) if what is What.PRINTED else tuple(End)
    sums = {
        one.label: sum(times for event, times in ranked(counts, what) if event.detail == one.key)
        for one in known
    }
    return "，".join(f"{label} {times}" for label, times in sums.items() if times) or "还没有"


def key_of(item: Item) -> str:
    """How settings and counts name an item."""
    return item_key(item.region, item.seq)
