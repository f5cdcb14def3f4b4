"""A voice in the test's hand: what it was told to say, and the end of it when the test says so."""

from __future__ import annotations

from app.ui.speech import Done


class VoiceByHand:
    """`said` is everything begun, with its loudness; `saying` what is not ended yet."""

    def __init__(self) -> None:
        self.said: list[tuple[str, int]] = []
        self.saying = ""
        self.closed = False
        self._done: Done | None = None

    def say(self, words: str, level: int, done: Done) -> None:
        assert not self.saying, "two at once"
        self.said.append((words, level))
        self.saying, self._done = words, done

    def hush(self) -> None:
        self.saying, self._done = "", None

    def close(self) -> None:
        self.hush()
        self.closed = True

    def end(self, *, well: bool = True) -> None:
        """What is being said has been said."""
        done, self._done, self.saying = self._done, None, ""
        assert done is not None, "nothing is being said"
        done(well)

    def end_all(self) -> str:
        """Everything to the end of the page."""
        while self.saying:
            self.end()
        return self.text()

    def text(self) -> str:
        return "".join(words for words, _ in self.said)
