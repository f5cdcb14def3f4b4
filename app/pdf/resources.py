"""Fonts and theme, read once per process; whatever is wrong with them is a `Problem`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from app import paths
from app.design import DesignError, load_design
from app.domain.problems import Problem
from app.pdf.ink import Fonts, load_fonts
from app.pdf.kit import Kit
from app.pdf.style import make_style
from app.pdf.text import Ruler


@lru_cache(maxsize=1)
def default_kit() -> Kit:
    """The kit of the program's own fonts and theme. Raises `Problem`."""
    return make_kit(paths.resources() / "theme", *paths.fonts())


def make_kit(theme: Path, regular: Path, bold: Path) -> Kit:
    """A kit out of a theme folder and two font files. Raises `Problem` naming the file."""
    try:
        design = load_design(theme)
        style = make_style(design.a4, design.paper)
    except DesignError as error:
        raise Problem(str(error)) from error
    except KeyError as error:
        raise Problem(f"主题文件里缺少 {error}，请重新安装：{theme}") from error
    fonts: Fonts = load_fonts(regular, bold)
    return Kit(style, Ruler(fonts.regular_widths, fonts.bold_widths))
