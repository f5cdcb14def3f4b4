"""A screen reader in the hand of somebody who cannot see: the kiosk through AT-SPI alone.

    dbus-run-session -- /usr/bin/python3 reader.py STORY.json MET.json PROGRAM…

runs the kiosk (PROGRAM…) on this session's bus and does the story: a list of

    ["press", NAME]              press the button, row or box of that name
    ["there", ROLE, NAME, STATE…] wait for it: a role, a name, states it has (`-state`: has not)
    ["hear", WORDS]              wait until an announcement holds these words
    ["look"]                     keep the tree of the page

Writes what it met to MET.json: the trees that were kept and everything that was announced. Exit status 3: something never appeared. Needs Debian's own Python with its
AT-SPI; it imports nothing of the program.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 20.0
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
ROLES = {"push button": "button", "static": "label", "text": "label"}
"""Names that differ between versions."""
STATES = {
    "checked": Atspi.StateType.CHECKED,
    "enabled": Atspi.StateType.ENABLED,
    "showing": Atspi.StateType.SHOWING,
    "focusable": Atspi.StateType.FOCUSABLE,
    "focused": Atspi.StateType.FOCUSED,
}


class Reader:
    """Looks at the tree of one program; hears what it announces."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.met: list[list[Any]] = []
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:announcement")

    def do(self, what: str, *wanted: str) -> bool:
        """One step of the story; False where it could not be done."""
        match what:
            case "hear":
                found = self._wait(lambda: any(wanted[0] in words for words in self.heard))
            case "there":
                role, name, *states = wanted
                found = self._wait(lambda: self._find(name, role, states))
            case "look":
                self.met.append(self.tree())
                found = True
            case _:
                node = self._wait(lambda: self._find(wanted[0], "", ["enabled"]))
                found = node and Atspi.Action.do_action(node.get_action_iface(), 0)
        return bool(found)

    def listen(self) -> None:
        while GLib.MainContext.default().iteration(False):
            pass

    def tree(self) -> list[Any]:
        """Role, name, description and states of everything that is shown."""
        return [
            (role_of(node), node.get_name(), node.get_description(), states_of(node))
            for node in self._nodes()
        ]

    def _hear(self, event: Any) -> None:
        self.heard.append(str(event.any_data))

    def _nodes(self) -> Iterator[Any]:
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(at)
            if program is not None:
                program.clear_cache()
                yield from self._walk(program)

    def _walk(self, node: Any) -> Iterator[Any]:
        """What is shown, a parent before its children; what goes meanwhile is left out."""
        try:
            shown = node.get_state_set().contains(Atspi.StateType.SHOWING)
            if not shown and node.get_role_name() != "application":
                return
            yield node
            for at in range(node.get_child_count()):
                child = node.get_child_at_index(at)
                if child is not None:
                    yield from self._walk(child)
        except GLib.Error:
            return

    def _wait(self, look: Callable[[], Any]) -> Any:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.listen()
            found = look()
            if found:
                return found
            time.sleep(0.1)
        return None

    def _find(self, name: str, role: str, states: list[str]) -> Any:
        """`role` "": whatever can be pressed."""
        for node in self._nodes():
            if node.get_name() != name:
                continue
            known, held = role_of(node), states_of(node)
            right = known == role if role else known != "label"
            if right and all(
                (state.lstrip("-") in held) is not state.startswith("-") for state in states
            ):
                return node
        return None


def role_of(node: Any) -> str:
    role = str(node.get_role_name())
    return ROLES.get(role, role)


def states_of(node: Any) -> list[str]:
    states = node.get_state_set()
    return [name for name, state in STATES.items() if states.contains(state)]


def main() -> int:
    story = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    launcher = subprocess.Popen([LAUNCHER, "--launch-immediately"])
    kiosk = subprocess.Popen(sys.argv[3:])
    reader = Reader()
    status = 0
    try:
        for step in story:
            if not reader.do(*step):
                print(f"never: {step}; there is {reader.tree()}", file=sys.stderr)
                status = 3
                break
        reader.listen()
        told = {"met": reader.met, "heard": reader.heard}
        Path(sys.argv[2]).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    finally:
        kiosk.terminate()
        try:
            kiosk.wait(10)
        except subprocess.TimeoutExpired:
            kiosk.kill()
        launcher.terminate()
    return status


if __name__ == "__main__":
    sys.exit(main())
