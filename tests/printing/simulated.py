"""A private CUPS and two IPP Everywhere printers with switchable faults, on loopback.

CUPS listens on a socket in its own folder and knows nothing of the system's CUPS. The printers
are CUPS's own `ippeveprinter`, each with a little program behind it (`sink.sh`) that acts the
paper path: it waits while there is a fault, and what gets through it lies as a PDF in `out`.
`ippeveprinter` insists on announcing itself, so a private D-Bus and an avahi on loopback run too.

`python -m tests.printing.simulated` is the same by hand: see packaging/simulated-printer.sh.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).parent / "simulator"
PROGRAMS = ("cupsd", "ippeveprinter", "ipptool", "lpadmin", "avahi-daemon", "dbus-daemon")
A4, SECOND, RECEIPT = "A4", "Second", "Receipt"
NAMES = (A4, SECOND, RECEIPT)
REASONS = {
    "paper": "media-empty-error,media-needed-error",
    "jam": "media-jam-error",
    "cover": "cover-open-error",
    "toner": "toner-empty-error",
    "slow": "slow",
}
"""Faults of the printer itself, as it tells them; the others are switched at CUPS."""
AT_CUPS = ("offline", "paused", "stopped", "rejecting")
START_WITHIN = 10.0
_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
_HIDE_RUNNING = 'mount -t tmpfs none /run/avahi-daemon && exec "$@"'
"""avahi runs once a machine, by the word of a file in /run."""


def missing() -> tuple[str, ...]:
    """The programs that are not installed."""
    return tuple(name for name in PROGRAMS if shutil.which(name, path=_PATH) is None)


class Simulated:
    """Everything is in `folder`, so that another process can switch faults and stop it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def server(self) -> str:
        """What CUPS_SERVER has to be."""
        return str(self.folder / "cups.sock")

    # Life

    def start(self, names: Sequence[str] = NAMES) -> None:
        """Raises RuntimeError with the log of what would not start."""
        self._make_folders()
        try:
            self._start_bus()
            for name in names:
                (self.folder / name / "out").mkdir(parents=True)
                shutil.copy(HERE / "sink.sh", self.folder / name / "sink.sh")
                (self.folder / name / "port").write_text(str(_free_port()))
                self._start_printer(name)
            self.start_cups()
            for name in names:
                self._add_queue(name)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End every process of ours, and take the folder away."""
        for file in self.folder.glob("*.pid"):
            self._end(file.stem)
        shutil.rmtree(self.folder, ignore_errors=True)

    def start_cups(self) -> None:
        self._start(
            "cupsd",
            ["cupsd", "-f", "-c", f"{self.folder}/cupsd.conf", "-s", f"{self.folder}/files.conf"],
            lambda: _answers(socket.AF_UNIX, self.server),
        )

    def stop_cups(self) -> None:
        self._end("cupsd")

    @property
    def running(self) -> bool:
        return self._pid("cupsd") is not None

    # Faults

    def fault(self, name: str, what: str) -> None:
        """One of `REASONS` or `AT_CUPS`."""
        match what:
            case "offline":
                self._end(name)
            case "paused":
                self._run("cupsdisable", name)
                (self.folder / name / what).touch()
            case "stopped":  # by CUPS itself, with the next job: no printer is at the address
                self._end(name)
                self._start_other(name)
            case "rejecting":
                self._run("cupsreject", name)
                (self.folder / name / what).touch()
            case _:
                self._switch(name, REASONS[what])

    def clear(self, name: str) -> None:
        """Mend everything at the printer; a queue that CUPS has stopped itself stays stopped."""
        self._switch(name, None)
        for what, mend in (("paused", "cupsenable"), ("rejecting", "cupsaccept")):
            mark = self.folder / name / what
            if mark.exists():
                self._run(mend, name)
                mark.unlink()
        self._end(f"{name}-gone")
        if self._pid(name) is None:
            self._start_printer(name)

    def reset(self) -> None:
        """Between two tests: no fault, no job, nothing in the trays."""
        if not self.running:
            self.start_cups()
        self._run("cancel", "-a", "-x")
        for name in NAMES:
            if not (self.folder / name).is_dir():
                continue
            self.clear(name)
            self._run("cupsenable", name)
            for file in self.out(name):
                file.unlink()

    def out(self, name: str) -> tuple[Path, ...]:
        """What has come out of a printer, oldest first."""
        return tuple(sorted((self.folder / name / "out").iterdir()))

    def options(self, name: str) -> str:
        """What the last job asked of a printer, as `IPP_…=…` lines."""
        return (self.folder / name / "options").read_text()

    def _switch(self, name: str, reasons: str | None) -> None:
        file = self.folder / name / "fault"
        if reasons is None:
            file.unlink(missing_ok=True)
        else:
            draft = file.with_suffix(".new")
            draft.write_text(reasons)
            draft.replace(file)

    # What runs

    def _make_folders(self) -> None:
        for part in ("spool", "tmp", "cache", "state", "etc/ppd", "logs"):
            (self.folder / part).mkdir(parents=True)
        for path in (self.folder, *self.folder.rglob("*")):
            path.chmod(0o777)  # CUPS's filters run as another user
        for file in ("cupsd.conf", "files.conf", "dbus.conf", "avahi.conf"):
            text = (HERE / file).read_text().replace("@FOLDER@", str(self.folder))
            (self.folder / file).write_text(text)
        shutil.copy(HERE / "job.test", self.folder)

    def _start_bus(self) -> None:
        bus = self.folder / "bus"
        self._start(
            "dbus",
            ["dbus-daemon", f"--config-file={self.folder}/dbus.conf", "--nofork", "--nopidfile"],
            lambda: _answers(socket.AF_UNIX, str(bus)),
        )
        avahi = [
            "avahi-daemon", "--no-rlimits", "--no-drop-root", "--no-chroot",
            "-f", f"{self.folder}/avahi.conf",
        ]  # fmt: skip
        hidden = ["unshare", "--mount", "sh", "-c", _HIDE_RUNNING, "sh"]
        for command in (avahi, [*hidden, *avahi]):
            try:
                self._start("avahi", command, self._announces)
            except RuntimeError:
                continue
            return
        self._end("avahi")
        self._end("dbus")  # then one that runs already has to do, on the system's bus

    def _announces(self) -> bool:
        log = self.folder / "logs" / "avahi"
        return "Server startup complete" in log.read_text(errors="replace")

    def _start_printer(self, name: str) -> None:
        place = self.folder / name
        port = int((place / "port").read_text())
        spool = place / "spool"
        spool.mkdir(exist_ok=True)
        if name == RECEIPT:
            kind = ["-a", str(HERE / "receipt.conf")]
        else:
            kind = ["-2", "-f", "application/pdf"]
        self._start(
            name,
            ["ippeveprinter", "-r", "off", "-n", "localhost", "-p", str(port), "-d", str(spool),
             "-c", str(place / "sink.sh"), *kind, f"Gaozhi {name}"],
            lambda: _answers(socket.AF_INET, ("127.0.0.1", port)),
        )  # fmt: skip

    def _add_queue(self, name: str) -> None:
        """lpadmin asks the printer what it can, and sometimes too early."""
        until = time.monotonic() + START_WITHIN
        while True:
            try:
                self._run("lpadmin", "-p", name, "-E", "-v", self._device(name), "-m", "everywhere")
            except RuntimeError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
            else:
                return

    def _start_other(self, name: str) -> None:
        """Something else than a printer, on the same port."""
        port = int((self.folder / name / "port").read_text())
        shutil.copy(HERE / "gone.py", self.folder)
        self._start(
            f"{name}-gone",
            [sys.executable, str(self.folder / "gone.py"), str(port)],
            lambda: _answers(socket.AF_INET, ("127.0.0.1", port)),
        )

    def _device(self, name: str) -> str:
        port = (self.folder / name / "port").read_text()
        return f"ipp://localhost:{port}/ipp/print"

    def _start(self, name: str, command: Sequence[str], ready: Callable[[], bool]) -> None:
        log = self.folder / "logs" / name
        with log.open("ab") as file:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=file, stderr=file,
                start_new_session=True, env=self._environment(),
            )  # fmt: skip
        (self.folder / f"{name}.pid").write_text(str(process.pid))
        _started.append(process)
        until = time.monotonic() + START_WITHIN
        while not ready():
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{name} does not start. {self._logs(name, 'avahi', 'dbus')}")
            time.sleep(0.01)

    def _logs(self, *names: str) -> str:
        files = [self.folder / "logs" / name for name in names]
        return "\n".join(
            f"{file.name}: {file.read_text(errors='replace')}" for file in files if file.exists()
        )

    def _end(self, name: str) -> None:
        pid = self._pid(name)
        if pid is not None:
            for sign in (signal.SIGTERM, signal.SIGKILL):
                os.killpg(pid, sign)
                until = time.monotonic() + 2
                while _alive(pid) and time.monotonic() < until:
                    time.sleep(0.01)
                if not _alive(pid):
                    break
        (self.folder / f"{name}.pid").unlink(missing_ok=True)

    def _pid(self, name: str) -> int | None:
        try:
            pid = int((self.folder / f"{name}.pid").read_text())
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (OSError, ValueError):
            return None
        return pid if str(self.folder).encode() in command else None

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self._environment(), capture_output=True, text=True, timeout=20,
            check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}")
        return done.stdout

    def _environment(self) -> dict[str, str]:
        own = {
            "PATH": _PATH, "HOME": str(self.folder), "LC_ALL": "C", "CUPS_SERVER": self.server,
        }  # fmt: skip
        if self._pid("dbus") is not None:
            own["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={self.folder}/bus"
        return own


_started: list[subprocess.Popen[bytes]] = []
"""Kept, so that a process that has ended can be told from one that runs."""


def _alive(pid: int) -> bool:
    for process in _started:
        if process.pid == pid:
            return process.poll() is None
    return Path(f"/proc/{pid}").exists()


def _answers(family: socket.AddressFamily, address: object) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as line:
        try:
            line.connect(address)  # type: ignore[arg-type]
        except OSError:
            return False
    return True


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port: int = line.getsockname()[1]
    return port


# By hand


def _default_folder() -> Path:
    return Path(tempfile.gettempdir()) / f"gaozhi-simulated-{os.getuid()}"


def main(words: Sequence[str]) -> int:
    here = Simulated(_default_folder())
    match list(words):
        case ["start"]:
            return _start_by_hand(here)
        case ["stop"]:
            here.stop()
        case ["fault", name, what] if name in NAMES and what in (*REASONS, *AT_CUPS):
            here.fault(name, what)
        case ["clear", name] if name in NAMES:
            here.clear(name)
        case ["status"]:
            _status(here)
        case _:
            faults = "|".join((*REASONS, *AT_CUPS))
            print(
                f"start | stop | status | clear {'|'.join(NAMES)} | "
                f"fault {'|'.join(NAMES)} {faults}",
                file=sys.stderr,
            )
            return 2
    return 0


def _start_by_hand(here: Simulated) -> int:
    if lacking := missing():
        print(f"Not installed: {', '.join(lacking)}", file=sys.stderr)
        return 1
    if here.running:
        print("It runs already.")
    else:
        shutil.rmtree(here.folder, ignore_errors=True)
        here.start()
    print(f"export CUPS_SERVER={here.server}")
    print(f"printers {', '.join(NAMES)}; what comes out of A4: {here.folder}/A4/out")
    print("gaozhi print ziyang 21 --printer A4")
    return 0


def _status(here: Simulated) -> None:
    if not here.running:
        print("not running")
        return
    print(here._run("lpstat", "-p").strip())
    for name in NAMES:
        file = here.folder / name / "fault"
        fault = file.read_text() if file.exists() else "none"
        print(f"{name}: fault {fault}, out: {', '.join(map(str, here.out(name))) or 'nothing'}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
