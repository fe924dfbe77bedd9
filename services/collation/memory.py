"""What was read once is used again: a memory of pure answers, bounded in size.

Two generations stand in for "least recently used": an answer that is asked for again moves to the young one; when the
young one is full it becomes the old one, and what was old is forgotten. No result depends on what is remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


class Memory(dict[str, Answer]):
    """`memory[text]` is what `read(text)` answers. `limit` is in characters of text, over both generations.

    A dictionary, because nearly every question has been asked before and a lookup is all it should cost.
    """

    __slots__ = ("_half", "_held", "_old", "_read")

    def __init__(self, limit: int, read: Callable[[str], Answer]) -> None:
        super().__init__()
        self._half = limit // 2
        self._read = read
        self._old: dict[str, Answer] = {}
        self._held = 0

    def __missing__(self, text: str) -> Answer:
        answer = self._old[text] if text in self._old else self._read(text)
        size = len(text)
        if size <= self._half:
            self._held += size
            if self._held > self._half:
                self._old, self._held = dict(self), size
                self.clear()
            self[text] = answer
        return answer

    def forget(self) -> None:
        """Empty both generations."""
        self.clear()
        self._old, self._held = {}, 0
