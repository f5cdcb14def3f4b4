"""Somebody who cannot see, with a screen reader: from home to a sheet, through AT-SPI alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from tests.conftest import OpenScreen

READER = Path(__file__).with_name("reader.py")
PYTHON = "/usr/bin/python3"
"""Debian's own: its AT-SPI is installed for that one."""
STORY = [
    ["there", "label", "您今天想办什么？"],
    ["there", "check box", "大字", "-checked"],
    ["press", "大字"],
    ["there", "check box", "大字", "checked"],
    ["press", "大字"],
    ["press", "看病报销"],
    ["press", "住院花的钱"],
    ["press", "开始"],
    ["there", "button", "请先选一项", "-enabled"],
    ["there", "radio button", "受伤，对方有责任", "-checked"],
    ["look"],
    ["press", "受伤，对方有责任"],
    ["there", "radio button", "受伤，对方有责任", "checked"],
    ["hear", "目前需要带 6 样，新增 1 样"],
    ["press", "为什么问这个？"],
    ["hear", "为什么问这个？"],
    ["press", "知道了"],
    ["press", "下一步"],
    ["press", "本人来办"],
    ["press", "下一步"],
    ["hear", "核对您的答案"],
    ["press", "没问题，看清单"],
    ["hear", "请带齐这 6 样"],
    ["press", "我有：医院收费票据"],
    ["there", "check box", "我有：医院收费票据", "checked"],
    ["look"],
    ["press", "打印清单"],
    ["there", "button", "好了，回首页"],
]


def absent() -> list[str]:
    """What of a screen reader's world is not installed here."""
    gone = [name for name in ("dbus-run-session",) if shutil.which(name) is None]
    if not Path("/usr/libexec/at-spi-bus-launcher").exists():
        gone.append("at-spi2-core")
    asked = "import gi; gi.require_version('Atspi', '2.0')"
    if not Path(PYTHON).exists() or subprocess.run([PYTHON, "-c", asked], check=False,
                                                   capture_output=True).returncode:  # fmt: skip
        gone.append("gir1.2-atspi-2.0")
    return gone


@pytest.mark.window
def test_from_home_to_a_sheet_by_ear(
    open_screen: OpenScreen, profile: Path, tmp_path: Path
) -> None:
    missing = absent()
    if missing and not os.environ.get("GAOZHI_ALL_TESTS"):
        pytest.skip(f"no {' and no '.join(missing)} here")
    profile.mkdir()
    (profile / "settings.toml").write_text('region = "ziyang"\n', encoding="utf-8")
    file, met = tmp_path / "story.json", tmp_path / "met.json"
    file.write_text(json.dumps(STORY), encoding="utf-8")
    environment = open_screen(1080, 1920) | {
        "PYTHONPATH": str(paths.share()),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    ended = subprocess.run(
        ["dbus-run-session", "--", PYTHON, str(READER), str(file), str(met),
         sys.executable, "-m", "app", "kiosk"],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    told = json.loads(met.read_text(encoding="utf-8"))
    assert len(list((profile / "prints").iterdir())) == 1
    for tree in told["met"]:
        nameless = [met for met in tree if "focusable" in met[3] and not met[1].strip()]
        assert nameless == []
    question, result = told["met"]
    labels = [name for role, name, _, _ in question if role == "label"]
    for words in ("这次住院，是因为受伤吗？", "第 1 题，最多还有 1 题", "目前需要带 5 样"):
        assert words in labels
    helped = {name: about for role, name, about, _ in question if role == "radio button"}
    assert helped["受伤，对方有责任"] == "比如车祸、被别人撞伤"
    rows = [name for role, name, _, _ in result if role == "label"]
    assert "1，身份凭证，以下任选一样" in rows
    assert any(name.startswith("办理流程：") for name in rows)
    assert [words for words in told["heard"] if words == "住院费用报销"] == ["住院费用报销"]
