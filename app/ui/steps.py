"""The steps of a visit: every command is a function that returns the next one. Knows no Qt.

A step to a page that may not follow, or on a page that does not have it, is an error of ours
(`Misstep`).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from app.domain.condition import NONE, UNSURE, Answers
from app.domain.interview import Interview, begin
from app.domain.item import Item
from app.printing.faults import Fault
from app.ui.visit import FOLLOWS, Misstep, Modes, Page, Rise, Tick, Visit

NOT_DONE = "这一步没有办成"
"""The headline of trouble."""

REVIEW_FROM = 2
"""So many answers are read back before the list."""

MOST_TYPED = 14
"""Characters of the search field: a 清单号 and more."""


def _go(visit: Visit, page: Page) -> Visit:
    """On to a page, or back to it where the way came through it already."""
    if page not in FOLLOWS[visit.page]:
        raise Misstep(f"{page.value} may not follow {visit.page.value}")
    if page is visit.page:
        back_to = visit.back_to
    elif page in visit.back_to:
        back_to = visit.back_to[: visit.back_to.index(page)]
    elif visit.page in (Page.PRINTING, Page.FAULT):
        back_to = visit.back_to
    else:
        came = visit.back_to
        came = came[: came.index(visit.page)] if visit.page in came else came
        back_to = (*came, visit.page)
    return replace(visit, page=page, back_to=back_to, rise=Rise.NOTHING, leaf=0)


# The way to an item


def pick_region(visit: Visit, region: str) -> Visit:
    return replace(visit, region=region)


def browse(visit: Visit) -> Visit:
    return _go(visit, Page.CATEGORIES)


def open_category(visit: Visit, key: str) -> Visit:
    return replace(_go(visit, Page.ITEMS), category=key, topic=None, listed=0)


def open_topic(visit: Visit, key: str) -> Visit:
    return replace(_go(visit, Page.ITEMS), topic=key, category=None, listed=0)


def search(visit: Visit) -> Visit:
    """搜一搜, with nothing typed yet."""
    return replace(_go(visit, Page.SEARCH), typed="")


def press_key(visit: Visit, character: str) -> Visit:
    """One more character; what is too long is not taken."""
    if len(visit.typed) >= MOST_TYPED:
        return visit
    return replace(visit, typed=visit.typed + character, leaf=0)


def erase(visit: Visit) -> Visit:
    """删除: the last character."""
    return replace(visit, typed=visit.typed[:-1], leaf=0)


def retype(visit: Visit, typed: str) -> Visit:
    """Another text in place of what was typed: a word that was tapped, or nothing (清空)."""
    return replace(visit, typed=typed, leaf=0)


def open_slip(visit: Visit, interview: Interview) -> Visit:
    """The list behind a 清单号, as if it had been answered here."""
    guide = not interview.given and bool(interview.item.questions)
    return replace(
        _go(visit, Page.RESULT), interview=interview, guide=guide, ticks=frozenset(),
        category=None, topic=None, asked=None, chosen=(), changed=None, changing=False,
    )  # fmt: skip


def open_found(visit: Visit, item: Item) -> Visit:
    """The overview of an item that was searched for."""
    return open_item(replace(visit, category=None, topic=None), item, {})


def open_item(visit: Visit, item: Item, preset: Answers, listed: int = 0) -> Visit:
    """The overview of an item, with what a life event knows; `listed` is the page of the list."""
    return open_begun(visit, begin(item, preset), listed)


def open_begun(visit: Visit, interview: Interview, listed: int = 0, found_as: str = "") -> Visit:
    """The same with an interview that was begun already."""
    return replace(
        _go(visit, Page.OVERVIEW), interview=interview, guide=False, listed=listed,
        found_as=found_as, ticks=frozenset(), asked=None, chosen=(), changed=None, changing=False,
    )  # fmt: skip


def open_instead(visit: Visit, item: Item) -> Visit:
    """The overview of another item, to which a result has sent the person."""
    came = visit.back_to  # a 清单号 has led here without an overview
    back_to = came[: came.index(Page.OVERVIEW)] if Page.OVERVIEW in came else came
    return open_item(replace(visit, page=Page.OVERVIEW, back_to=back_to), item, {}, visit.listed)


# The questions


def start(visit: Visit) -> Visit:
    """The first question, or the result where nothing needs to be asked."""
    if visit.page is not Page.OVERVIEW:
        raise Misstep(f"start on {visit.page.value}")
    return _onward(replace(visit, guide=False))


def see_guide(visit: Visit) -> Visit:
    """The general guide: the list for no answers at all."""
    return replace(_go(visit, Page.RESULT), guide=True, ticks=frozenset())


def choose(visit: Visit, option: str) -> Visit:
    """Mark an option; in a multiple choice a second tap takes it away again."""
    question = visit.question
    alone = not question.many or option in (NONE, UNSURE)
    if alone:
        taken_back = question.many and visit.chosen == (option,)
        return replace(visit, chosen=() if taken_back else (option,))
    held = [chosen for chosen in visit.chosen if chosen not in (NONE, UNSURE)]
    held = [one for one in held if one != option] if option in held else [*held, option]
    order = [known.id for known in question.options]
    return replace(visit, chosen=tuple(sorted(held, key=order.index)))


def hand_in(visit: Visit) -> Visit:
    """下一步: give the marked answer and go on; nothing happens while none is marked."""
    if visit.page is not Page.QUESTION or not visit.chosen:
        return visit
    answered = visit.tried
    if not visit.changing:
        return _onward(replace(visit, interview=answered, ticks=_kept(visit, answered)))
    old = visit.under_way.given
    touched = answered.given != old
    changed = replace(
        visit, interview=answered, changing=False, ticks=_kept(visit, answered),
        changed=visit.asked if touched else visit.changed,
        before=MappingProxyType(dict(old)) if touched else visit.before,
    )  # fmt: skip
    if answered.question is not None:  # the change has opened a question
        return _onward(changed)
    return replace(_go(changed, Page.REVIEW), asked=None, chosen=())


def _kept(visit: Visit, answered: Interview) -> frozenset[Tick]:
    """Ticks survive an answer where their line is still on the list."""
    keys = {entry.requirement.key for entry in answered.checklist.entries}
    return frozenset(tick for tick in visit.ticks if tick[0] in keys)


def _onward(visit: Visit) -> Visit:
    """The next question; else the review where there is something to read back; else the list."""
    question = visit.under_way.question
    if question is not None:
        return replace(_go(visit, Page.QUESTION), asked=question.id, chosen=())
    done = replace(visit, asked=None, chosen=())
    if visit.page is Page.QUESTION and len(visit.under_way.counting) >= REVIEW_FROM:
        return _go(done, Page.REVIEW)
    return _go(done, Page.RESULT)


# Review and result


def review(visit: Visit) -> Visit:
    """改答案."""
    return _go(visit, Page.REVIEW)


def change(visit: Visit, question: str) -> Visit:
    """Open one question alone, with its answer marked."""
    if visit.page is not Page.REVIEW:
        raise Misstep(f"change on {visit.page.value}")
    chosen = visit.under_way.given[question]
    turned = replace(_go(replace(visit, back_to=()), Page.QUESTION), back_to=visit.back_to)
    return replace(turned, asked=question, chosen=chosen, changing=True)


def accept(visit: Visit) -> Visit:
    """没问题，看清单."""
    if visit.page is not Page.REVIEW:
        raise Misstep(f"accept on {visit.page.value}")
    return _go(visit, Page.RESULT)


def tick(visit: Visit, ticked: Tick) -> Visit:
    """我有, or one of several papers; a second tap takes it away."""
    return replace(visit, ticks=visit.ticks ^ {ticked})


def turn(visit: Visit, leaf: int) -> Visit:
    return replace(visit, leaf=max(0, leaf))


def rise(visit: Visit, what: Rise) -> Visit:
    """Let a sheet rise over the page, or lower it. The list stays on its page."""
    stays = visit.page is Page.RESULT or Rise.ALOUD in (what, visit.rise)
    return replace(visit, rise=what, leaf=visit.leaf if stays else 0)


def take(visit: Visit) -> Visit:
    """扫码带走; `leaf` is the code on the page."""
    return _go(visit, Page.TAKE)


def printing(visit: Visit) -> Visit:
    return replace(_go(visit, Page.PRINTING), file=None, place=None, strip=False)


def sent_to(visit: Visit, place: str | None, *, strip: bool) -> Visit:
    """A printer has the sheet now: where its paper comes out, and whether it is a strip."""
    return replace(visit, place=place, strip=strip)


def held_up(visit: Visit, fault: Fault) -> Visit:
    """The printer does not print; the list goes along as a code meanwhile."""
    if visit.page is Page.FAULT:
        return replace(visit, fault=fault)
    return replace(_go(visit, Page.FAULT), fault=fault)


def goes_on(visit: Visit) -> Visit:
    """The printer prints again."""
    return _go(visit, Page.PRINTING)


def printed(visit: Visit, file: Path | None, seconds: int) -> Visit:
    """It ought to be out; the page leaves by itself after `seconds`."""
    return replace(_go(visit, Page.DONE), back_to=visit.back_to, file=file, seconds=seconds)


def second(visit: Visit) -> Visit:
    """A second of the last page has passed."""
    return replace(visit, seconds=max(0, visit.seconds - 1))


def not_printed(visit: Visit, sentence: str) -> Visit:
    return in_trouble(_go(visit, Page.RESULT), sentence)


def in_trouble(visit: Visit, sentence: str, headline: str = NOT_DONE) -> Visit:
    """Something outside went wrong; the sentence rises over the page."""
    return replace(visit, rise=Rise.TROUBLE, trouble=sentence, trouble_head=headline)


def switch(visit: Visit, modes: Modes) -> Visit:
    """Show the pages otherwise; the place in a paged sheet is another one then."""
    alike = modes._replace(aloud=visit.modes.aloud) == visit.modes
    return replace(visit, modes=modes, leaf=visit.leaf if alike else 0)


# Back


def back(visit: Visit) -> Visit:
    """返回: lower the sheet, or undo the last step. Stays where nothing came before."""
    if visit.rise is not Rise.NOTHING:
        return rise(visit, Rise.NOTHING)
    if visit.page is Page.QUESTION and visit.changing:
        return replace(_back_to(visit, Page.REVIEW, visit.back_to), changing=False)
    if visit.page is Page.QUESTION and visit.under_way.trail:
        return _last_question(visit, visit.back_to)
    if not visit.back_to:
        return visit
    *rest, page = visit.back_to
    if page is Page.QUESTION and visit.under_way.trail:
        return _last_question(visit, tuple(rest))
    if page is Page.QUESTION:  # every answer came from the life event
        *rest, page = rest
    return _back_to(visit, page, tuple(rest))


def _back_to(visit: Visit, page: Page, back_to: tuple[Page, ...]) -> Visit:
    guide = visit.guide and page is not Page.OVERVIEW
    return replace(
        visit, page=page, back_to=back_to, rise=Rise.NOTHING, leaf=0, guide=guide,
        asked=None, chosen=(),
    )  # fmt: skip


def _last_question(visit: Visit, back_to: tuple[Page, ...]) -> Visit:
    """The question answered last that still counts, with its answer marked and taken back."""
    interview = visit.under_way
    last = interview.trail[-1]
    chosen = interview.given[last]
    before = interview.back()
    counts = {question for question, _ in interview.counting}
    while last not in counts and before.trail:
        last = before.trail[-1]
        chosen = before.given[last]
        before = before.back()
    return replace(
        visit, page=Page.QUESTION, back_to=back_to, interview=before, asked=last, chosen=chosen,
        rise=Rise.NOTHING, leaf=0, changed=None,
    )  # fmt: skip
