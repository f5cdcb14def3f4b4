"""What a hall tells of itself: settings, not catalogue (DESIGN 8)."""

from __future__ import annotations

from typing import NamedTuple

PRODUCT = "一次告知"

HOTLINE = "12393"
"""The national medical-insurance hotline (医保服务热线)."""


class Hall(NamedTuple):
    """Facts that the hall's settings state; None where they do not, and then nothing is shown.

    `windows` maps a category's key to the window numbers in words (3 号、5 号窗口); the key ""
    serves every category without an entry.
    """

    name: str | None = None
    address: str | None = None
    hours: str | None = None
    phone: str | None = None
    complaints: str | None = None
    copier: str | None = None
    windows: tuple[tuple[str, str], ...] = ()

    @property
    def telephone(self) -> tuple[str, str]:
        """The number to call and what it is: the hall's own, else the national hotline."""
        return (self.phone, "大厅电话") if self.phone else (HOTLINE, "医保服务热线")

    def window(self, category: str) -> str | None:
        """The window for a category's items, or None where the settings name none."""
        windows = dict(self.windows)
        return windows.get(category, windows.get(""))


NO_HALL = Hall()
