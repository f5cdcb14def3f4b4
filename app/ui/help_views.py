"""Where somebody helps: on the page of a trouble, and on the one that stands while nothing works."""

from __future__ import annotations

from datetime import datetime

from app.domain.hall import HOTLINE, Hall
from app.ui.views import SafeFact, SafeView, TroubleView


def help_facts(hall: Hall, category: str = "") -> tuple[SafeFact, ...]:
    """Window, telephone, opening hours. What is not known is left out."""
    number, called = hall.telephone
    return _facts(hall, category, SafeFact("tel", called, number, None))


def trouble_view(hall: Hall, headline: str, sentence: str) -> TroubleView:
    return TroubleView(headline, sentence, help_facts(hall))


def safe_view(hall: Hall, reason: str, now: datetime, machine: str | None = None) -> SafeView:
    """`reason` is for the hall's people, between the time and what this machine is called."""
    hotline = f"医保服务热线 {HOTLINE}" if hall.phone else "医保服务热线"
    facts = _facts(hall, "", SafeFact("tel", "电话", hall.phone or HOTLINE, hotline))
    called = f"　本机 {machine}" if machine else ""
    return SafeView(facts, f"工作人员看：{now:%m-%d %H:%M}　{reason}{called}")


def _facts(hall: Hall, category: str, telephone: SafeFact) -> tuple[SafeFact, ...]:
    window = hall.window(category)
    facts = [SafeFact("desk", "办事窗口", window, hall.address)] if window else []
    facts.append(telephone)
    if hall.hours:
        facts.append(SafeFact("clock", "上班时间", hall.hours, None))
    return tuple(facts)
