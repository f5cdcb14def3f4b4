"""Notices made by hand: the two of the visual specification, a guide, an outcome, an extreme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.item import Obligation, OutcomeKind, Quote
from app.domain.notice import (
    Basis,
    Block,
    Choice,
    ConditionGroup,
    Counts,
    Dates,
    DeadlineLine,
    Fact,
    Flow,
    FlowNode,
    Foot,
    HallFacts,
    Head,
    LimitLine,
    Line,
    Lines,
    Notes,
    Notice,
    NotNeeded,
    NotNeededLine,
    OutcomeBlock,
    Paper,
    Shape,
    Situation,
    Status,
)

COPY = "复印件（扫描件）"
SEAL = "每一份都要加盖单位公章"
TIP = "备好一样，在方框里打一个 ✓"


def choice(
    *names: str, tags: tuple[str, ...] = (), condition: str | None = None, note: str | None = None
) -> Choice:
    papers = tuple(Paper(name, tags) for name in names)
    text = " 和 ".join(names)
    return Choice(papers, text, text, condition, note)


def line(
    title: str,
    *choices: Choice,
    shape: Shape = Shape.ONE,
    tags: tuple[str, ...] = (),
    may: bool = False,
    where: str | None = None,
    last: tuple[Choice, ...] = (),
    remarks: tuple[str, ...] = (),
    condition: str | None = None,
) -> Line:
    kinds = {Shape.ONE: None, Shape.ANY: "以下任选一样", Shape.ALL: "都要"}
    return Line(
        key=title,
        number=None if condition else 1,
        shape=shape,
        status=Status.IF if condition else Status.BRING,
        obligation=Obligation.MAY_BE_ASKED if may else Obligation.MUST,
        title=title,
        text=title,
        said=title,
        condition=condition,
        because=None,
        tag=kinds[shape],
        tags=tags,
        choices=choices or (choice(title),),
        last_resort=last,
        last_words="都拿不到：改填" if last else None,
        remarks=remarks,
        hanging=(),
        where=where,
        form=None,
        copies=None,
        stamp=None,
        waiver=None,
        doubt=None,
        quotes=(),
    )


def any_of(title: str, *names: str, **rest: object) -> Line:
    return line(title, *(choice(name) for name in names), shape=Shape.ANY, **rest)  # type: ignore[arg-type]


def all_of(title: str, *names: str, **rest: object) -> Line:
    return line(title, choice(*names), shape=Shape.ALL, **rest)  # type: ignore[arg-type]


def flow(*names: str, captions: tuple[str, ...], bracket: str | None) -> Flow:
    nodes = tuple(
        FlowNode(name, caption, number == 0, None, None, None, None, ())
        for number, (name, caption) in enumerate(zip(names, captions, strict=True))
    )
    return Flow("怎么办、多久办好", nodes, bracket, 1)


def notice(head: Head, *blocks: Block, qr: str) -> Notice:
    foot = Foot(
        disclaimer="本清单按公开的经办事项清单生成，只作告知；能不能受理，以窗口审核为准。",
        slip="ZY21-121",
        slip_words="清单号 ZY21-121",
        edition="目录版本 资阳 0d3d9f06（2026-11-01）",
        printed="打印于 2026-11-09 09:12",
    )
    return Notice((head, *blocks, foot), qr)


def lines(*every: Line, groups: tuple[ConditionGroup, ...] = (), **rest: str | None) -> Lines:
    must = sum(one.obligation is Obligation.MUST for one in every)
    counts = Counts(must, len(every) - must, sum(len(group.lines) for group in groups))
    aside = "另有 1 样窗口可能要" if counts.may_be_asked else None
    return Lines(
        headline=f"请带齐这 {must} 样",
        aside=rest.get("aside", aside),
        tip=TIP,
        stamp_all=rest.get("stamp_all"),
        counts=counts,
        lines=every,
        groups=groups,
    )


STEPS = ("申请", "受理", "审核", "拨付", "办结")
CAPTIONS = ("您交材料", "窗口收件", "核对材料", "转到账户", "完成")
HALL = HallFacts(
    "到哪里办",
    (
        Fact("name", "大厅", "资阳市医保服务大厅"),
        Fact("address", "地址", "资阳市雁江区广场路 1 号"),
        Fact("window", "窗口", "3 号、5 号窗口"),
        Fact("hours", "时间", "工作日 9:00-17:00"),
        Fact("hotline", "医保热线", "12393"),
    ),
)
DATES = Dates(
    limits=(LimitLine("不超过30个工作日", "不超过 30 个工作日", None),),
    lead="如果 11 月 9 日受理，最晚",
    lead_now="如果今天受理，最晚",
    latest_words="12 月 21 日（星期一）",
    latest_printed="2026 年 12 月 21 日（星期一）",
    tail="办好",
    rule="不超过 30 个工作日，周末和节假日不算",
    counted="周末和节假日不算",
    tag="30 个工作日",
    latest=date(2026, 12, 21),
    deadlines=(),
)
LAW = (
    "《中华人民共和国社会保险法》第二十八条、第三十条；",
    "《社会保险经办条例》（国务院令第765号）第二十条。",
)
SOURCE = "材料、时限、环节出自《四川省资阳市医疗保障经办政务服务事项清单》第 21 项。"
HINT = "“去哪里拿”和步骤下的小字是办事提示，不是清单原文。"
HOSPITAL = "六、基本医疗保险参保人员医疗费用手工（零星）报销"

SHORT_HEAD = Head(
    document="一次性告知清单",
    region="四川省资阳市",
    hall="资阳市医保服务大厅",
    title="住院费用报销",
    meta=("资阳清单第 21 项", HOSPITAL),
    plain="自己先垫的住院费，拿票据来报",
    guide=False,
)


def short() -> Notice:
    """住院费用报销 after an accident with a third party: seven lines, one sheet."""
    own = (
        any_of("身份凭证", "有效身份证件", "医保电子凭证", "社会保障卡"),
        line("医院收费票据", where="医院收费窗口"),
        line("住院费用清单", where="医院收费窗口"),
        line("出院记录", where="医院病案室"),
        line("参保人银行账户信息", where="参保人的银行卡"),
        any_of(
            "责任证明",
            "交警事故认定书",
            "法院判决书",
            "调解书等公检法部门出具的相关证明材料",
            tags=("复印件",),
            where="交警、法院等部门",
            last=(choice("《个人承诺书》"),),
        ),
        line("门(急)诊病历", where="医院病案室", may=True),
    )
    facts = (
        Fact("agent", "谁来办", "本人"),
        Fact("injury", "住院原因", "受伤了，对方有责任"),
        Fact("aid", "医疗救助对象", "不是"),
    )
    text = "\n".join(
        (
            "一次告知 住院费用报销",
            "四川省资阳市",
            *(f"{n}.{one.title}" for n, one in enumerate(own, 1)),
        )
    )
    return notice(
        SHORT_HEAD,
        Situation("您的情况", facts),
        lines(*own),
        flow(*STEPS, captions=CAPTIONS, bracket="受理后　不超过 30 个工作日"),
        DATES,
        HALL,
        Notes(
            "请留意",
            (
                "有特殊情况的，窗口可以再要病历中的佐证资料。",
                "委托别人来办：另带委托人及代理人身份证件原件、授权委托书。",
            ),
        ),
        Basis("依据", LAW, SOURCE, HINT),
        qr=text,
    )


def long() -> Notice:
    """零售药店申请定点协议管理: an upright flow with sub-steps, two pages."""
    head = replace(
        SHORT_HEAD,
        title="零售药店申请定点协议管理",
        meta=("资阳清单第 29 项", "九、医药机构申请定点协议管理"),
    )
    own = (
        line("《定点零售药店申请表》"),
        all_of(
            "药店证照和负责人证件",
            "药品经营许可证",
            "营业执照",
            "法定代表人、主要负责人或实际控制人身份证",
            tags=(COPY,),
        ),
        line(
            "药学人员材料",
            choice("执业药师资格证书", "有效劳动合同", tags=(COPY,)),
            choice("药学技术人员相关证书", "有效劳动合同", tags=(COPY,)),
            shape=Shape.ANY,
        ),
        line("医保专（兼）职管理人员的劳动合同", tags=(COPY,)),
        all_of("与医疗保障政策对应的制度文本", "内部管理制度", "财务制度"),
        line("与医保有关的信息系统相关材料"),
        line("纳入定点后使用医疗保障基金的预测性分析报告"),
    )
    steps = ("评估", "公示", "协商谈判", "协议签订")
    nodes = (
        FlowNode("申请", "您交材料", True, "药店交材料", None, None, None, ()),
        FlowNode("受理", "窗口收件", False, "窗口核对、收件", None, None, "缺什么，一次告诉您", ()),
        FlowNode("审核", "核对材料", False, "医保经办机构办理", None, None, None, steps),
        FlowNode("办结", "完成", False, None, "签好协议", None, None, ()),
    )
    dates = replace(
        DATES,
        latest_words=None,
        latest=None,
        lead="受理后不超过 60 个工作日办好",
        tail="",
        rule="明年放假安排公布后才能算出日期",
        latest_printed=None,
        counted=None,
    )
    return notice(
        head,
        Situation(
            "您的情况",
            (Fact("agent", "谁来办", "单位经办人"), Fact("staff", "药学人员", "有执业药师")),
        ),
        lines(*own, stamp_all=SEAL),
        Flow("怎么办、多久办好", nodes, "受理后　不超过 60 个工作日", 1),
        dates,
        HALL,
        Notes(
            "请留意",
            (
                "复印件、扫描件都可以，两种都要加盖单位公章。",
                "委托别人来办：另带委托人及代理人身份证件原件、授权委托书。",
            ),
        ),
        Basis(
            "依据",
            (
                *LAW,
                "《零售药店医疗保障定点管理暂行办法》（国家医疗保障局令第3号）第六条、第七条、第八条、第九条。",
            ),
            SOURCE,
            None,
        ),
        qr="一次告知 零售药店申请定点协议管理\n" + "\n".join(one.title for one in own) * 3,
    )


def guide() -> Notice:
    """The general guide of 住院费用报销: no answers, every condition in words."""
    base = short()
    given = base.get(Lines)
    injured = "如果受伤了，对方有责任"
    groups = (
        ConditionGroup(
            injured, (replace(given.lines[5], number=None, status=Status.IF, condition=injured),)
        ),
        ConditionGroup(
            "如果受伤了，对方有责任，或者受伤了，没有别人的责任",
            (replace(given.lines[6], number=None, status=Status.IF),),
        ),
        ConditionGroup(
            "如果委托别人来办",
            (
                all_of(
                    "委托人及代理人身份证件", "委托人身份证件", "代理人身份证件", tags=("原件",)
                ),
                line("授权委托书"),
            ),
        ),
        ConditionGroup("如果有特殊情况的", (line("病历中的佐证资料", may=True),)),
    )
    blocks = tuple(
        replace(block, document="办事指南", guide=True)
        if isinstance(block, Head)
        else replace(
            block,
            lines=given.lines[:5],
            groups=groups,
            aside="2 样窗口可能要，3 样看情况",
            headline="请带齐这 5 样",
        )
        if isinstance(block, Lines)
        else block
        for block in base.blocks
        if not isinstance(block, Situation)
    )
    return Notice(blocks, "一次告知 住院费用报销\n四川省资阳市\n清单号 ZY21-00")


def outcome() -> Notice:
    """Nothing to file: an outcome, three steps, no list."""
    head = replace(SHORT_HEAD, title="门诊费用直接结算", meta=("资阳清单第 16 项", "五、异地就医"))
    said = OutcomeBlock(
        kind=OutcomeKind.ELSEWHERE,
        headline="这一项，不用到窗口办",
        sentences=(
            "在开通了直接结算的医院看病，出院时在医院的窗口结算，不用交材料。",
            "没有直接结算的，回来再报：第 20 项 门诊费用报销。",
        ),
        quotes=(Quote("备注", "鼓励参保人员在开通异地就医的定点医疗机构直接结算。"),),
        items=(20,),
    )
    dates = replace(
        DATES,
        limits=(),
        lead="当场办好",
        latest_words=None,
        latest=None,
        tail="",
        rule=None,
        latest_printed=None,
        counted=None,
        deadlines=(DeadlineLine("外伤的，入院后 5 个工作日内告诉医保经办机构。"),),
    )
    return notice(
        head,
        said,
        NotNeeded(
            "不用带", (NotNeededLine("form", "《异地就医备案表》", "因为您选了：在本地看病"),)
        ),
        flow("就医", "结算", "出院", captions=("出示凭证", "医院窗口", ""), bracket=None),
        dates,
        HALL,
        Basis("依据", LAW[:1], SOURCE, None),
        qr="一次告知 门诊费用直接结算\n不用到窗口办",
    )


def longest() -> Notice:
    """More than any item has: long names, many conditions, three pages at least."""
    name = "医疗机构执业许可证或中医诊所备案证或诊所备案凭证或军队医疗机构为民服务许可证"
    many = tuple(
        line(
            f"第{n}份{name}",
            tags=(COPY, "2 份", "加盖单位公章"),
            where="发证的卫生健康部门窗口",
            may=n % 3 == 0,
            remarks=("名称、地址、负责人变了的，先去改证。",),
        )
        for n in range(1, 8)
    )
    groups = tuple(
        ConditionGroup(
            f"如果{n}是在外地急诊抢救以后转回本地住院，而且没有办过异地就医备案，或者备案已经过期",
            (
                any_of(f"第{n}组证明", name, "急诊诊断证明", "备案凭证"),
                line(f"第{n}份说明", may=True),
            ),
        )
        for n in range(1, 7)
    )
    head = replace(
        SHORT_HEAD,
        title="基本医疗保险参保人员异地就医备案和跨省直接结算以及手工零星报销的登记变更申请",
    )
    text = "一次告知\n" + "\n".join(f"{one.title} {one.choices[0].text}" for one in many)
    return notice(
        head,
        Situation(
            "您的情况",
            tuple(Fact(f"q{n}", f"第{n}个问题", "是在外地急诊抢救以后转回来的") for n in range(6)),
        ),
        lines(*many, groups=groups),
        flow(
            "申请",
            "受理",
            "初审",
            "复审",
            "公示",
            "拨付",
            "办结",
            captions=("交材料", "收件", "核对", "再核对", "张贴", "转账", "完成"),
            bracket="受理后　不超过 30 个工作日",
        ),
        DATES,
        HALL,
        Notes("请留意", tuple(f"第{n}条：{name}，过期的不收，先换新证再来。" for n in range(1, 9))),
        Basis("依据", LAW * 4, SOURCE, HINT),
        qr=text,
    )


ALL = {"short": short, "long": long, "guide": guide, "outcome": outcome, "longest": longest}
