"""Every page of the kiosk with the real catalogue, for the tests and for `packaging/shots.sh`.

    python -m tests.ui.gallery OUT [--mocks DIR] [--only NAME] [--region REGION]

draws each page, portrait and landscape, into OUT; with `--mocks` its mock is laid beside it.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.catalog.catalogue import Catalogue
from app.design import load_design
from app.domain.checklist import make_checklist
from app.domain.compose import Setting, make_notice
from app.domain.hall import Hall
from app.domain.interview import begin
from app.domain.item import Item, Region
from app.domain.notice import Notice
from app.holidays import read_calendar
from app.ui import presenting
from app.ui.front import BarView, HomeView
from app.ui.idle import ANSWER_WITHIN
from app.ui.kiosk.attract import Attract
from app.ui.kiosk.categories import CategoriesScreen
from app.ui.kiosk.done import DoneScreen
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.items import ItemsScreen
from app.ui.kiosk.nothing import NothingScreen
from app.ui.kiosk.overview import OverviewScreen
from app.ui.kiosk.printing import PrintingScreen
from app.ui.kiosk.safe import SafeScreen
from app.ui.kiosk.search import SearchScreen
from app.ui.kiosk.still_there import StillThere
from app.ui.kiosk.welcome import WelcomeScreen
from app.ui.resting import attract_view
from app.ui.screen import Screen
from app.ui.searching import Finder
from app.ui.theme import Look, Theme, load_fonts
from app.ui.views import RegionChoice
from app.ui.window import MainWindow
from tests.ui import asking_pages

SIZES = {"portrait": QSize(1080, 1920), "landscape": QSize(1920, 1080)}
DAY = date(2026, 11, 9)
NOW = datetime(2026, 11, 9, 9, 12)  # noqa: DTZ001  the hall's own clock
HALL = Hall(
    name="资阳市医保服务大厅",
    address="雁江区政务服务中心二楼",
    hours="9:00–12:00　13:30–17:00",
    windows=(("", "1 号窗口"),),
)
LEADS_ON = BarView(back=True, home=True)
LEADS_NOWHERE = BarView(back=False, home=False)
HOME = "ziyang"
LISTED = 21
"""住院费用报销: the item of the mocks, in the region HOME."""

SEARCHES = (
    ("13-search", "13-search", "SY", 0),
    ("13-search-start", "", "", 0),
    ("13-search-last", "", "YD", 9),
    ("13-search-long", "", "JBYL", 0),
    ("13-search-scattered", "", "YLJG", 0),
    ("13-search-word", "", "外地看病", 0),
    ("13-search-slip", "", "ZY21", 0),
    ("13b-search-empty", "13b-search-empty", "GJJ", 0),
    ("13b-search-wrong", "", "ZY2199999", 0),
    ("13b-search-elsewhere", "", "GX219", 0),
)
"""Pages of the search: name, mock, what is typed, which page of the results."""


@dataclass(frozen=True)
class Page:
    """One page: `mock` is the PNG it is compared with, without orientation.

    `over` makes what has risen over it, `cover` what lies over the whole window.
    """

    name: str
    mock: str
    kind: type[Screen]
    show: Callable[[Any], None]
    bar: BarView = LEADS_ON
    over: Callable[[Theme], QWidget] | None = None
    cover: Callable[[Theme], QWidget] | None = None


class World:
    """The real catalogue, one region of it, and how its notices are composed."""

    def __init__(self, region: str = HOME) -> None:
        share = paths.share()
        self.catalogue = Catalogue(share / "catalog.sqlite")
        self.region: Region = self.catalogue.region(region)
        self.held = presenting.Holdings(self.region, lambda: self.catalogue.items(region))
        self._setting = Setting(
            region=self.region,
            edition=self.catalogue.edition(region),
            hall=HALL,
            calendar=read_calendar(share / "resources" / "calendar" / "china.toml"),
            today=DAY,
        )

    def items(self) -> tuple[Item, ...]:
        return self.catalogue.items(self.region.id)

    def compose(self, checklist: Any) -> Notice:
        return make_notice(checklist, self._setting)

    def finder(self) -> Finder:
        prefixes = {one.prefix: one.short for one in self.catalogue.regions()}
        return Finder(self.held, self.catalogue.search(self.region.id), prefixes)

    def guide(self, seq: int) -> Notice:
        return self.compose(make_checklist(self.held.item(seq), {}))

    def choices(self) -> tuple[RegionChoice, ...]:
        return tuple(
            RegionChoice(self.catalogue.region(one.id), one.items)
            for one in self.catalogue.regions()
        )


def make_window(size: QSize, *, motion: bool = False) -> MainWindow:
    """A main window of `size`, still hidden."""
    resources = paths.share() / "resources"
    design = load_design(resources / "theme")
    family = load_fonts(resources / "fonts")

    def theme(look: Look) -> Theme:
        return Theme(design, look._replace(motion=motion), resources, family)

    return MainWindow(design, theme, size)


def pages(world: World) -> Iterator[Page]:
    """The pages in the order of a visit; then every list and every item's overview."""
    held, compose = world.held, world.compose
    chosen = presenting.welcome_view(world.choices(), world.region.id)
    waiting = presenting.welcome_view(world.choices(), None)
    guide = world.guide(LISTED if world.region.id == HOME else 1)
    yield _page("11-welcome", "11-welcome-region", WelcomeScreen, "welcome", chosen, LEADS_NOWHERE)
    yield _page("11-welcome-waiting", "", WelcomeScreen, "welcome", waiting, LEADS_NOWHERE)
    home = presenting.home_view(world.region, len(world.items()))
    yield _page("01-home", "01-home", HomeScreen, "home", home, LEADS_NOWHERE)
    yield from _covers(world, home)
    finder = world.finder()
    for name, mock, typed, leaf in SEARCHES:
        found = finder.view(typed, leaf, HALL, compose)
        yield _page(name, mock, SearchScreen, "search", found)
    categories = presenting.categories_view(held)
    yield _page("01b-categories", "01b-home-categories", CategoriesScreen, "categories", categories)
    for category in world.region.categories:
        view = presenting.category_view(held, category.key, compose)
        mock = "02-category" if category is world.region.categories[0] else ""
        yield _page(f"02-category-{category.key}", mock, ItemsScreen, "items", view)
    for topic in world.region.topics:
        listed = presenting.topic_view(held, topic.key, compose)
        yield _page(f"02-topic-{topic.key}", "", ItemsScreen, "items", listed)
    for item in world.items():
        mock = "12-item-overview" if item.seq == LISTED else ""
        overview = presenting.overview_view(begin(item), "看病报销", compose)
        yield _page(f"12-overview-{item.seq:02}", mock, OverviewScreen, "overview", overview)
    for item in world.items():
        notice = world.guide(item.seq)
        if not presenting.has_list(notice):
            nothing = presenting.nothing_view(held, notice, item.seq, HALL, compose)
            yield _page(
                f"18-nothing-{item.seq:02}",
                "18-nothing-to-bring",
                NothingScreen,
                "nothing",
                nothing,
            )
    safe = presenting.safe_view(HALL, "E21 没有读到目录　本机 K03", NOW)
    yield _page("19-safe", "19-safe-page", SafeScreen, "safe", safe, LEADS_NOWHERE)
    printing = presenting.printing_view(guide, None)

    def show_printing(screen: PrintingScreen) -> None:
        screen.show_printing(printing)
        screen.set_progress(1.0)

    yield Page("05a-printing", "05a-printing", PrintingScreen, show_printing)
    done = presenting.done_view(guide, None, 10)
    yield _page("16-done", "16-print-done", DoneScreen, "done", done)
    by_seq = {item.seq: item for item in world.items()}
    for name, mock, kind, show, over in asking_pages.pages(world.region, by_seq, world.compose):
        yield Page(name, mock, kind, show, over=over)


