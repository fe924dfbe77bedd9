"""Which earlier articles cover the same event, and which quotes and claims they share.

The law: an article is weighed against what came before it and then kept. Only what a reviewer would be shown is
proposed; a stranger is refused. An inverted index finds who could be alike, so that work follows what is shared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter

from services.newsroom.stories.evidence import Evidence, chance, compare_traits
from services.newsroom.stories.likeness import Article, Kept, Traits, keep, traits
from services.newsroom.stories.opened import Opened
from services.newsroom.stories.threads import Thread, claim_threads, quote_threads, with_speakers
from services.newsroom.stories.vocabulary import Vocabulary
from services.newsroom.stories.why import why

SHOWN = 0.5
"""At and above this chance an article is proposed: more likely of the event than not."""
MOST_PROPOSALS = 25
CANDIDATES = 40
"""So many of the likeliest by rare words are weighed in full; one event has some dozen articles a day."""
LONGEST_POSTING = 2_000
"""A word in more articles than this finds nobody; in 10,000 articles it is every fifth."""
LONG_QUOTE = 5
"""Nine words quoted alike share five runs of five."""
COMMON_PHRASE = 40
"""More articles than this do not quote one utterance; they quote a motto, a law, a title."""
MOST_SEARCHED = 6_000
"""So many holders of the article's rarest words are looked at: the rarest hundred words of an archive of 10,000."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An earlier article of the same event. `score` is the chance; `why` names the evidence."""

    article: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Related:
    """What one article has in common with the earlier ones: proposals best first, threads in text order."""

    proposals: tuple[Proposal, ...] = ()
    threads: tuple[Thread, ...] = ()


class Index:
    """The articles that came by. `capacity` is how many are kept; the oldest are forgotten first."""

    def __init__(self, capacity: int = 50_000, vocabulary: Vocabulary | None = None) -> None:
        self.capacity = capacity
        self._vocabulary = vocabulary or Vocabulary()
        self._kept: dict[int, Kept] = {}
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        self._quoting: defaultdict[str, list[int]] = defaultdict(list)
        self._numbers: dict[str, int] = {}
        self._opened: dict[int, Opened] = {}
        self._next = 0

    def add(self, article: Article) -> Related:
        """Relate an article to the earlier ones, then keep it. One with a known id takes the other's place."""
        if article.id in self._numbers:
            self._forget(self._numbers[article.id])
        known = traits(article)
        self._vocabulary.learn(known.terms)
        weights = {word: self._vocabulary.weight(word) for word in known.terms}
        entry = keep(article, known, weights)
        found = self._same_event(entry, weights)
        threads = self._threads(entry, [number for _, number, _ in found])
        related = Related(tuple(self._proposal(article, threads, *f) for f in found[:MOST_PROPOSALS]), threads)
        self._keep(entry)
        return related

    def hold(self, article: Article) -> None:
        """Keep an article without relating it."""
        known = traits(article)
        self._vocabulary.learn(known.terms)
        self._keep(keep(article, known, {word: self._vocabulary.weight(word) for word in known.terms}))

    def _same_event(self, entry: Kept, weights: dict[str, float]) -> list[tuple[float, int, Evidence]]:
        found: list[tuple[float, int, Evidence]] = []
        for number in self._candidates(entry.traits, weights):
            evidence = compare_traits(entry, self._kept[number], weights, self._is_common)
            score = chance(evidence)
            if score >= SHOWN:
                found.append((score, number, evidence))
        found.sort(key=lambda f: (-f[0], f[1]))
        return found

    def _threads(self, entry: Kept, event: list[int]) -> tuple[Thread, ...]:
        """Quotes with every article that holds the same words; claims with those of the same event only."""
        mine = Opened(entry.article.text)
        found: list[Thread] = []
        for number in event:
            there, opened = self._kept[number], self._open(number)
            quotes = self._quotes(entry, mine, number, one_event=True)
            quoted = [(q.here, q.there) for q in quotes]
            found += quotes + claim_threads(there.article.id, mine.sentences, opened.sentences, quoted)
        for number in self._quoting_too(entry.traits):
            if number not in event:
                found += self._quotes(entry, mine, number, one_event=False)
        return tuple(sorted(found, key=lambda t: (t.here, t.kind, -t.score)))

    def _quotes(self, entry: Kept, mine: Opened, number: int, *, one_event: bool) -> list[Thread]:
        threads = quote_threads(entry, self._kept[number], one_event=one_event)
        if not threads:
            return []
        return with_speakers(threads, mine.quotes, self._open(number).quotes, one_event=one_event)

    def _open(self, number: int) -> Opened:
        """A kept article, opened when one that shares something with it first comes."""
        if number not in self._opened:
            self._opened[number] = Opened(self._kept[number].article.text)
        return self._opened[number]

    def _quoting_too(self, known: Traits) -> list[int]:
        shared: Counter[int] = Counter()
        for said in known.shingles:
            if not self._is_common(said):
                shared.update(self._quoting.get(said, ()))
        return [number for number, n in sorted(shared.items()) if n >= LONG_QUOTE]

    def _proposal(
        self, here: Article, threads: tuple[Thread, ...], score: float, number: int, evidence: Evidence
    ) -> Proposal:
        there = self._kept[number].article
        quotes = [t for t in threads if t.article == there.id and t.kind == "quote" and t.agree]
        longest = max(quotes, key=lambda t: min(t.here[1] - t.here[0], t.there[1] - t.there[0]), default=None)
        quoted = None
        if longest is not None:
            spans = here.text[slice(*longest.here)], there.text[slice(*longest.there)]
            quoted = min(spans, key=len).strip("\"“”„«»‘’'`, ")
        return Proposal(there.id, round(score, 4), why(evidence, here, there, quoted))

    def _is_common(self, said: str) -> bool:
        return len(self._quoting.get(said, ())) > COMMON_PHRASE

    def _candidates(self, known: Traits, weights: dict[str, float]) -> list[int]:
        """Earlier articles by the weight of the rare words they share, likeliest first."""
        score: defaultdict[int, float] = defaultdict(float)
        searched = 0
        for word in sorted(known.terms, key=lambda w: (-weights[w], w)):
            holding = self._holding.get(word)
            if not holding or len(holding) > LONGEST_POSTING or not weights[word]:
                continue
            weight = known.terms[word] * weights[word] ** 2
            for number in holding:
                score[number] += weight
            searched += len(holding)
            if searched >= MOST_SEARCHED:
                break
        return [number for number, _ in nlargest(CANDIDATES, score.items(), key=itemgetter(1))]

    def _keep(self, entry: Kept) -> None:
        number, self._next = self._next, self._next + 1
        self._kept[number] = entry
        self._numbers[entry.article.id] = number
        for word in entry.traits.terms:
            self._holding[word].append(number)
        for said in entry.traits.shingles:
            self._quoting[said].append(number)
        if len(self._kept) > self.capacity:
            self._forget(next(iter(self._kept)))

    def _forget(self, number: int) -> None:
        entry = self._kept.pop(number)
        del self._numbers[entry.article.id]
        self._opened.pop(number, None)
        for index, held in ((self._holding, entry.traits.terms), (self._quoting, entry.traits.shingles)):
            for word in held:
                index[word].remove(number)
                if not index[word]:
                    del index[word]
