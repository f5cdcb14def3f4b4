"""Fonts and theme, read once per process; whatever is wrong with them is a `Problem`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app import paths
from app.design import DesignError, load_design
from app.domain.problems import Problem
from app.pdf import text
from app.pdf.embed import Face
from app.pdf.ink import load_fonts
from app.pdf.kit import Kit
from app.pdf.receipt_style import receipt_style
from app.pdf.style import make_style
from app.pdf.text import Ruler


@dataclass(frozen=True)
class Press:
    """What the layout measures with and the faces that are inked."""

    kit: Kit
    receipt: Kit
    faces: tuple[Face, Face]


@lru_cache(maxsize=1)
def default_press() -> Press:
    """The program's own fonts and theme. Raises `Problem`."""
    return make_press(paths.resources() / "theme", *paths.fonts())


def forget() -> None:
    """Drop what was set and measured for a sheet; fonts and theme stay."""
    text.forget()
    if default_press.cache_info().currsize:
        default_press().kit.ruler.forget()


def make_press(theme: Path, regular: Path, bold: Path) -> Press:
    """A theme folder and two font files. Raises `Problem` naming the file that fails."""
    try:
        design = load_design(theme)
        style = make_style(design.a4, design.paper)
        strip = receipt_style(design.receipt)
    except DesignError as error:
        raise Problem(str(error)) from error
    except KeyError as error:
        raise Problem(f"主题文件里缺少 {error}，请重新安装：{theme}") from error
    faces = load_fonts(regular, bold)
    ruler = Ruler(faces[0].width_of, faces[1].width_of)
    return Press(Kit(style, ruler), Kit(strip, ruler), faces)
