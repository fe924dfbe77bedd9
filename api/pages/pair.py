"""What is compared with what, in words."""

from __future__ import annotations

from dataclasses import dataclass

from api.pages.asked import sees_hidden
from services.records.library import ArticleShelf, StoryShelf, VersionLine

LONG_ENOUGH = 50
"""Words from which on a text that becomes much shorter was likely cut, and not only edited."""
STUB = 0.4
"""A version with less than this share of the words before it is likely cut short on its way here."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What is compared with what, and where that is addressed."""

    shelf: StoryShelf
    base_article: ArticleShelf
    article: ArticleShelf
    base: VersionLine
    witness: VersionLine
    across: bool

    @property
    def base_name(self) -> str:
        """The base in words."""
        if self.base.is_seed:
            return "the baseline"
        if self.base.article_id != self.witness.article_id:
            return f"{self.base_article.source.title} v{self.base.number}"
        return f"version {self.base.number}"

    @property
    def base_short(self) -> str:
        return "the baseline" if self.base.is_seed else f"v{self.base.number}"

    @property
    def witness_short(self) -> str:
        return f"v{self.witness.number}"

    @property
    def heading(self) -> str:
        """The comparison in words."""
        witness = f"Version {self.witness.number}"
        if self.across:
            witness = f"{self.article.source.title} v{self.witness.number}"
        return f"{witness} against {self.base_name}"

    @property
    def hidden(self) -> VersionLine | None:
        """The version whose text the viewer may not read."""
        if sees_hidden():
            return None
        return next((v for v in (self.witness, self.base) if v.hidden), None)

    @property
    def waiting(self) -> bool:
        """Whether the comparison is due and not made yet."""
        due = self.base.id in (self.shelf.seed_id, self.witness.previous_id)
        return due and self.witness.waiting and self.base.id != self.witness.id and not self.kept

    @property
    def kept(self) -> bool:
        found = (self.witness.since_previous, self.witness.since_seed)
        return any(c is not None and c.base_id == self.base.id for c in found)

    @property
    def stub(self) -> VersionLine | None:
        """The one of the two that may have been cut on its way here."""
        return next((v for v in (self.witness, self.base) if self._cut(v)), None)

    @property
    def past_stub(self) -> str | None:
        """The versions before and after it, as an address names them; None where there is none after it."""
        stub = self.stub
        if stub is None or stub.number >= len(self.shelf.article_of(stub).versions):
            return None
        return f"v{stub.number - 1}..v{stub.number + 1}"

    def _cut(self, version: VersionLine) -> bool:
        before = next((v for v in self.shelf.versions if v.id == version.previous_id), None)
        return before is not None and before.words > LONG_ENOUGH and version.words < before.words * STUB
