"""01: the life events. The cards are the action; nothing on this page is filled."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.front import HomeView, TopicCard
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.face import Face, Line, Picture, Words
from app.ui.widgets.layout import clear, column, grid, row, space
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text

MISSING = "没看到您要办的？"


class HomeScreen(Screen):
    """`topic_chosen` carries a topic's key."""

    topic_chosen = Signal(str)
    search_requested = Signal()
    categories_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shown: HomeView | None = None
        self._cards = grid(theme, gap=20)
        self._search = self._way("search", "搜一搜", "拼音首字母")
        self._search.clicked.connect(self.search_requested)
        self._list = self._way("list", "按类别查找", " ")
        self._list.clicked.connect(self.categories_requested)
        if theme.portrait:
            self._build_portrait()
        else:
            self._build_landscape()

    def show_home(self, view: HomeView) -> None:
        if view == self._shown:
            return
        self._shown = view
        theme = self.theme
        clear(self._cards)
        columns = 2 if theme.portrait else 3
        last = len(view.topics) - 1
        for number, topic in enumerate(view.topics):
            line, place = divmod(number, columns)
            span = columns - place if number == last else 1
            self._cards.addWidget(self._card(topic), line, place, 1, span)
        for place in range(columns):
            self._cards.setColumnStretch(place, 1)
            self._cards.setColumnMinimumWidth(place, 1)
        self._search.setVisible(view.search)
        self._list.set_hint(view.extent)

    def _build_portrait(self) -> None:
        theme = self.theme
        page = column(theme, self, (64, 44, 64, 56))
        page.addWidget(Text(theme, "您今天想办什么？", "display", "headline"))
        space(theme, page, 16)
        page.addWidget(
            Text(theme, "选一件，答几个小问题，就能打印您自己的材料清单。", "subhead", "ink2")
        )
        space(theme, page, 64)
        page.addLayout(self._cards)
        page.addStretch(1)
        page.addWidget(Text(theme, MISSING, "helper", "ink2"))
        space(theme, page, 16)
        ways = row(theme, gap=20)
        ways.addWidget(self._search, 1)
        ways.addWidget(self._list, 1)
        page.addLayout(ways)

    def _build_landscape(self) -> None:
        theme = self.theme
        page = row(theme, self, (64, 40, 64, 56), 72)
        left = column(theme)
        left.addWidget(Text(theme, "您今天\n想办什么？", "display", "headline"))
        space(theme, left, 24)
        left.addWidget(
            Text(theme, "选一件，答几个小问题，\n就能打印您自己的材料清单。", "subhead", "ink2")
        )
        left.addStretch(1)
        left.addWidget(Text(theme, MISSING, "caption", "ink2"))
        space(theme, left, 16)
        left.addWidget(self._search)
        space(theme, left, 20)
        left.addWidget(self._list)
        page.addLayout(left, 428)
        page.addLayout(self._cards, 1292)

    def _way(self, icon: str, label: str, hint: str) -> Button:
        portrait = self.theme.portrait
        return Button(
            self.theme,
            label,
            ButtonKind.QUIET,
            icon=icon,
            hint=hint,
            height=120 if portrait else 108,
            role="button_mid" if portrait else "button_small",
            hint_role="caption" if portrait else "floor",
            padding=30 if portrait else 24,
            gap=18 if portrait else 14,
        )

    def _card(self, topic: TopicCard) -> Tap:
        theme = self.theme
        card = Tap(theme, "card", topic.title, 160 if theme.portrait else 84)
        card.setAccessibleDescription(topic.about)
        portrait = theme.portrait
        words = Words(
            theme,
            (Line(topic.title, "card_title", "name"), Line(topic.about, "card_text", "ink2")),
        )
        picture = Picture(theme, topic.icon, 60, weight=2.6, tile=92 if portrait else 84)
        margins = (30, 8, 18, 8) if portrait else (22, 8, 10, 8)
        card.set_face(Face(theme, (picture, words), margins, 24 if portrait else 20))
        card.clicked.connect(lambda _checked=False, key=topic.key: self.topic_chosen.emit(key))
        policy = card.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.MinimumExpanding)
        card.setSizePolicy(policy)
        return card
