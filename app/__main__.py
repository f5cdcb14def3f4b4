"""Entry: `gaozhi`, `python -m app`. The kiosk starts from here without the other commands."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

FLAGS = ("--windowed", "--portrait", "--landscape", "--locked")


def main() -> None:
    """Run what the command line asks for and exit with its status."""
    kiosk = _plain_kiosk(sys.argv[1:])
    if kiosk is None:
        from app.cli import run

        sys.exit(run())
    # Nothing becomes garbage while modules load; `app.main` turns it on again.
    gc.disable()
    from app.main import Options, run_kiosk

    flags, region = kiosk
    portrait = "--portrait" in flags
    try:
        status = run_kiosk(
            Options(
                windowed="--windowed" in flags,
                region=region,
                portrait=True if portrait else False if "--landscape" in flags else None,
                locked="--locked" in flags,
            )
        )
    except (Exception, KeyboardInterrupt) as error:
        from app.cli.command import tell

        status = tell(error)
    sys.exit(status)


def _plain_kiosk(arguments: Sequence[str]) -> tuple[frozenset[str], str | None] | None:
    """Flags and region where nothing but the kiosk is asked for, and rightly; else None.

    What this does not know, `app.cli` does: help, mistakes, every other command.
    """
    rest = list(arguments[1:] if arguments[:1] == ["kiosk"] else arguments)
    flags: set[str] = set()
    region: str | None = None
    while rest:
        word = rest.pop(0)
        if word in FLAGS and not (flags | {word} >= {"--portrait", "--landscape"}):
            flags.add(word)
        elif word == "--region" and rest and not rest[0].startswith("-"):
            region = rest.pop(0)
        else:
            return None
    return frozenset(flags), region


if __name__ == "__main__":
    main()
