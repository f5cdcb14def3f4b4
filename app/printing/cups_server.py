"""How to speak to CUPS: which server, over which socket, as whom. One request, one answer."""

from __future__ import annotations

import getpass
import os
import re
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

from app.printing import ipp

SERVER_VARIABLE = "CUPS_SERVER"
SOCKET = Path("/run/cups/cups.sock")
CLIENT_FILE = Path("/etc/cups/client.conf")
PORT = 631
PATIENCE = 4.0
"""Seconds until a silent server counts as not there."""
UNAUTHORIZED = 401
NO_CUPS = "这台电脑的打印服务（CUPS）没有开。请让管理员启动它。"


class UnreachableError(Exception):
    """Nobody answers, or what answers does not speak IPP."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server by the path of its socket, or by host and port."""

    host: str
    port: int = PORT
    patience: float = PATIENCE

    def ask(
        self,
        operation: ipp.Operation,
        about: Sequence[ipp.Given],
        job: Sequence[ipp.Given] = (),
        document: bytes = b"",
        path: str = "/",
    ) -> ipp.Answer:
        """Send one request and wait for its answer. Raises UnreachableError."""
        body = ipp.encode(operation, about, job) + document
        connection = self._connection()
        try:
            status, content = _post(connection, path, body, {})
            if status == UNAUTHORIZED and self._local:
                # Whoever is at the other end of a socket is known to CUPS by the kernel.
                connection.close()
                known = {"Authorization": f"PeerCred {user()}"}
                status, content = _post(connection, path, body, known)
            if status != 200:
                raise UnreachableError(f"HTTP {status}")
            return ipp.decode(content)
        except (OSError, HTTPException, ipp.Garbled) as error:
            raise UnreachableError(str(error)) from error
        finally:
            connection.close()

    @property
    def _local(self) -> bool:
        return self.host.startswith("/")

    def _connection(self) -> HTTPConnection:
        if self._local:
            return _SocketConnection(self.host, self.patience)
        return HTTPConnection(self.host, self.port, timeout=self.patience)


class _SocketConnection(HTTPConnection):
    """HTTP over a socket of this machine."""

    def __init__(self, file: str, patience: float) -> None:
        super().__init__("localhost", timeout=patience)
        self._file = file

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._file)


def _post(
    connection: HTTPConnection, path: str, body: bytes, more: dict[str, str]
) -> tuple[int, bytes]:
    connection.request("POST", path, body, {"Content-Type": "application/ipp", **more})
    response: HTTPResponse = connection.getresponse()
    return response.status, response.read()


def user() -> str:
    """Under whose name jobs are sent."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid())


def find_server() -> Server:
    """The server that CUPS's own programs would take: variable, client.conf, socket, this host."""
    named = os.environ.get(SERVER_VARIABLE) or _from_client_file()
    if named:
        return _server(named)
    return Server(str(SOCKET)) if SOCKET.exists() else Server("localhost")


def _from_client_file() -> str | None:
    try:
        text = CLIENT_FILE.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    found = re.search(r"^\s*ServerName\s+(\S+)", text, re.MULTILINE | re.IGNORECASE)
    return found[1] if found else None


def _server(named: str) -> Server:
    """`/path`, `host`, `host:port`, `[address]:port`; what CUPS allows behind them (/version=1.1) is dropped."""
    if named.startswith("/"):
        return Server(named)
    try:
        parts = urlsplit(f"//{named}")
        return Server(parts.hostname or named, parts.port or PORT)
    except ValueError:  # half a bracket, a port that is none: nobody answers there
        return Server(named)
