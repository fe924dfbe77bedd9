"""Edits of known meaning for quotes: each returns the edited text and the words it touched, or None where none fits."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Edit = tuple[str, str]
"""The edited text, and the marked words that the edit is about ("" when it touches no quote)."""

SAID = re.compile(
    r"“(?P<words>[A-Z][^“”\n]{25,260}?),” (?P<who>(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w’'-]+|he|she)"
    r" (?P<verb>said|says|added)(?= ?[.\n]|$)"
)
"""A plain quotation with its tag at the end of a sentence: “…,” Holt said."""

PEOPLE = ("Marta Brask", "Tomas Eklind", "Priya Raman", "Owen Castell", "Leila Haddad", "Kofi Amankwah")
SENTENCES = (
    "The ferry leaves the harbour twice a day.",
    "Rain fell on the valley through most of the night.",
    "The library reopened in the spring after long repairs.",
    "About forty volunteers cleaned the canal on Saturday.",
    "The museum will stay closed until the roof is mended.",
)
QUOTES = (
    "The bridge will not survive another winter like this one",
    "Nobody asked the people who live along the river",
    "We found the ledgers in a cupboard behind the stove",
    "It took three summers to bring the orchard back to life",
)
SWAPS = {
    "will": "may", "not": "hardly", "is": "was", "are": "were", "have": "had", "very": "quite", "all": "some", "people": "voters",
    "think": "believe", "know": "suspect", "want": "need", "going": "ready", "good": "fair", "great": "decent", "right": "fine",
}  # fmt: skip


def _quiet(text: str) -> list[tuple[int, int]]:
    """Sentences of paragraphs that have no mark of quotation, as spans."""
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]{40,}", text):
        if not re.search(r"[“”\"„«»‘]|''", line.group()):
            found += [(line.start() + s, line.start() + e) for s, e in _sentences(line.group())]
    return found


def _sentences(line: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"(?<![^\s])[A-Z][^.!?\n]{20,}[.!?](?=\s|$)", line)]


def number(text: str, rng: random.Random) -> Edit | None:
    """Another number outside quotations."""
    numbers = re.compile(r"\b[1-9]\d?\b")
    places = [(s + m.start(), s + m.end()) for s, e in _quiet(text) for m in numbers.finditer(text[s:e])]
    if not places:
        return None
    start, end = rng.choice(places)
    return f"{text[:start]}{int(text[start:end]) + rng.randint(1, 9)}{text[end:]}", ""


def new_sentence(text: str, rng: random.Random) -> Edit | None:
    """A sentence of no quotation put in before one of no quotation."""
    places = _quiet(text)
    if not places:
        return None
    at = rng.choice(places)[0]
    return f"{text[:at]}{rng.choice(SENTENCES)} {text[at:]}", ""


def lost_sentence(text: str, rng: random.Random) -> Edit | None:
    """A sentence of no quotation left out."""
    places = _quiet(text)
    if not places:
        return None
    start, end = rng.choice(places)
    return text[:start] + text[end:].lstrip(" "), ""


def other_word(text: str, rng: random.Random) -> Edit | None:
    """A word outside quotations replaced."""
    places = [
        (s + m.start(), s + m.end(), SWAPS[m.group()])
        for s, e in _quiet(text)
        for m in re.finditer(r"\b[a-z]+\b", text[s:e])
        if m.group() in SWAPS
    ]
    if not places:
        return None
    start, end, word = rng.choice(places)
    return text[:start] + word + text[end:], ""


def new_paragraph(text: str, rng: random.Random) -> Edit | None:
    """A paragraph of no quotation put between two paragraphs."""
    places = [m.end() for m in re.finditer(r"[.!?]\n", text)]
    if not places:
        return None
    at = rng.choice(places)
    return f"{text[:at]}{' '.join(rng.sample(SENTENCES, 2))}\n{text[at:]}", ""


def typography(text: str, rng: random.Random) -> Edit | None:
    """Curly marks made straight, or dashes and dots set another way."""
    way = rng.randrange(3)
    if way == 0 and '"' not in text and "“" in text:
        return text.replace("“", '"').replace("”", '"'), ""
    if way == 1 and "’" in text and "‘" not in text and "'" not in text:
        return text.replace("’", "'"), ""
    changed = text.replace(" — ", "—").replace(" – ", "—").replace("...", "…")
    return (changed, "") if changed != text else None


INTO_THIRD = (
    (r"\bI[’']m\b", "they were"),
    (r"\bI\b|\bWe\b|\bwe\b", "they"),
    (r"\bmy\b|\bour\b", "their"),
    (r"\bus\b|\bme\b", "them"),
)


def _pick(text: str, rng: random.Random) -> re.Match[str] | None:
    found = list(SAID.finditer(text))
    return rng.choice(found) if found else None


def added(text: str, rng: random.Random) -> Edit | None:
    """A quotation of somebody new, as a paragraph of its own."""
    places = [m.end() for m in re.finditer(r"[.!?]\n", text)]
    if not places:
        return None
    at, words = rng.choice(places), rng.choice(QUOTES)
    return f"{text[:at]}“{words},” {rng.choice(PEOPLE)} said.\n{text[at:]}", words


def removed(text: str, rng: random.Random) -> Edit | None:
    """A quotation and its tag left out."""
    match = _pick(text, rng)
    if match is None or text.count(match["words"]) > 1:
        return None
    return text[: match.start()] + text[match.end() :].lstrip(" ."), match["words"]


def altered(text: str, rng: random.Random) -> Edit | None:
    """A word inside the marks replaced by another."""
    match = _pick(text, rng)
    if match is None or text.count(match["words"]) > 1:
        return None
    words = match["words"].split(" ")
    places = [i for i, w in enumerate(words) if w in SWAPS]
    if not places:
        return None
    at = rng.choice(places)
    words[at] = SWAPS[words[at]]
    return text[: match.start("words")] + " ".join(words) + text[match.end("words") :], match["words"]


def reattributed(text: str, rng: random.Random) -> Edit | None:
    """The same words given to somebody else."""
    match = _pick(text, rng)
    if match is None or text.count(match["words"]) > 1 or match["who"] in ("he", "she"):
        return None
    return text[: match.start("who")] + rng.choice(PEOPLE) + text[match.end("who") :], match["words"]


def to_paraphrase(text: str, rng: random.Random) -> Edit | None:
    """The marks taken away, the words told by the reporter."""
    match = _pick(text, rng)
    if match is None or text.count(match["words"]) > 1:
        return None
    words = match["words"]
    for first, third in INTO_THIRD:
        words = re.sub(first, third, words)
    words = re.sub(r"\bwill\b", "would", re.sub(r"\bcan\b", "could", words))
    keep = words.split(" ")[0] in ("I",) or words[:2].isupper()
    told = f"{match['who'][0].upper()}{match['who'][1:]} said that {words if keep else words[0].lower() + words[1:]}"
    return text[: match.start()] + told + text[match.end() :], match["words"]


QUIET: dict[str, Callable[[str, random.Random], Edit | None]] = {
    "number": number,
    "new sentence": new_sentence,
    "lost sentence": lost_sentence,
    "other word": other_word,
    "new paragraph": new_paragraph,
    "typography": typography,
}
"""Edits that touch no quote."""

LOUD: dict[str, Callable[[str, random.Random], Edit | None]] = {
    "added": added,
    "removed": removed,
    "altered": altered,
    "reattributed": reattributed,
    "to_paraphrase": to_paraphrase,
}
"""Edits of one quote, by what should be said of it."""