def _covers(world: World, home: HomeView) -> Iterator[Page]:
    """What comes over everything when nobody touches the glass."""

    def still_there(theme: Theme) -> QWidget:
        made = StillThere(theme, ANSWER_WITHIN)
        made.show_left(11)
        return made

    def attract(theme: Theme) -> QWidget:
        made = Attract(theme)
        made.show_attract(attract_view(HALL, world.region.name, home.topics, NOW))
        return made

    def show_home(screen: HomeScreen) -> None:
        screen.show_home(home)

    yield Page("06-idle", "06-idle", HomeScreen, show_home, cover=still_there)
    yield Page("20-attract", "20-attract", HomeScreen, show_home, cover=attract)


def _page(
    name: str, mock: str, kind: type[Screen], what: str, view: object, bar: BarView = LEADS_ON
) -> Page:
    return Page(name, mock, kind, lambda screen: getattr(screen, f"show_{what}")(view), bar)


def open_page(window: MainWindow, page: Page, world: World) -> QWidget:
    """Show a page in the window, laid out and painted; what lies on top."""
    screen = window.screen_of(page.kind)
    page.show(screen)
    window.show_header(presenting.header_view(HALL, world.region, NOW))
    window.show_screen(screen, page.bar)
    if page.over is not None:
        window.sheet.raise_sheet(page.over(window.theme))
    window.uncover()
    if page.cover is not None:
        window.cover(page.cover(window.theme))
    QApplication.processEvents()
    return window.covering() or screen


def main() -> None:
    """Draw the gallery."""
    parser = argparse.ArgumentParser(prog="shots.sh", description="Every page as a picture.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--mocks", type=Path, help="folder of mock PNGs to lay beside")
    parser.add_argument("--only", default="", help="pages whose name contains this")
    parser.add_argument("--region", default=HOME, help="the region whose pages are drawn")
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication([])
    world = World(wanted.region)
    for orientation, size in SIZES.items():
        window = make_window(size)
        window.show()
        for page in pages(world):
            if wanted.only in page.name:
                open_page(window, page, world)
                mock = None
                if wanted.mocks is not None and page.mock:
                    tail = "" if orientation == "portrait" else "-landscape"
                    mock = wanted.mocks / f"{page.mock}{tail}.png"
                picture = _beside(window.grab(), mock)
                picture.save(str(wanted.out / f"{page.name}-{orientation}.png"))
        window.close()
    print(f"{len(list(wanted.out.glob('*.png')))} pictures in {wanted.out}")
    del application


def _beside(shot: QPixmap, mock: Path | None) -> QPixmap:
    if mock is None or not mock.is_file():
        return shot
    other = QPixmap(str(mock)).scaledToHeight(shot.height())
    both = QPixmap(shot.width() + other.width() + 20, shot.height())
    both.fill()
    painter = QPainter(both)
    painter.drawPixmap(0, 0, shot)
    painter.drawPixmap(shot.width() + 20, 0, other)
    painter.end()
    return both


if __name__ == "__main__":
    main()
