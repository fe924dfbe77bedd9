"""What is read in an article only when another one shares something with it: its sentences and who says what.

Most articles of a stream are never opened; reading them all would cost more than finding what they share.
"""

from __future__ import annotations

from functools import cached_property

from services.collation import clean
from services.collation.segment import segment
from services.newsroom.quotes.found import find_quotes
from services.newsroom.readings import Quote
from services.newsroom.stories.claim_sentences import Sentence, sentences_of


class Opened:
    """One article's text, read part by part as it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = clean.from_text(text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences as claims."""
        return sentences_of(self._text.clean)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Its quotes with their speakers."""
        return find_quotes(self._text, segment(self._text))
