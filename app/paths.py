"""Where the program's own files lie, and where it may write.

Two folders, both found here and nowhere else:

- the share holds `catalog.sqlite` and `resources/`. Looked for in this order: the variable
  GAOZHI_SHARE, a frozen bundle, the checkout this package lies in, the share of the Python
  environment it is installed in. The checkout comes before the installed share because an
  editable install leaves a copy there that grows stale.
- the profile is the only folder written to (settings, counts, prints of the folder printer):
  the variable GAOZHI_PROFILE, else the data folder of the user.

Nothing is read relative to the working directory.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from app.domain.problems import Problem

SHARE_VARIABLE = "GAOZHI_SHARE"
PROFILE_VARIABLE = "GAOZHI_PROFILE"
NAME = "gaozhi"
FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


def share() -> Path:
    """The folder that holds `catalog.sqlite` and `resources/`. Raises Problem."""
    named = os.environ.get(SHARE_VARIABLE)
    candidates = [Path(named)] if named else _places()
    looked: list[str] = []
    for folder in candidates:
        looked.append(str(folder))
        if (folder / "resources").is_dir():
            return folder.resolve()
    raise Problem(
        f"找不到程序自带的 resources 文件夹（找过：{'、'.join(looked)}）。请重新安装，或用 {SHARE_VARIABLE} 指明它所在的文件夹。"
    )


def _places() -> Iterator[Path]:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        yield Path(bundle)
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "pyproject.toml").is_file():
        yield checkout
    import site
    import sysconfig

    yield Path(sysconfig.get_path("data")) / "share" / NAME
    yield Path(site.getuserbase()) / "share" / NAME


def resources() -> Path:
    """The folder `resources/`: catalogue sources, calendar, theme, fonts, icons."""
    return share() / "resources"


def catalogue_file() -> Path:
    """The built catalogue. It may be missing: whoever opens it says so."""
    return share() / "catalog.sqlite"


def fonts() -> tuple[Path, Path]:
    """The two font files: weight 400, weight 700."""
    regular, bold = (resources() / "fonts" / name for name in FONTS)
    return regular, bold


def profile() -> Path:
    """The folder the program may write to. It is not created here.

    Raises Problem for a user without a home, who has to name one.
    """
    named = os.environ.get(PROFILE_VARIABLE)
    if named:
        return Path(named).absolute()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else _home() / "AppData" / "Local") / NAME
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support" / NAME
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else _home() / ".local" / "share") / NAME


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise Problem(
            f"不知道设置放在哪里：这个用户没有主目录。请用 {PROFILE_VARIABLE} 指明一个文件夹。"
        ) from error
