"""The attendant's number: kept as a salted hash; how often it was tried wrongly, in the profile."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import os
from pathlib import Path

from app.domain.attempts import DIGITS, NO_ATTEMPTS, PAUSE, PAUSED, TRIES, Attempts
from app.domain.problems import Problem
from app.files import write_whole

LOG = logging.getLogger(__name__)

FILE_NAME = "attendant.json"
_COST, _BLOCK, _LANES, _SALT, _LENGTH = 2**14, 8, 1, 16, 32
"""scrypt: 16 MB and some 50 ms for each try."""
_MEMORY = 64 * 2**20


def hash_pin(pin: str) -> str:
    """What the settings keep: scheme, cost, salt and hash. Raises Problem unless six digits."""
    if len(pin) != DIGITS or not (pin.isascii() and pin.isdigit()):
        raise Problem(f"密码要正好 {DIGITS} 位数字。")
    if len(set(pin)) == 1 or pin in "0123456789" or pin in "9876543210":
        raise Problem("这个密码太好猜。请换一个，不要全是同一个数字，也不要顺着数。")
    salt = os.urandom(_SALT)
    return f"scrypt${_COST}${salt.hex()}${_derive(pin, salt, _COST).hex()}"


def is_hash(text: str) -> bool:
    """Whether `text` is what `hash_pin` gives."""
    return _parts(text) is not None


def is_pin(pin: str, hashed: str) -> bool:
    """Whether `pin` is the number behind `hashed`. Takes some 50 ms: not in the window's thread."""
    parts = _parts(hashed)
    if parts is None:
        return False
    cost, salt, wanted = parts
    return hmac.compare_digest(_derive(pin, salt, cost), wanted)


def _parts(text: str) -> tuple[int, bytes, bytes] | None:
    scheme, *rest = text.split("$")
    if scheme != "scrypt" or len(rest) != 3:
        return None
    try:
        cost, salt, wanted = int(rest[0]), bytes.fromhex(rest[1]), bytes.fromhex(rest[2])
    except ValueError:
        return None
    sound = cost == _COST and len(salt) == _SALT and len(wanted) == _LENGTH
    return (cost, salt, wanted) if sound else None


def _derive(pin: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(
        pin.encode(), salt=salt, n=cost, r=_BLOCK, p=_LANES, dklen=_LENGTH, maxmem=_MEMORY
    )


def read_attempts(file: Path) -> Attempts:
    """The attempts that are remembered. A file that makes no sense counts as a pause."""
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
        failures, pause = int(table["failures"]), float(table["pause"])
    except FileNotFoundError:
        return NO_ATTEMPTS
    except (OSError, ValueError, KeyError, TypeError) as error:
        LOG.warning("the attempts are not known, a pause begins: %s", error)
        return PAUSED
    if not (0 <= failures < TRIES and 0 <= pause <= PAUSE):
        return PAUSED
    return Attempts(failures, pause)


def remember_attempts(file: Path, attempts: Attempts) -> None:
    """Whole or not at all; what cannot be written is logged."""
    table = {"failures": attempts.failures, "pause": round(attempts.pause)}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, json.dumps(table).encode())
    except OSError as error:
        LOG.warning("the attempts cannot be remembered: %s", error)
