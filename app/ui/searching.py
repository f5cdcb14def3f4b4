"""What the search page shows, and what a typed 清单号 opens. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

from app.catalog.search import Found, Index, Match
from app.domain import slip
from app.domain.checklist import make_checklist
from app.domain.hall import Hall
from app.domain.interview import Interview, begin
from app.domain.notice import Dates
from app.domain.problems import UnknownName
from app.domain.wording import ON_THE_SPOT
from app.ui.asking import Compose
from app.ui.front import ten
from app.ui.holdings import SUSPENDED, Holdings

HINT = "拼音首字母、清单号"
CHIPS = "也可以直接点"
LETTERS = "也可以试试这些字母"
EVERYDAY = (
    "住院报销", "生孩子", "转院", "社保卡丢了", "慢性病", "换城市", "新生儿", "参保证明", "退休",
)  # fmt: skip
"""Words to tap instead of keys."""
INITIALS = (("ZY", "住院"), ("SY", "生育"), ("YD", "异地"), ("TX", "退休"))
"""Letters to try where nothing was found, and what they are short for."""
_FEW, _MANY = 4, 8
"""So many everyday words: beside results, and while nothing is typed."""
_OTHER_WORDS = {"alias": "也叫", "topic": "也叫", "form": "要用", "corrected": "就是"}


class Letter(NamedTuple):
    """A character of a text, and whether it was matched."""

    text: str
    on: bool


class HitView(NamedTuple):
    """A row: `name` and below it `reason`: the word that was found, or in plain words what it is."""

    item: int
    name: tuple[Letter, ...]
    reason: tuple[Letter, ...]
    limit: str | None
    quick: bool
    slip: bool = False


class ChipView(NamedTuple):
    """Types `typed` for the person; `letters` stand before the word they mean."""

    typed: str
    words: str
    letters: str = ""


class ElsewhereView(NamedTuple):
    """13b: nothing was found, or a number is wrong; and where to look instead."""

    headline: str
    sentence: str
    categories: str
    topics: str
    window: str
    phone: str
    phone_name: str


class Hits(Sequence[HitView]):
    """All rows that were found, each made when a page first shows it."""

    def __init__(self, found: Sequence[Found], make: Callable[[Found], HitView]) -> None:
        self._found, self._make = found, make
        self._made: dict[int, HitView] = {}

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> HitView: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[HitView]: ...

    def __getitem__(self, at: int | slice) -> HitView | Sequence[HitView]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if at not in self._made:
            self._made[at] = self._make(self._found[at])
        return self._made[at]


class SearchView(NamedTuple):
    """13: `told` says how much was found, `number` in it stands out.

    `rows` are all that were found; `page` is the one wanted, as many as there are or fewer.
    """

    typed: str
    hint: str
    told: str
    number: str
    rows: Sequence[HitView]
    page: int
    elsewhere: ElsewhereView | None
    chips_title: str
    chips: tuple[ChipView, ...]

    def told_of(self, start: int, end: int) -> str:
        """What stands for `told` where a page shows only the rows from `start` to before `end`."""
        part = f"第 {start + 1} 到 {end} 项" if end - start > 1 else f"第 {end} 项"
        return f"{{}} 项里的{part}"


@dataclass(frozen=True)
class SlipRead:
    """What stands behind a typed 清单号.

    `interview` is there once the number is complete and right, `sure` where no longer number
    may begin with it, `fault` once it is wrong.
    """

    interview: Interview | None = None
    sure: bool = False
    fault: str | None = None


class Finder:
    """Finds in one region. `others` maps the prefixes of all regions to their short names."""

    def __init__(self, held: Holdings, index: Index, others: Mapping[str, str]) -> None:
        self._held, self._index = held, index
        self._others, self._prefix = others, held.region.prefix

    def shown(self, typed: str) -> str:
        """What was typed, with the hyphen of a 清单号."""
        return slip.hyphened(typed, self._others)

    def read_slip(self, typed: str) -> SlipRead | None:
        """None where this is not the beginning of a 清单号."""
        begun = slip.begins(typed, self._others)
        if begun is None:
            return None
        prefix, digits, rest = begun
        code = f"{prefix}{digits}-{rest}"
        if prefix != self._prefix:
            there, here = self._others[prefix], self._others[self._prefix]
            return SlipRead(
                fault=f"这是{there}的清单号。这台机器按{here}的清单告知，请问窗口人员。"
            )
        if len(digits) < 2:
            return SlipRead()
        item = next((one for one in self._held.items() if one.seq == int(digits)), None)
        if item is None:
            return SlipRead(fault=f"清单里没有第 {int(digits)} 项，请再看一看清单号。")
        try:
            answers = slip.decode(item, prefix, code)
        except UnknownName as problem:
            whole = len(rest) >= slip.longest(item)
            return SlipRead(fault=str(problem) if whole else None)
        interview = begin(item)
        for question, chosen in answers.items():
            interview = interview.answer(question, chosen)
        return SlipRead(interview, not slip.may_go_on(item, prefix, slip.split(code)[2]))

    def view(self, typed: str, page: int, hall: Hall, compose: Compose) -> SearchView:
        """The page for what is typed; `page` of the results counts from 0."""
        read = self.read_slip(typed)
        if read is not None:
            return self._slip_view(typed, read, hall)
        found = self._index.find(typed)
        if typed and not found:
            return self._nothing(typed, f"没有找到 {typed}", _ELSEWHERE, hall)
        number = str(len(found)) if found else ""
        return SearchView(
            typed=typed,
            hint=HINT,
            told="找到 {} 项，点一项，看要带什么" if found else "按拼音首字母，比如 ZY 就是住院",
            number=number,
            rows=Hits(found, lambda one: self._hit(one, compose)),
            page=page,
            elsewhere=None,
            chips_title=CHIPS,
            chips=self._chips(_FEW if found else _MANY),
        )

    def _slip_view(self, typed: str, read: SlipRead, hall: Hall) -> SearchView:
        shown = self.shown(typed)
        if read.fault is not None:
            return self._nothing(shown, "这个清单号打不开", read.fault, hall)
        rows: tuple[HitView, ...] = ()
        if read.interview is not None:
            item = read.interview.item
            reason = (Letter(f"清单号 {shown}", False),)
            name = (Letter(item.name, False),)
            rows = (HitView(item.seq, name, reason, None, False, slip=True),)
        told = "点一下，打开这张清单" if rows else "接着按清单号，按完清单就打开"
        return SearchView(shown, HINT, told, "", rows, 0, None, CHIPS, self._chips(_FEW))

    def _nothing(self, typed: str, headline: str, sentence: str, hall: Hall) -> SearchView:
        region = self._held.region
        topics = [topic.title for topic in region.topics[:3]]
        number, called = hall.telephone
        elsewhere = ElsewhereView(
            headline,
            sentence,
            f"{ten(len(region.categories))}类 {len(self._held.items())} 项，一项一项看",
            f"{'、'.join(topics)}等",
            hall.window("") or "在大厅里",
            number,
            called,
        )
        chips = tuple(
            ChipView(letters, words, letters)
            for letters, words in INITIALS
            if self._index.find(letters)
        )
        return SearchView(typed, HINT, "", "", (), 0, elsewhere, LETTERS, chips)

    def _chips(self, most: int) -> tuple[ChipView, ...]:
        words = (word for word in EVERYDAY if self._index.find(word))
        return tuple(ChipView(word, word) for word in words)[:most]

    def _hit(self, found: Found, compose: Compose) -> HitView:
        if found.item in self._held.off:
            tag: str | None = SUSPENDED
        else:
            tag = compose(make_checklist(self._held.item(found.item), {})).get(Dates).tag
        named = found.kind == "name"
        name = marked(found.name, found.marked if named else ())
        if named:  # its marks are the reason
            place = f"第 {found.item} 项　" if found.match is Match.NUMBER else ""
            reason: tuple[Letter, ...] = (Letter(f"{place}{found.plain}", False),)
        else:
            lead = _OTHER_WORDS.get(found.kind)
            head = (Letter(f"{lead}：", False),) if lead else ()
            reason = (*head, *marked(found.text, found.marked))
        return HitView(found.item, name, reason, tag, tag == ON_THE_SPOT)


_ELSEWHERE = "可能叫别的名字，也可能不在医保窗口办。"


def marked(text: str, on: Sequence[int]) -> tuple[Letter, ...]:
    """Stretches of `text`, those at the indices `on` marked."""
    stretches: list[Letter] = []
    for at, character in enumerate(text):
        if stretches and stretches[-1].on == (at in on):
            stretches[-1] = Letter(stretches[-1].text + character, at in on)
        else:
            stretches.append(Letter(character, at in on))
    return tuple(stretches)
