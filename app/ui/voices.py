"""Which voice this machine has: looked for in a job, tried without a sound, never assumed."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.aloud import Found, Seek
from app.ui.espeak import Espeak, EspeakVoice, find_espeak
from app.ui.jobs import Jobs
from app.ui.qt_voice import QtVoice, is_offered


def seek_voice(jobs: Jobs, clock: Callable[[], float]) -> Seek:
    """espeak-ng first, for its words can be proved to be Mandarin; else Qt's engine, off Linux."""

    def seek(found: Found) -> None:
        def done(espeak: Espeak | None) -> None:
            if espeak is not None:
                found(EspeakVoice(espeak))
            else:
                _try_qt(found)

        jobs.run(lambda: find_espeak(clock), done, lambda _error: found(None))

    return seek


def _try_qt(found: Found) -> None:
    if not is_offered():
        found(None)
        return
    voice = QtVoice()

    def tried(well: bool) -> None:
        if not well:
            voice.close()
        found(voice if well else None)

    voice.begin(tried)
