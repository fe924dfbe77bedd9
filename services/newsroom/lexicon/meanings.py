"""Which English words mean the same, which are opposites or two things of a kind, and which are words at all.

From WordNet 3.0 (Princeton University, under its own licence, which stands in the table) by
`tests/benchmarks/make_words.py`; each part read once, when it is first asked for. Endings of number, tense and degree
are taken off, so "rises" is the opposite of "fell".
"""

from __future__ import annotations

import re
from collections import defaultdict
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


@cache
def _lines() -> tuple[str, ...]:
    """The lines of the table: a sign, and words."""
    text = files("services.newsroom.lexicon").joinpath("data/words.txt").read_text(encoding="utf-8")
    return tuple([line for line in text.splitlines() if line[:1] != "#"])


@cache
def words() -> frozenset[str]:
    """All words of the table."""
    return frozenset(" ".join([line[1:] for line in _lines() if line[0] not in "~^"]).split())


@cache
def groups() -> dict[str, tuple[int, ...]]:
    """Each word -> the numbers of its groups of synonyms."""
    found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, line in enumerate(_lines()):
        if line[0] == "=":
            for word in line[1:].split():
                found[word] += (number,)
    return dict(found)


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Each word -> its opposites."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for line in _lines():
        if line[0] == "!":
            one, other = line[1:].split()
            found[one] |= {other}
            found[other] |= {one}
    return dict(found)


@cache
def kinds() -> dict[str, tuple[tuple[int, ...], ...]]:
    """Each word for a thing -> for each of its senses the numbers of what it is a kind of, and its own, root first."""
    found: defaultdict[str, tuple[tuple[int, ...], ...]] = defaultdict(tuple)
    path: list[int] = []
    for number, line in enumerate(_lines()):
        if line[0] == "~":
            depth, *names = line[1:].split()
            path = [*path[: int(depth)], number]
            for word in names:
                found[word] += (tuple(path),)
    return dict(found)


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """Each word in use -> words behind it in the alphabet that lie next to it: kinds of it, like it, made from it."""
    rows = [line[1:].split() for line in _lines() if line[0] == "^"]
    return {row[0]: frozenset(row[1:]) for row in rows}


def lie_near(a: str, b: str) -> bool:
    """Whether the table joins a sense of one word in small letters to one of the other, or they share one."""
    known = neighbours()
    near = any(x == y or max(x, y) in known.get(min(x, y), ()) for x in bases(a) for y in bases(b))
    return near or mean_the_same(a, b)


PERSONS = ("relative", "worker", "professional", "communicator", "entertainer", "athlete", "criminal")
"""Kinds of what somebody is."""


def common_kind(a: str, b: str) -> str | None:
    """Of what kind two words in small letters name two things, neither of which is the other: "weapon" of pistol and
    rifle. None for two words of one thing, a thing and its kind, and things of no kind that news tells apart."""
    known = kinds()
    ours = [path for form in _forms(a) for path in known.get(form, ())]
    theirs = [path for form in _forms(b) for path in known.get(form, ())]
    pairs = [(x, y) for x in ours for y in theirs if x[0] == y[0]]
    if not pairs or any(x[: len(y)] == y or y[: len(x)] == x for x, y in pairs):
        return None
    return _lines()[pairs[0][0][0]][2:].strip()


def is_a_person(word: str) -> bool:
    """Whether a word in small letters says what somebody is: an office, a trade, a relative."""
    known = kinds()
    roots = {path[0] for form in _forms(word) for path in known.get(form, ())}
    return any(_lines()[root][2:].strip() in PERSONS for root in roots)


@lru_cache(maxsize=8192)
def bases(word: str) -> tuple[str, ...]:
    """The forms in small letters under which a word stands in the table, itself first."""
    known = words()
    return tuple([form for form in _forms(word) if form in known])


@lru_cache(maxsize=8192)
def _forms(word: str) -> tuple[str, ...]:
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
    return tuple(dict.fromkeys(out))


def is_word(word: str) -> bool:
    """Whether a word in small letters is common English; a misspelling, a rare word and most names are not."""
    return bool(bases(word))


def mean_the_same(a: str, b: str) -> bool:
    """Whether two words in small letters share one of their first senses."""
    known = groups()
    ours = {group for form in bases(a) for group in known.get(form, ())}
    return any(group in ours for form in bases(b) for group in known.get(form, ()))


def are_opposites(a: str, b: str) -> bool:
    """Whether two words in small letters are opposites of each other."""
    theirs = set(bases(b))
    return any(theirs & opposites().get(form, frozenset()) for form in bases(a))


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
