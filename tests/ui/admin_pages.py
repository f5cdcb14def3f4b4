"""The attendant's pages for the gallery: a machine with troubles and one without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from app.catalog.catalogue import Catalogue
from app.catalog.names import names_of
from app.domain.attempts import NO_ATTEMPTS, PAUSED, Attempts
from app.domain.count import Count, End, Event, Output, What
from app.domain.hall import Hall
from app.domain.hall_fact import Fact
from app.domain.health import (
    GIGABYTE,
    MEGABYTE,
    CatalogueSeen,
    DiskSeen,
    ErrorSeen,
    PrinterSeen,
    Seen,
    health,
)
from app.domain.item import Region
from app.settings import Settings
from app.ui import backroom_views as views
from app.ui.admin.choice import ChoiceScreen
from app.ui.admin.fact import FactScreen
from app.ui.admin.pin import PinScreen
from app.ui.admin.sheet import SheetScreen
from app.ui.admin.views import ChoiceView, FactView, PinView, SheetView
from app.ui.backroom import Backroom, Room
from tests.ui.page import Page, weight_of

TODAY = date(2026, 11, 9)
WELL = Seen(
    now=datetime(2026, 11, 9, 16, 40),  # noqa: DTZ001  the hall's own clock
    started=datetime(2026, 11, 6, 12, 10),  # noqa: DTZ001
    running=3 * 86_400 + 4 * 3_600,
    printers=(PrinterSeen("A4 打印机", ready=True, detail="有纸，待打 0 份"),),
    catalogue=CatalogueSeen("资阳", "0d3d9f06", date(2026, 11, 1), 34),
    disk=DiskSeen(41 * GIGABYTE, 2 * MEGABYTE, writable=True),
    table_ends=date(2027, 12, 31),
    last_counted=TODAY,
    settings_trouble=None,
    error=ErrorSeen(
        datetime(2026, 11, 8, 15, 20),  # noqa: DTZ001
        "程序出错（KeyError），已回到首页",
    ),
)
ONE_THING = replace(
    WELL,
    printers=(
        *WELL.printers,
        PrinterSeen(
            "80 毫米小票机", ready=False, detail="纸快用完了，请换一卷纸。", icon="receipt"
        ),
    ),
)
ILL = replace(
    ONE_THING,
    printers=(
        PrinterSeen(
            "A4 打印机", ready=False, detail="打印机没纸了。请加 A4 纸，加好会自己接着打。"
        ),
        *ONE_THING.printers[1:],
    ),
    now=datetime(2024, 1, 1, 0, 3),  # noqa: DTZ001
    disk=DiskSeen(200 * MEGABYTE, 2 * MEGABYTE, writable=True),
    table_ends=date(2023, 12, 31),
    settings_trouble="设置文件 /var/lib/gaozhi/settings.toml 第 12 行，[hall] 里的 phone：要写成带引号的文字，不能空着。",
)
SETTINGS = Settings(
    Path("/var/lib/gaozhi/settings.toml"),
    region="ziyang",
    hall=Hall(
        name="资阳市医保服务大厅", address="雁江区政务服务中心二楼", hours="9:00–12:00　13:30–17:00",
        windows=(("", "3 号、5 号窗口"),),
    ),
    machine="K03",
)  # fmt: skip
BLANK = SheetView("", "", (), ())


def pages(region: Region, catalogue: Catalogue) -> Iterator[Page]:
    """Each of the attendant's pages."""
    pin = Backroom()
    for name, mock, now, attempts, known in (
        ("23-pin", "23-attendant-pin", replace(pin, typed="1234"), NO_ATTEMPTS, True),
        ("23-pin-empty", "", pin, NO_ATTEMPTS, True),
        ("23-pin-wrong", "", replace(pin, wrong=True), Attempts(3), True),
        ("23-pin-pause", "", pin, PAUSED, True),
        ("23-pin-unset", "", pin, NO_ATTEMPTS, False),
    ):
        yield _pin(name, mock, views.pin_view(now, attempts, known=known))
    counts = _counts(region.id)
    today = [count for count in counts if count.day == TODAY]
    home = Backroom(Room.HEALTH)
    machine = SETTINGS.machine
    for name, mock, seen in (
        ("23b-health", "23b-attendant-health", ONE_THING),
        ("23b-health-well", "", WELL),
        ("23b-health-ill", "", ILL),
    ):
        yield _sheet(name, mock, views.health_view(home, health(seen), today, machine))
    yield _sheet("23b-health-looking", "", views.health_view(home, None, (), None))
    hall = Backroom(Room.HALL)
    yield _sheet("23c-hall", "", views.hall_view(hall, SETTINGS, region.short))
    yield _sheet("23c-hall-empty", "", views.hall_view(hall, Settings(SETTINGS.file), None))
    for fact, typed in (
        (Fact.PHONE, "02826655555"),
        (Fact.WINDOW, "3、5"),
        (Fact.HOURS, "090012001330"),
    ):
        now = Backroom(Room.FACT, typed=typed, fact=fact)
        yield _fact(f"23d-fact-{fact.key}", views.fact_view(now))
    items = catalogue.items(region.id)
    off = {item.seq: views.REASONS[1] for item in items[2:4]}
    yield _sheet("23e-withdraw", "", views.categories_view(region, items, off))
    for number, category in enumerate(region.categories, start=1):
        now = Backroom(Room.ITEMS, category=category.key)
        yield _sheet(f"23e-items-{number:02}", "", views.items_view(now, region, items, off))
    longest = max(items, key=lambda item: len(item.name))
    for name, item, reason in (
        ("23e-suspend", items[0], 0), ("23e-suspend-longest", longest, None),
    ):  # fmt: skip
        now = Backroom(Room.ITEM, item=item.seq, reason=reason)
        yield _choice(name, views.suspend_view(now, item))
    yield _sheet("23e-restore", "", views.suspended_view(longest, views.REASONS[1]))
    week = [count for count in counts if count.day > TODAY - timedelta(days=7)]
    told = Backroom(
        Room.COUNTS, told="最近 30 天的次数存在 /media/kiosk/U盘/gaozhi-cishu-K03-2026-11-09.csv"
    )
    for name, now in (("23f-counts", Backroom(Room.COUNTS)), ("23f-counts-saved", told)):
        view = views.counts_view(now, today, week, counts, names_of(catalogue))
        yield _sheet(name, "", view)
    yield _sheet("23g-quit", "", views.quit_view())


