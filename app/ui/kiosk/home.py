"""01 and 21a: the life events. The cards are the action; nothing on this page is filled."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from app.ui.front import HomeView, TopicCard
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.face import Face
from app.ui.widgets.layout import clear, column, grid, reach, row, space
from app.ui.widgets.leaves import leaves
from app.ui.widgets.parts import Line, Picture, Words
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text

ASK = "您今天想办什么？"
LEAD = "选一件，答几个小问题，就能打印您自己的材料清单。"
SHORT_LEAD = "选一件，答几个小问题。"
MISSING = "没看到您要办的？"
LIST = "按类别查找"


class _Plan(NamedTuple):
    """How the cards stand: so many beside and above each other on a page; lengths in design px.

    `tile` is the side of a picture's ground, `pad` and `gap` what stands before and after it.
    """

    columns: int
    rows: int
    height: float
    between: float
    tile: float
    pad: float
    gap: float


def _plan(theme: Theme) -> _Plan:
    look = theme.look
    if theme.portrait:
        if look.large:
            return _Plan(1, 4 if look.low else 6, 176, 18, 92, 32, 36)
        return _Plan(2, 6, 108, 16, 92, 30, 24) if look.low else _Plan(2, 6, 160, 20, 92, 30, 24)
    if look.large:
        return _Plan(3, 2, 154, 18, 84, 24, 24) if look.low else _Plan(2, 4, 154, 18, 92, 28, 24)
    return _Plan(4, 3, 108, 20, 84, 22, 20) if look.low else _Plan(3, 4, 84, 20, 84, 22, 20)


class HomeScreen(Screen):
    """`topic_chosen` carries a topic's key.

    In 大字 the cards turn pages, and the categories are the last of them.
    """

    topic_chosen = Signal(str)
    search_requested = Signal()
    categories_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shown: HomeView | None = None
        self._page = 0
        self._plan = _plan(theme)
        self._cards = grid(theme, gap=self._plan.between)
        large = theme.look.large
        self._search = self._way("search", "搜一搜", None if large else "拼音首字母")
        self._search.clicked.connect(self.search_requested)
        self._ways: list[Button] = [self._search]
        if large:
            self._back = self._turner("上一页", -1, icon="back")
            self._next = self._turner("下一页", 1, then="right")
            self._ways += [self._back, self._next]
        else:
            self._list = self._way("list", LIST, " ")
            self._list.clicked.connect(self.categories_requested)
            self._ways.append(self._list)
        if theme.look.low and not theme.portrait:
            self._build_low_landscape()
        elif theme.portrait:
            self._build_portrait()
        else:
            self._build_landscape()

    def show_home(self, view: HomeView) -> None:
        """From its first page."""
        if view == self._shown and self._page == 0:
            return
        self._shown = view
        self._search.setVisible(view.search)
        if not self.theme.look.large:
            self._list.set_hint(view.extent)
        self._show_page(0)

    def page(self) -> int:
        return self._page

    def _show_page(self, page: int) -> None:
        assert self._shown is not None
        topics, plan = self._shown.topics, self._plan
        large = self.theme.look.large
        count = len(topics) + large
        pages = leaves([1] * count, plan.columns * plan.rows)
        self._page = page
        start, end = pages[page]
        clear(self._cards)
        for number in range(start, end):
            line, place = divmod(number - start, plan.columns)
            last = number == count - 1 and not large
            span = plan.columns - place if last else 1
            made = self._card(topics[number]) if number < len(topics) else self._all()
            self._cards.addWidget(made, line, place, 1, span)
        for place in range(plan.columns):
            self._cards.setColumnStretch(place, 1)
            self._cards.setColumnMinimumWidth(place, 1)
        if large:
            for line in range(-(-pages[0][1] // plan.columns)):
                self._cards.setRowStretch(line, 1)  # a short last page keeps the height of rows
            self._show_turners(page, len(pages))

    def _show_turners(self, page: int, pages: int) -> None:
        """One button while there are two pages; the place stands on the one that leads on."""
        for turner, there in ((self._back, page > 0), (self._next, page + 1 < pages)):
            turner.setVisible(there or pages > 2)  # at one spot on every page
            turner.setEnabled(there)
        place = f"{page + 1}/{pages}"
        self._next.set_label("下一页", place)
        self._back.set_label("上一页", "" if page + 1 < pages or pages > 2 else place)
        narrow = self.theme.portrait and pages > 2  # three in a row
        self._next.set_then(None if narrow else "right")
        self._back.set_icon(None if narrow else "back")

    def _build_portrait(self) -> None:
        theme = self.theme
        large, low = theme.look.large, theme.look.low
        page = column(theme, self, (64, 0, 64, 32 if large else 56))
        head = QWidget()
        upper = column(theme, head)
        space(theme, upper, 20 if large else 44)
        upper.addWidget(Text(theme, ASK, "display", "headline"))
        space(theme, upper, 8 if large else 16)
        upper.addWidget(Text(theme, SHORT_LEAD if large else LEAD, "subhead", "ink2"))
        if low:
            upper.addStretch(1)
            head.setFixedHeight(reach(theme))
        else:
            space(theme, upper, 36 if large else 64)
        page.addWidget(head)
        page.addLayout(self._cards, 1 if large else 0)
        if large:
            space(theme, page, 36)
        else:
            page.addStretch(1)
            page.addWidget(Text(theme, MISSING, "helper", "ink2"))
            space(theme, page, 16)
        page.addLayout(self._foot())

    def _build_landscape(self) -> None:
        theme = self.theme
        large = theme.look.large
        page = row(theme, self, (64, 40, 64, 56), 56 if large else 72)
        left = column(theme)
        left.addWidget(Text(theme, "您今天\n想办什么？", "display", "headline"))
        space(theme, left, 24)
        lead = SHORT_LEAD if large else LEAD.replace("问题，", "问题，\n")
        left.addWidget(Text(theme, lead, "subhead", "ink2"))
        left.addStretch(1)
        if not large:
            left.addWidget(Text(theme, MISSING, "caption", "ink2"))
            space(theme, left, 16)
        for number, way in enumerate(self._ways):
            if number == 1:  # of the buttons that turn pages one is there
                space(theme, left, 20)
            left.addWidget(way)
        share = 580 if large else 428
        page.addLayout(left, share)
        page.addLayout(self._cards, 1920 - 2 * 64 - (56 if large else 72) - share)

    def _build_low_landscape(self) -> None:
        """All that is tapped under one line of words."""
        theme = self.theme
        page = column(theme, self, (64, 0, 64, 40))
        head = QWidget()
        head.setFixedHeight(reach(theme))
        upper = column(theme, head, (0, 24, 0, 0))
        upper.addWidget(Text(theme, ASK, "display", "headline"))
        space(theme, upper, 8)
        upper.addWidget(Text(theme, SHORT_LEAD if theme.look.large else LEAD, "subhead", "ink2"))
        upper.addStretch(1)
        page.addWidget(head)
        page.addLayout(self._cards, 1)
        space(theme, page, 24)
        page.addLayout(self._foot())

    def _foot(self) -> QBoxLayout:
        foot = row(self.theme, gap=20)
        for way in self._ways:
            policy = way.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # of one width
            way.setSizePolicy(policy)
            foot.addWidget(way, 1)
        return foot

    def _way(self, icon: str, label: str, hint: str | None) -> Button:
        portrait, large = self.theme.portrait, self.theme.look.large
        return Button(
            self.theme,
            label,
            ButtonKind.QUIET,
            icon=icon,
            hint=hint,
            height=136 if large else 120 if portrait else 108,
            role="button_mid" if portrait or large else "button_small",
            hint_role="caption" if portrait else "floor",
            padding=12 if large else 30 if portrait else 24,
            gap=18 if portrait else 14,
        )

    def _turner(
        self, label: str, by: int, *, icon: str | None = None, then: str | None = None
    ) -> Button:
        made = Button(
            self.theme, label, ButtonKind.OUTLINE, icon=icon, then=then, icon_size=40,
            height=136, role="button_mid", padding=8, gap=10,
        )  # fmt: skip
        made.clicked.connect(lambda _checked=False: self._show_page(self._page + by))
        made.hide()
        return made

    def _card(self, topic: TopicCard) -> Tap:
        card = self._tile(topic.title, topic.about, topic.icon)
        card.clicked.connect(lambda _checked=False, key=topic.key: self.topic_chosen.emit(key))
        return card

    def _all(self) -> Tap:
        assert self._shown is not None
        card = self._tile(LIST, self._shown.extent, "list")
        card.clicked.connect(self.categories_requested)
        return card

    def _tile(self, title: str, about: str, icon: str) -> Tap:
        theme, plan = self.theme, self._plan
        card = Tap(theme, "card", title, plan.height)
        card.setAccessibleDescription(about)
        words = Words(theme, (Line(title, "card_title", "name"), Line(about, "card_text", "ink2")))
        picture = Picture(theme, icon, 60, weight=2.6, tile=plan.tile)
        card.set_face(Face(theme, (picture, words), (plan.pad, 8, 10, 8), plan.gap))
        policy = card.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.MinimumExpanding)
        card.setSizePolicy(policy)
        return card
