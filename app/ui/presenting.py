"""From catalogue and notice to the views of the pages around the questionnaire. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from types import MappingProxyType

from app.domain import progress
from app.domain.checklist import make_checklist
from app.domain.condition import Answers
from app.domain.hall import Hall
from app.domain.interview import Interview, paths
from app.domain.item import FEE, LIMIT, WHOM, Item, Obligation, OutcomeKind, Region
from app.domain.notice import (
    Dates,
    Flow,
    HallFacts,
    Head,
    Lines,
    Notes,
    Notice,
    OutcomeBlock,
    Situation,
    Suits,
)
from app.domain.wording import ON_THE_SPOT, called, spaced
from app.ui import front
from app.ui.asking import Compose
from app.ui.front import HeaderView, HomeView, TopicCard
from app.ui.holdings import SUSPENDED, Holdings
from app.ui.views import (
    CategoriesView,
    CategoryRow,
    FactView,
    ItemRow,
    ItemsView,
    NothingView,
    OverviewView,
    QuoteView,
    RegionChoice,
    WelcomeView,
)

_NO_ANSWERS: Answers = MappingProxyType({})
MOST_PATHS = 400
"""More paths than this are not walked for 最多 N 样: the fact is left out."""


def header_view(hall: Hall, region: Region | None, now: datetime, item: str = "") -> HeaderView:
    return front.header_view(hall, region.name if region is not None else None, now, item)


def home_view(region: Region, items: int) -> HomeView:
    cards = (TopicCard(one.key, one.title, one.about, one.icon) for one in region.topics)
    return front.home_view(cards, len(region.categories), items)


def welcome_view(choices: Iterable[RegionChoice], chosen: str | None) -> WelcomeView:
    return WelcomeView(tuple(choices), chosen)


def categories_view(held: Holdings) -> CategoriesView:
    items = held.items()
    rows = []
    for category in held.region.categories:
        numeral, _, wording = category.name.partition("、")
        count = sum(item.category == category.key for item in items)
        rows.append(CategoryRow(numeral, category, wording or category.name, f"{count} 项"))
    source = f"《{held.region.title}》，共 {len(items)} 项"
    return CategoriesView(source, tuple(rows))


def category_view(held: Holdings, key: str, compose: Compose) -> ItemsView:
    category = held.region.category(key)
    rows = [_item_row(held, item, compose) for item in held.items() if item.category == key]
    return ItemsView(category.plain, category.name.partition("、")[2], tuple(rows))


def topic_view(held: Holdings, key: str, compose: Compose) -> ItemsView:
    topic = held.topic(key)
    rows = [
        _item_row(held, held.item(entry.item), compose, entry.say, number, dict(entry.answers))
        for number, entry in enumerate(topic.entries)
    ]
    return ItemsView(topic.title, "您要办哪一件？", tuple(rows), topic.hint)


def _item_row(
    held: Holdings,
    item: Item,
    compose: Compose,
    say: str | None = None,
    entry: int | None = None,
    answers: Answers = _NO_ANSWERS,
) -> ItemRow:
    """With a life event's own words, these come first and the item's name below.

    `answers` are those that the row itself gives. Of an item that is off, neither limit nor
    papers are told: nobody can act on them now.
    """
    name, words = say or item.name, item.name if say else item.plain
    if item.seq in held.off:
        return ItemRow(item.seq, name, words, SUSPENDED, quick=False, bring=None, entry=entry)
    notice = compose(make_checklist(item, answers))
    tag = notice.get(Dates).tag
    lines = notice.find(Lines)
    bring = None
    if lines is not None and lines.counts.must:
        more = lines.counts.conditional or lines.counts.may_be_asked
        bring = f"材料 {lines.counts.must} 样{'起' if more else ''}"
    return ItemRow(
        item=item.seq,
        name=name,
        say=words,
        limit=tag,
        quick=tag == ON_THE_SPOT,
        bring=bring,
        entry=entry,
    )


# An item before its questions


def overview_view(
    interview: Interview, way_in: str, region: Region, compose: Compose
) -> OverviewView:
    item = interview.item
    notice = compose(interview.checklist)
    listed = called(region.title)
    whom = item.cell(WHOM)
    suits = notice.find(Suits)
    hall = notice.find(HallFacts)
    return OverviewView(
        way_in=way_in,
        name=item.name,
        plain=item.plain,
        suits=suits.sentences if suits is not None else (),
        quote=QuoteView(f"{listed}原文　服务对象", whom) if whom else None,
        facts=tuple(_facts(item, interview, notice, listed)),
        nodes=notice.get(Flow).nodes,
        channel=hall.channel if hall is not None else None,
        questions=interview.question is not None,
    )


def _facts(item: Item, interview: Interview, notice: Notice, listed: str) -> Iterable[FactView]:
    """What the list says; a fact on which it is silent is left out."""
    most = _most(interview)
    questions = interview.longest()
    if most:
        note = "答完题，只列您要带的" if questions else None
        yield FactView("list", "一定要带", "最多" if questions else "", str(most), "样", note)
    if questions:
        yield FactView("ask", "先回答", "最多", str(questions), "个小问题", "点一下就行，不用打字")
    dates = notice.get(Dates)
    if dates.tag == ON_THE_SPOT:
        yield FactView("cal", "多久办好", ON_THE_SPOT, "", "", None)
    elif dates.tag is not None:
        number = "".join(character for character in dates.tag if character.isdigit())
        before, _, after = spaced(dates.limits[0].text).partition(number)
        note = progress.date_words(dates)
        yield FactView("cal", "多久办好", before.strip(), number, after.strip(), note)
    elif len(dates.limits) > 1:
        yield FactView("cal", "多久办好", "看情况，答完题告诉您", "", "", None)
    hall = notice.find(HallFacts)
    if hall is not None and hall.fee is not None:
        yield FactView("coin", "收费吗", hall.fee, "", "", f"{listed}写的是：{item.cell(FEE)}")


def _most(interview: Interview) -> int:
    """The most lines that a person may have to bring; 0 where there are too many ways to look."""
    most = 0
    for number, answers in enumerate(paths(interview.item, interview.given)):
        if number > MOST_PATHS:
            return 0
        entries = make_checklist(interview.item, answers).entries
        most = max(
            most,
            sum(e.certain and e.requirement.obligation is Obligation.MUST for e in entries),
        )
    return most


# An item without a list


def has_list(notice: Notice) -> bool:
    """Whether there is anything to bring, or may be; else page 18 tells what there is."""
    return notice.find(Lines) is not None


def nothing_view(
    held: Holdings, notice: Notice, seq: int, hall: Hall, compose: Compose
) -> NothingView:
    outcome, head = notice.find(OutcomeBlock), notice.get(Head)
    situation, notes = notice.find(Situation), notice.find(Notes)
    facts = [fact.value for fact in situation.facts] if situation is not None else []
    item = held.item(seq)
    listed = called(held.region.title)
    quote = None
    if outcome is not None and outcome.quotes:
        cited = outcome.quotes[0]
        source = progress.why_source(held.region, seq if cited.item is None else cited.item)
        quote = QuoteView(f"{listed}原文　{cited.column}", cited.text, source)
    window = hall.window(item.category)
    number, telephone = hall.telephone
    nothing = outcome is None or outcome.kind is OutcomeKind.NOTHING_TO_FILE
    agreed = outcome is not None and outcome.kind is OutcomeKind.BY_AGREEMENT
    dates = notice.get(Dates)
    done = (f"{progress.date_sentence(dates)}。",) if agreed and dates.latest is not None else ()
    return NothingView(
        trail=progress.trail_words(head.title, facts),
        headline=outcome.headline if outcome is not None else f"这一项，{listed}没有写要带什么",
        papers="0" if nothing and outcome is not None else None,
        tag=None,
        sentences=(
            *(outcome.sentences if outcome is not None else ()),
            *done,
            *(notes.sentences if notes is not None else ()),
        ),
        nodes=notice.get(Flow).nodes if nothing or agreed else (),
        quote=quote,
        silent_head=f"{listed}里没有写的",
        silent=(LIMIT,) if any(limit.gap for limit in item.limits) else (),
        window=f"还想问，{spaced(f'到{window}')}" if window else "还想问，请到窗口",
        phone=number,
        phone_hint=f"或者打{telephone}",
        scan=True,
        instead=tuple(
            _item_row(held, held.item(other), compose)
            for other in (outcome.items if outcome else ())
        ),
    )
