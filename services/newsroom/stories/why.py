"""The sentence under a proposal: what both articles hold, in words that a reviewer finds in both."""

from __future__ import annotations

import re

from services.newsroom.lexicon.common_en import NAME_PARTS
from services.newsroom.stories.evidence import Evidence
from services.newsroom.stories.likeness import Article, headline_of
from services.newsroom.stories.vocabulary import stem, words

MOST_NAMES = 4
LONGEST_QUOTE = 90  # characters: what fits under a headline

_PARTS = frozenset(map(stem, NAME_PARTS)) | {"of", "the", "for", "de", "van", "von", "al", "bin"}
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*\w"
_RUN = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:(?:of|the|for|de|van|von|al|bin)[ \u00a0])?{_CAPITAL})*")

_ARTICLE = re.compile(r"^(?:The|A|An) ")
_POSSESSIVE = re.compile(r"['’]s$")


def why(evidence: Evidence, here: Article, there: Article, quoted: str | None = None) -> str:
    """One sentence that names the evidence. `quoted` are the longest words that both quote."""
    parts: list[str] = []
    if quoted:
        parts.append(f"both quote “{_shortened(quoted)}”")
    names = shared_names(evidence.shared_names, here.text, there.text)
    if names:
        parts.append(f"both name {_listed(names)}")
    numbers = _shown(evidence.shared_numbers, here.text, there.text)
    if numbers:
        parts.append(f"both say {_listed(numbers[:2])}")
    if evidence.shared_headline:
        headline = _spelling(headline_of(here))
        parts.append(
            f"both headlines have {_listed([f'“{headline.get(w, w)}”' for w in evidence.shared_headline[:3]])}"
        )
    if evidence.lead >= 0.25:
        parts.append("they open alike")
    if not parts:
        parts.append("much of the wording is the same")
    if evidence.days is not None:
        parts.append(_apart(evidence.days))
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def shared_names(stems: tuple[str, ...], here: str, there: str) -> list[str]:
    """The names that stand in both texts letter for letter, in full, none twice, in the order of `stems`."""
    rank = {stem: at for at, stem in enumerate(stems)}
    found: dict[str, tuple[int, int]] = {}
    for run in _RUN.finditer(here):
        name = _ARTICLE.sub("", _POSSESSIVE.sub("", run.group()))
        held = {stem(w.group()) for w in words(name)}
        if held & rank.keys() and held <= rank.keys() | _PARTS and re.search(rf"\b{re.escape(name)}\b", there):
            found.setdefault(name, (min(rank.get(w, len(rank)) for w in held), -len(held)))
    chosen: list[str] = []
    said: set[str] = set()
    for name in sorted(found, key=lambda n: (found[n], here.index(n))):
        held = {stem(w.group()) for w in words(name)} & rank.keys()
        if not held & said:
            said |= held
            chosen.append(name)
            if len(chosen) == MOST_NAMES:
                break
    return chosen


def _shown(numbers: tuple[str, ...], here: str, there: str) -> list[str]:
    """Shared numbers with their words as both texts spell them: “12 firefighters”."""
    found: list[str] = []
    for number in numbers:
        figure, noun = number.split(" ", 1)
        match = re.search(rf"(?<![\w.,/]){re.escape(figure)}[ -]{re.escape(noun)}\w*", here, re.IGNORECASE)
        if match and match.group().lower() in there.lower():
            found.append(f"“{match.group()}”")
    return found


def _spelling(text: str) -> dict[str, str]:
    return {stem(m.group()): m.group() for m in words(text)}


def _shortened(quoted: str) -> str:
    if len(quoted) <= LONGEST_QUOTE:
        return quoted
    return quoted[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(",;:– ") + " …"


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _apart(days: float) -> str:
    if days < 1:
        return "published within a day"
    whole = round(days)
    return f"published {whole} day{'s' if whole > 1 else ''} apart"