def _counts(region: str) -> list[Count]:
    """Four weeks of a hall that is well used."""
    made = []
    for back in range(28):
        day = TODAY - timedelta(days=back)
        for what, times in (
            (What.BEGUN, 86), (What.LISTED, 71), (What.TAKEN, 17),
        ):  # fmt: skip
            made.append(Count(day, Event(what), times))
        for output, times in ((Output.A4, 50), (Output.LARGE, 14)):
            made.append(Count(day, Event(What.PRINTED, f"{region}-1", output.key), times))
        made += [
            Count(day, Event(What.OPENED, f"{region}-{seq}"), 20 - seq) for seq in range(1, 12)
        ]
        made += [Count(day, Event(What.ENDED, "", end.key), 9) for end in End]
        made.append(Count(day, Event(What.LEFT, f"{region}-3", "agent"), 3))
    return made


def _pin(name: str, mock: str, view: PinView) -> Page:
    def show(screen: PinScreen, leaf: int) -> None:
        del leaf
        screen.show_pin(view)

    return Page(name, mock, PinScreen, show, weight=weight_of(view))


def _sheet(name: str, mock: str, view: SheetView) -> Page:
    def show(screen: SheetScreen, leaf: int) -> None:
        del leaf
        screen.show_sheet(BLANK)
        screen.show_sheet(view)

    return Page(name, mock, SheetScreen, show, weight=weight_of(view))


def _fact(name: str, view: FactView) -> Page:
    def show(screen: FactScreen, leaf: int) -> None:
        del leaf
        screen.show_fact(view)

    return Page(name, "", FactScreen, show, weight=weight_of(view))


def _choice(name: str, view: ChoiceView) -> Page:
    def show(screen: ChoiceScreen, leaf: int) -> None:
        del leaf
        screen.show_choice(view)

    return Page(name, "", ChoiceScreen, show, weight=weight_of(view))
