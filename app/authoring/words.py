"""Every sentence that the program composes for a region, once an item, to be read by a person.

Collected from the notices of every path and of every state on the way to it, so that nothing a
person could be shown is missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.authoring.authored import AuthoredRegion
from app.domain.calendar import Calendar
from app.domain.checklist import make_checklist, next_question
from app.domain.compose import Setting, make_notice
from app.domain.condition import Answers
from app.domain.hall import NO_HALL
from app.domain.item import Item
from app.domain.notice import Dates, Lines, Notes, Notice, NotNeeded, OutcomeBlock, Situation


def words_of_region(authored: AuthoredRegion, calendar: Calendar, today: date) -> Iterator[str]:
    """Lines of text: a heading for each item, then its sentences, each once, in order."""
    setting = Setting(authored.region, authored.edition, NO_HALL, calendar, today)
    for item in authored.plain_items:
        yield f"{item.seq} {item.name}　{item.plain}"
        said: dict[str, None] = {}
        for answers in _states(item, {}):
            notice = make_notice(make_checklist(item, answers), setting)
            said |= dict.fromkeys(_sentences(notice))
        for sentence in said:
            yield f"    {sentence}"


def _states(item: Item, given: Answers) -> Iterator[Answers]:
    """What has been answered at every page of the questionnaire, and at its ends."""
    yield given
    asked = next_question(item, given)
    if asked is not None:
        for answer in item.by_id[asked].answers:
            yield from _states(item, {**given, asked: answer})


def _sentences(notice: Notice) -> Iterator[str]:
    outcome = notice.find(OutcomeBlock)
    if outcome is not None:
        yield outcome.headline
        yield from outcome.sentences
    situation = notice.find(Situation)
    if situation is not None:
        yield from (fact.said for fact in situation.facts)
    lines = notice.find(Lines)
    if lines is not None:
        yield from filter(None, (lines.headline, lines.aside, lines.stamp_all))
        for line in lines.every():
            yield line.text
            yield from filter(None, (line.because, line.waiver, line.last_words))
            yield from line.remarks
            yield from (choice.condition for choice in line.choices if choice.condition)
    not_needed = notice.find(NotNeeded)
    if not_needed is not None:
        yield from (f"{line.text}：{line.because}" for line in not_needed.lines)
    dates = notice.find(Dates)
    if dates is not None:
        for limit in dates.limits:
            yield f"{limit.condition}，{limit.said}" if limit.condition else limit.said
        yield from (deadline.text for deadline in dates.deadlines)
    notes = notice.find(Notes)
    if notes is not None:
        yield from notes.sentences
