"""What a row claims about the clause it quotes, for the checks of CONTENT rule 3."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.authoring.fault import Place
from app.authoring.source import Node
from app.domain.item import Handling, NoteKind, Obligation, OutcomeKind, Quote, Requirement


class ClauseKind(StrEnum):
    """What a clause of the official list says. Every clause has exactly one kind."""

    MATERIAL = "material"
    MAY_BE_ASKED = "may_be_asked"
    LIMIT = "limit"
    STEP = "step"
    DEADLINE = "deadline"
    OUTCOME = "outcome"
    HEADING = "heading"
    NOTE = "note"
    DEFINITION = "definition"
    TOGETHER = "together"
    APPLIES = "applies"
    ELSEWHERE = "elsewhere"
    SEE_FIRST = "see_first"
    OTHER_ITEM = "other_item"
    OFFICE = "office"
    NONE_STATED = "none_stated"


KIND_NAMES = {
    ClauseKind.MATERIAL: "材料",
    ClauseKind.MAY_BE_ASKED: "可要求的材料",
    ClauseKind.LIMIT: "时限",
    ClauseKind.STEP: "环节",
    ClauseKind.DEADLINE: "申请人的期限",
    ClauseKind.OUTCOME: "结果",
    ClauseKind.HEADING: "小标题",
    ClauseKind.NOTE: "说明",
    ClauseKind.DEFINITION: "定义",
    ClauseKind.TOGETHER: "合并办理",
    ClauseKind.APPLIES: "适用对象",
    ClauseKind.ELSEWHERE: "别处办理",
    ClauseKind.SEE_FIRST: "先要办",
    ClauseKind.OTHER_ITEM: "别的事项",
    ClauseKind.OFFICE: "对经办机构说的",
    ClauseKind.NONE_STATED: "无",
}

_SAME = (
    frozenset({ClauseKind.LIMIT, ClauseKind.STEP}),
    frozenset(
        {
            ClauseKind.OUTCOME,
            ClauseKind.NONE_STATED,
            ClauseKind.ELSEWHERE,
            ClauseKind.APPLIES,
            ClauseKind.SEE_FIRST,
            ClauseKind.OTHER_ITEM,
            ClauseKind.NOTE,
        }
    ),
)


def agree(one: ClauseKind, other: ClauseKind) -> bool:
    """Whether two rows may read one clause as these kinds: the same, or two sides of one.

    A time is the whole item's or a step's; an outcome stands on a clause of its own kind.
    """
    if one is other:
        return True
    if {one, other} in _SAME:
        return True
    return ClauseKind.OUTCOME in (one, other) and any({one, other} <= group for group in _SAME)


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote with the row that cites it.

    `kind` is None where the quote covers nothing (a question's). `claims` are the facts that
    the word checks look for: `may`, `waived`, `last`, `condition`, `time`, `office`, `stamp`,
    `copies`, `heading`, and the words of every form on the row.
    """

    quote: Quote
    node: Node
    row: str
    kind: ClauseKind | None
    claims: frozenset[str] = frozenset()

    @property
    def place(self) -> Place:
        return self.node.place


def requirement_claims(requirement: Requirement) -> frozenset[str]:
    claims: set[str] = set()
    if requirement.obligation is Obligation.MAY_BE_ASKED:
        claims.add("may")
    if requirement.waivers:
        claims.add("waived")
    if requirement.when is not None:
        claims.add("condition")
    handlings = [requirement.handling]
    for alternative in requirement.alternatives:
        if alternative.last:
            claims.add("last")
        if alternative.when is not None:
            claims.add("condition")
        handlings.append(alternative.handling)
        handlings.extend(part.handling for part in alternative.parts)
    for handling in handlings:
        claims |= _handling_claims(handling)
    return frozenset(claims)


def _handling_claims(handling: Handling) -> set[str]:
    claims: set[str] = set()
    if handling.form is not None:
        claims.add(handling.form.text)
    if handling.stamp is not None:
        claims.add("stamp")
    if handling.copies is not None:
        claims.add("copies")
    return claims


def note_claims(kind: NoteKind) -> frozenset[str]:
    return frozenset({"office"} if kind is NoteKind.OFFICE else ())


def outcome_claims(kind: OutcomeKind) -> frozenset[str]:
    return frozenset({"waived"} if kind is OutcomeKind.NOTHING_TO_FILE else ())
