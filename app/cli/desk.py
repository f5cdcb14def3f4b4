"""What the commands share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from app import paths
from app.catalog.catalogue import Catalogue, open_catalogue
from app.domain.calendar import Calendar
from app.domain.checklist import Checklist
from app.domain.compose import Setting, make_notice
from app.domain.item import Item
from app.domain.notice import Notice
from app.holidays import read_calendar
from app.settings import Settings, read_settings, settings_file


@dataclass(frozen=True)
class Desk:
    """The parts that commands stand on; each is read when it is first needed."""

    today: date
    now: datetime

    @cached_property
    def settings(self) -> Settings:
        return read_settings(settings_file())

    @cached_property
    def catalogue(self) -> Catalogue:
        return open_catalogue(paths.catalogue_file())

    @cached_property
    def calendar(self) -> Calendar:
        return read_calendar(paths.resources() / "calendar" / "china.toml")

    def item(self, region: str, seq: int) -> Item:
        return self.catalogue.item(region, seq)

    def setting(self, region: str, *, printed: bool = False) -> Setting:
        return Setting(
            region=self.catalogue.region(region),
            edition=self.catalogue.edition(region),
            hall=self.settings.hall,
            calendar=self.calendar,
            today=self.today,
            printed=self.now if printed else None,
        )

    def notice(self, checklist: Checklist, *, printed: bool = False) -> Notice:
        return make_notice(checklist, self.setting(checklist.item.region, printed=printed))
