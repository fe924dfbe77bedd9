"""Which English words mean the same, which are opposites, and which are words at all.

From WordNet 3.0 (Princeton University, under its own licence, which stands in the table) by
`tests/benchmarks/make_words.py`; read once, when a word is first asked for. Endings of number, tense and degree are
taken off, so "rises" is the opposite of "fell".
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_IRREGULAR: dict[str, str] = dict(
    pair.split(":")
    for pair in """rose:rise risen:rise fell:fall fallen:fall won:win lost:lose bought:buy sold:sell began:begin
    begun:begin gave:give given:give took:take taken:take made:make said:say told:tell went:go gone:go came:come
    ran:run saw:see seen:see knew:know known:know found:find left:leave kept:keep held:hold led:lead paid:pay
    sent:send built:build spent:spend broke:break broken:break grew:grow grown:grow shown:show drew:draw drawn:draw
    wrote:write written:write spoke:speak spoken:speak chose:choose chosen:choose drove:drive driven:drive
    stole:steal stolen:steal sank:sink sunk:sink shot:shoot struck:strike fought:fight caught:catch taught:teach
    brought:bring thought:think sought:seek met:meet felt:feel heard:hear became:become got:get meant:mean
    sat:sit stood:stand understood:understand lent:lend fled:flee slew:slay slain:slay men:man women:woman
    children:child people:person wives:wife lives:life better:good best:good worse:bad worst:bad""".split()
)
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""),
    ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ier", "y"), ("iest", "y"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """Each word -> the numbers of its groups of synonyms, and its opposites; `words` is all of them."""

    groups: dict[str, tuple[int, ...]]
    opposites: dict[str, frozenset[str]]
    words: frozenset[str]


@cache
def table() -> Table:
    """The whole table."""
    groups: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    opposites: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    words: set[str] = set()
    text = files("services.newsroom.lexicon").joinpath("data/words.txt").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines()):
        sign, members = line[:1], line[1:].split()
        if sign == "#":
            continue
        words.update(members)
        if sign == "=":
            for word in members:
                groups[word] += (number,)
        elif sign == "!":
            for word, other in (members, reversed(members)):
                opposites[word] |= {other}
    return Table(dict(groups), dict(opposites), frozenset(words))


@lru_cache(maxsize=8192)
def bases(word: str) -> tuple[str, ...]:
    """The forms in small letters under which a word may stand in the table, itself first."""
    out = [word]
    if word in _IRREGULAR:
        out.append(_IRREGULAR[word])
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            bare = word[: -len(ending)] + instead
            out.append(bare)
            if not instead and bare[-1] == bare[-2]:
                out.append(bare[:-1])  # "planned"
    known = table().words
    return tuple(dict.fromkeys(form for form in out if form in known))


def is_word(word: str) -> bool:
    """Whether a word in small letters is common English; a misspelling, a rare word and most names are not."""
    return bool(bases(word))


def mean_the_same(a: str, b: str) -> bool:
    """Whether two words in small letters share one of their first senses."""
    groups = table().groups
    ours = {group for form in bases(a) for group in groups.get(form, ())}
    return any(group in ours for form in bases(b) for group in groups.get(form, ()))


def are_opposites(a: str, b: str) -> bool:
    """Whether two words in small letters are opposites of each other."""
    theirs = set(bases(b))
    return any(theirs & table().opposites.get(form, frozenset()) for form in bases(a))


_FRONTS = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "a")


@lru_cache(maxsize=8192)
def denies_itself(word: str) -> bool:
    """Whether a word in small letters is the opposite of what is left without its front syllable: "unable"."""
    return word.endswith("less") or any(
        are_opposites(form, form[len(front) :])
        for form in (*bases(word), *bases(word.removesuffix("ly")), *bases(re.sub(r"ily$", "y", word)))
        for front in _FRONTS
        if form.startswith(front)
    )
