"""The reporter's own words: each paragraph as tagged tokens, with every marked stretch as one token.

The tag string holds one letter a token, so that patterns over words are plain regular expressions over it:
N name, S name's, T title, r noun for a speaker, l other word, s other word's, D determiner, K quantity ("some"),
P pronoun, V verb of saying, L verb of naming, G "according", v other verb, x auxiliary, a adverb, p preposition,
o "of", c conjunction, w relative, t "that", d day or month, n number, Q marked stretch; punctuation stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from services.collation.text import Block, Span
from services.newsroom.lexicon import grammar
from services.newsroom.lexicon.reporting import ELSEWHERE, NAMING, PHRASAL, SAYING
from services.newsroom.lexicon.roles import ROLES, TITLES
from services.newsroom.prose.marks import Piece
from services.newsroom.prose.sentence_ends import find_ends

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_](?:[\w&]|['’](?=\w)|[.-](?=[^\W\d_]))*['’]?)(?P<dot>\.?)|(?P<number>[$€£]?\d(?:[\w%]|[.,:](?=\d)|-(?=[a-z]))*)|(?P<point>[,;:.!?()\[\]…])|(?P<dash>[—–―‒-]+)"
)
_SHORT = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov govs gen col maj capt lt sgt cmdr adm rev hon st jr sr vs inc co corp ltd "
    "dept u.s u.k u.n d.c e.g i.e a.m p.m jan feb mar apr aug sept oct nov dec ariz ala ark calif colo conn del "
    "fla ga ill "
    "ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo mt ft messrs "
    "mme señ sra "
    "dipl phil ph.d m.d est al".split()
)
"""Words that keep their full stop inside a sentence."""

_QUANTITIES = frozenset(
    "one two three four five six seven eight nine ten some several many most few both each others another any "
    "other all "
    "dozens hundreds no none everyone everybody someone somebody nobody".split()
)


def _tags() -> dict[str, str]:
    rows = (
        ("l", ""),
        ("r", " ".join(ROLES)),
        ("L", " ".join(NAMING)),
        ("V", " ".join(SAYING | ELSEWHERE)),
        ("v", grammar.VERBS),
        ("a", grammar.ADVERBS),
        ("d", grammar.CALENDAR),
        ("p", grammar.PREPOSITIONS),
        ("c", grammar.CONJUNCTIONS),
        ("w", grammar.RELATIVES),
        ("x", grammar.AUXILIARIES),
        ("D", grammar.DETERMINERS),
        ("K", " ".join(_QUANTITIES)),
        ("P", grammar.PRONOUNS),
        ("t", "that"),
        ("o", "of"),
        ("G", "according"),
    )
    return {word: tag for tag, words in rows for word in words.split()}


_TAG = _tags()
_BOTH = (SAYING | NAMING) & ROLES
_NOUNISH = frozenset(
    w for w in SAYING | NAMING if w.endswith(("s", "ing")) or w in ROLES
    or w in "state claim comment charge call demand promise note question hit cast view".split()
) - {"says", "tells", "adds", "writes"}  # fmt: skip
_MAYBE = re.compile(r"m(?=m{0,5}(?:[NxVL(]|,[^.,Q]{1,14},[ax]*V))")
_PARTICLES = re.compile(r"(?<!q)q{1,3}(?=[NS])")
_PARTICLE = frozenset(
    "de la las los del da do dos das di du des van von der den ten ter zu bin ibn bint al el ul af av".split()
)
"""Small words inside names: "van der Zande", "Khalid bin Rashed"."""
_ARTICLED = re.compile(r"(?:al|el|ad|an|as|ar|ash|at)-[A-ZÀ-Þ]")
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,}(?:, [A-Z][\w. ]{1,24})?(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}))?"
    r"(?: ?\([A-Z][\w /.]{1,24}\))? ?(?:[—–―]|--?)\s"
)
"""A place in capitals and a dash before the first sentence: no part of it."""
_CAPITALS = re.compile(r"(?<=[a-z,;] )[A-ZÀ-Þ][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph. `tags[i]` and `words[i]` are of the token at clean span `spans[i]`.

    `pieces` gives the number of the marked stretch at a Q token; `sentences` are half-open token ranges.
    """

    block: int
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    tags: str
    pieces: dict[int, int]
    sentences: tuple[tuple[int, int], ...]


def read_passages(clean: str, blocks: Sequence[Block], pieces: Sequence[Piece]) -> list[Passage]:
    """Every paragraph of the text as tagged tokens."""
    common = frozenset(re.findall(r"[a-z]+", clean)).difference(w.lower() for w in _CAPITALS.findall(clean))
    found: list[Passage] = []
    at = 0
    for index, block in enumerate(blocks):
        first = at
        while at < len(pieces) and pieces[at].start < block.end:
            at += 1
        found.append(_Reader(clean, common).read(index, block, pieces, range(first, at)))
    return found


@lru_cache(maxsize=1 << 16)
def _settled(text: str) -> str:
    """The tag of a small-letter word that has the same tag everywhere; "" for all other tokens. Most words are such."""
    if not text.islower() or not text.isalpha() or text in _NOUNISH or text in PHRASAL or text in _PARTICLE:
        return ""
    tag = _TAG.get(text)
    if tag is not None:
        return tag
    return "a" if text.endswith("ly") else "" if text.endswith("ed") else "l"


