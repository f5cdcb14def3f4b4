"""Where the program finds its own files: from any folder, and installed from a wheel."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from app import paths
from app.domain.problems import Problem

CHECKOUT = Path(__file__).resolve().parent.parent


def share_at(folder: Path) -> Path:
    (folder / "resources").mkdir(parents=True)
    return folder


def test_the_checkout_is_found_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.SHARE_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    assert paths.share() == CHECKOUT
    assert all(font.is_file() for font in paths.fonts())


def test_the_variable_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.SHARE_VARIABLE, str(share_at(tmp_path / "elsewhere")))
    assert paths.catalogue_file() == tmp_path / "elsewhere" / "catalog.sqlite"


def test_a_wrong_variable_is_said_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.SHARE_VARIABLE, str(tmp_path / "nothing"))
    with pytest.raises(Problem, match="nothing"):
        paths.share()


def test_a_frozen_bundle_comes_before_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.SHARE_VARIABLE, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(share_at(tmp_path / "bundle")), raising=False)
    assert paths.share() == tmp_path / "bundle"


def test_the_profile_follows_its_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.PROFILE_VARIABLE, str(tmp_path / "mine"))
    assert paths.profile() == tmp_path / "mine"
    assert not paths.profile().exists()


def test_a_user_without_a_home_is_told_how_to_name_a_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for variable in (paths.PROFILE_VARIABLE, "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(Path, "home", nowhere)
    with pytest.raises(Problem, match=paths.PROFILE_VARIABLE):
        paths.profile()


def test_a_wheel_in_a_fresh_environment_carries_everything(tmp_path: Path) -> None:
    def run(*command: str | Path) -> str:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        }
        environment.pop(paths.SHARE_VARIABLE, None)
        done = subprocess.run(
            [str(part) for part in command],
            cwd=tmp_path,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    build = "import os, sys; os.chdir(sys.argv[1]); from hatchling.build import build_wheel; "
    build += "print(build_wheel(sys.argv[2]))"
    name = run(sys.executable, "-c", build, CHECKOUT, tmp_path).split()[-1]
    venv.create(tmp_path / "fresh", with_pip=False)
    python = tmp_path / "fresh" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(*pip, "install", "--no-deps", "--no-index", "--quiet", tmp_path / name)
    found = run(python, "-c", "from app import paths; print(paths.__file__, paths.share())")
    module, share = map(Path, found.split())
    assert module.is_relative_to(tmp_path / "fresh")
    assert share == tmp_path / "fresh" / "share" / "gaozhi"
    for resource in ("fonts/NotoSansSC-Regular.ttf", "theme"):
        assert (share / "resources" / resource).exists()
    # The libraries of this environment beside the program of the wheel.
    libraries = sysconfig.get_path("purelib")
    start = f"import sys; sys.path.append({libraries!r}); from app.cli import run; "
    assert "ziyang" in run(python, "-c", start + "sys.exit(run(['regions']))")
