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
    "will": "may", "not": "hardly", "is": "was", "are": "were", "have": "had", "very": "quite", "all": "some",
    "people": "voters", "think": "believe", "know": "suspect", "want": "need", "going": "ready", "good": "fair",
    "great": "decent", "right": "fine",
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


def lost_paragraph(text: str, rng: random.Random) -> Edit | None:
    """A paragraph of no quotation left out, unless a pronoun may lean on it."""
    places = [m.span() for m in re.finditer(r"[^\n]{40,}\n+", text) if not re.search(r"[“”\"„«»‘]|''", m.group())]
    places = [(s, e) for s, e in places if not re.match(r"[^\n]*\b(?:he|she)\b", text[e:])]
    if not places:
        return None
    start, end = rng.choice(places)
    return text[:start] + text[end:], ""


def moved_paragraph(text: str, rng: random.Random) -> Edit | None:
    """A paragraph of no quotation put elsewhere."""
    cut = lost_paragraph(text, rng)
    if cut is None:
        return None
    places = [m.end() for m in re.finditer(r"[.!?]\n+", cut[0])]
    gone = next((m.group() for m in re.finditer(r"[^\n]{40,}\n+", text) if m.group() not in cut[0]), None)
    if gone is None or not places:
        return None
    at = rng.choice(places)
    return cut[0][:at] + gone + cut[0][at:], ""


def other_tag(text: str, rng: random.Random) -> Edit | None:
    """Another word for said, or a day behind it."""
    match = _pick(text, rng)
    if match is None:
        return None
    end = match.end("verb")
    if rng.random() < 0.5:
        return text[:end] + rng.choice((" on Tuesday", " in an interview", " last week")) + text[end:], ""
    return text[: match.start("verb")] + rng.choice(("told reporters", "says", "noted")) + text[end:], ""


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


def swapped_speaker(text: str, rng: random.Random) -> Edit | None:
    """The same words given to somebody else whom the article names."""
    match = _pick(text, rng)
    if match is None or text.count(match["words"]) > 1 or match["who"] in ("he", "she"):
        return None
    others = sorted({m["who"] for m in SAID.finditer(text)} - {"he", "she"})
    last = match["who"].split()[-1]
    others = [other for other in others if other.split()[-1] != last]
    if not others:
        return None
    return text[: match.start("who")] + rng.choice(others) + text[match.end("who") :], match["words"]


def marks_off(text: str, rng: random.Random) -> Edit | None:
    """The marks taken away, the words left as they are."""
    match = _pick(text, rng)
    if match is None or text.count(match["words"]) > 1:
        return None
    return f"{text[: match.start()]}{match['words']}, {text[match.start('who') :]}", match["words"]


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
    "lost paragraph": lost_paragraph,
    "moved paragraph": moved_paragraph,
    "other tag": other_tag,
    "typography": typography,
}
"""Edits that touch no quote."""

LOUD: dict[str, Callable[[str, random.Random], Edit | None]] = {
    "added": added,
    "removed": removed,
    "altered": altered,
    "reattributed": reattributed,
    "swapped speaker": swapped_speaker,
    "to_paraphrase": to_paraphrase,
    "marks off": marks_off,
}
"""Edits of one quote, by what should be said of it."""