class _Reader:
    """Tags one paragraph from left to right."""

    def __init__(self, clean: str, common: frozenset[str]) -> None:
        self.clean = clean
        self.common = common
        self.spans: list[Span] = []
        self.words: list[str] = []
        self.tags: list[str] = []
        self.initial = True

    def read(self, index: int, block: Block, pieces: Sequence[Piece], numbers: range) -> Passage:
        marked: dict[int, int] = {}
        dateline = _DATELINE.match(self.clean, block.start, block.end)
        at = dateline.end() if dateline else block.start
        for number in numbers:
            piece = pieces[number]
            self._prose(at, max(at, piece.start))
            marked[len(self.tags)] = number
            self._put((piece.start, piece.end), "", "Q")
            self.initial = True
            at = max(at, piece.end)
        self._prose(at, block.end)
        tags = _PARTICLES.sub(lambda m: "N" * len(m.group()), "".join(self.tags)).replace("q", "l")
        tags = _MAYBE.sub("N", tags).replace("m", "l")
        sentences = find_ends(self.clean, tags, self.spans, marked, pieces)
        return Passage(index, tuple(self.spans), tuple(self.words), tags, marked, sentences)

    def _put(self, span: Span, word: str, tag: str) -> None:
        self.spans.append(span)
        self.words.append(word)
        self.tags.append(tag)

    def _prose(self, start: int, end: int) -> None:
        spans, words, tags = self.spans, self.words, self.tags
        for match in _TOKEN.finditer(self.clean, start, end):
            text = match.group()
            settled = _settled(text)
            if settled:
                spans.append(match.span())
                words.append(text)
                tags.append(settled)
                self.initial = False
                continue
            kind = match.lastgroup
            if kind == "dot":
                self._word(match)
            elif kind == "number":
                self._put(match.span(), "", "r" if match.group().endswith("-old") else "n")
                self.initial = False
            elif kind == "dash":
                self._put(match.span(), "", "-")
            else:
                mark = match.group()
                self._put(match.span(), mark, mark)
                self.initial = mark in ".!?:;"

    def _word(self, match: re.Match[str]) -> None:
        word = match.group("word")
        start, end = match.span("word")
        tag = self._tag(word)
        if word in PHRASAL and self.words and self.words[-1] in PHRASAL[word]:
            self.tags[-1], tag = "V", "a"
        dotted = match.end() > end
        if dotted and len(word) == 1 and word.isupper():
            tag = "N"
        lower = word.lower()
        if dotted and (
            lower in _SHORT
            or (len(word) == 1 and word.isupper())
            or (len(word) > 2 and word[1] in ".-" and word[0].isupper())
        ):
            end += 1
            dotted = False
        self._put((start, end), lower, tag)
        self.initial = False
        if dotted:
            self._put((end, end + 1), ".", ".")
            self.initial = True

    def _tag(self, word: str) -> str:
        lower = word.lower().replace("’", "'")
        before = self.tags[-1] if self.tags else "."
        if lower in _CONTRACTED:
            return "P"
        if word[0].isupper():
            return self._proper(word, lower, before)
        if lower in _PARTICLE:
            return "q"
        if _ARTICLED.match(word):
            return "S" if lower.endswith("'s") else "N"
        if lower.endswith(("'s", "s'")) and lower not in ("it's", "that's", "he's", "she's"):
            return "s"
        if lower in _NOUNISH and self._is_noun(lower, before):
            return "r" if lower in ROLES else "l"
        tag = _TAG.get(lower)
        if tag is not None:
            return tag
        if lower.endswith("ly"):
            return "a"
        if lower.endswith("ed") and before not in "DKsStp":
            return "v"
        if "-" in lower and lower.rsplit("-", 1)[1] in ROLES:
            return "r"
        return "l"

    def _is_noun(self, lower: str, before: str) -> bool:
        """Whether a word that can be a verb of saying is a noun here: "his claims", "32% of Republican claims"."""
        if before == "N":
            if lower.endswith("ing"):
                return False
            if lower == "states":
                return True
            return not lower.endswith("s") or (len(self.tags) > 1 and self.tags[-2] in "onp")
        if before == "p" and lower.endswith("ing"):
            return False
        return before in "DSsKnolpT"

    def _proper(self, word: str, lower: str, before: str) -> str:
        if lower in ("i", "i'm", "i've"):
            return "P"
        tag = _TAG.get(lower)
        if lower in TITLES:
            return "T"
        if lower in _PARTICLE:
            return "q"
        if self.initial:
            if tag is not None and not (tag in "vVLxr" and lower in _ALSO_NAMES):
                if tag == "t":
                    return "D"
                return "l" if tag == "v" else tag
            if lower.endswith(("'s", "s'")):
                return "s" if lower[:-2] in self.common else "S"
            if lower.endswith("ly") and lower in self.common:
                return "a"
            return "m" if lower in self.common or lower.endswith(("ing", "ed")) else "N"
        if tag is not None and (tag in "DPKtod" or lower in ("said", "says", "tweeted", "tweets", "told")):
            return tag
        if lower.endswith(("'s", "s'")) and len(lower) > 3:
            return "S"
        return "N"


_CONTRACTED = frozenset(
    "he's she's it's they're we're i'm you're he'd she'd they'd we'd i'd he'll she'll they'll i've they've "
    "we've".split()
)
_ALSO_NAMES = frozenset(
    "will may mark rand grant rich chase wade pierce sue pat bill art judge chase dean major bishop pope king".split()
)
