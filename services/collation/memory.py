"""What was read once is used again: a memory of pure answers, bounded in bytes.

Two generations stand in for "least recently used": an answer that is asked for again moves to the young one; when the
young one is full it becomes the old one, and what was old is forgotten. No result depends on what is remembered.
"""

from __future__ import annotations

from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Memory(Generic[Answer]):
    """Answers by the text they were read from. `limit` is in characters of text, over both generations."""

    __slots__ = ("_half", "_held", "_old", "_young")

    def __init__(self, limit: int) -> None:
        self._half = limit // 2
        self._young: dict[str, Answer] = {}
        self._old: dict[str, Answer] = {}
        self._held = 0

    def get(self, text: str) -> Answer | None:
        """The answer kept for this text, or None."""
        found = self._young.get(text)
        if found is None and (found := self._old.get(text)) is not None:
            self.keep(text, found)
        return found

    def keep(self, text: str, answer: Answer) -> Answer:
        """Remember, and give the answer back. A text larger than a generation is not kept."""
        if len(text) > self._half:
            return answer
        if self._held + len(text) > self._half:
            self._old, self._young, self._held = self._young, {}, 0
        self._young[text] = answer
        self._held += len(text)
        return answer

    def clear(self) -> None:
        """Forget everything."""
        self._young, self._old, self._held = {}, {}, 0
