"""Edits with known meaning: one material slip each, or a rewrite that changes no fact. For benchmarks and tests.

Every maker takes a paragraph and a random generator and gives the edited paragraph, or None where it finds no place.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Maker = Callable[[str, random.Random], str | None]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OTHERS = ("Marlow", "Okonjo", "Vance", "Tremaine", "Halloran", "Iverson", "Castellan")
_AUXILIARIES = r"\b(is|are|was|were|will|would|can|could|should|has|have|had|does|did)\b(?! not|n['’]t| no\b)"
_OPENERS = frozenset(
    "the a an in on at we our this that these it its if as for and but when what how to i my you your there".split()
)


def _pick(found: list[re.Match[str]], rng: random.Random) -> re.Match[str] | None:
    return rng.choice(found) if found else None


def _outside_quotes(text: str, pattern: str, flags: int = 0) -> list[re.Match[str]]:
    quoted = [m.span() for m in re.finditer(r"[\"“][^\"”]*[\"”]", text)]
    return [m for m in re.finditer(pattern, text, flags) if not any(s <= m.start() < e for s, e in quoted)]


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def one_digit(text: str, rng: random.Random) -> str | None:
    """Another digit in one number."""
    match = _pick(_outside_quotes(text, r"(?<![\w./:-])\d+(?:,\d{3})*(?![\w/:-])"), rng)
    if match is None:
        return None
    at = rng.choice([i for i, c in enumerate(match.group()) if c.isdigit()])
    old = match.group()
    other = rng.choice([d for d in "123456789" if d != old[at]])
    return _put(text, match, old[:at] + other + old[at + 1 :])


def one_negation(text: str, rng: random.Random) -> str | None:
    """A "not" behind one auxiliary."""
    match = _pick(_outside_quotes(text, _AUXILIARIES), rng)
    return _put(text, match, match.group() + " not") if match else None


def one_hedge(text: str, rng: random.Random) -> str | None:
    """A hedge before or behind one auxiliary."""
    match = _pick(_outside_quotes(text, r"\b(is|are|was|were|has|have|had|will)\b(?! not)"), rng)
    hedge = rng.choice(("reportedly", "allegedly", "probably", "possibly", "apparently", "likely"))
    return _put(text, match, f"{match.group()} {hedge}") if match else None


def one_weekday(text: str, rng: random.Random) -> str | None:
    """Another weekday."""
    match = _pick(_outside_quotes(text, rf"\b(?:{'|'.join(_DAYS)})\b"), rng)
    return _put(text, match, rng.choice([d for d in _DAYS if d != match.group()])) if match else None


def one_name(text: str, rng: random.Random) -> str | None:
    """Another surname behind one given name, or another name in the middle of a sentence."""
    found = _outside_quotes(text, r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?\b(?![’'\-.\d]| [A-Z])")
    found = [m for m in found if m.group().split()[0].lower() not in _OPENERS and m.group() not in _DAYS]
    match = _pick([m for m in found if not re.search(_MONTHS, m.group())], rng)
    if match is None:
        return None
    words = match.group().split()
    return _put(text, match, " ".join([*words[:-1], rng.choice([o for o in _OTHERS if o != words[-1]])]))


_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"

MATERIAL: dict[str, tuple[Maker, frozenset[str]]] = {
    "digit": (one_digit, frozenset({"number", "date"})),
    "negation": (one_negation, frozenset({"negation"})),
    "hedge": (one_hedge, frozenset({"certainty"})),
    "weekday": (one_weekday, frozenset({"date"})),
    "name": (one_name, frozenset({"name", "place"})),
}
"""Each slip with the slots that are right for it."""

_STYLE: tuple[tuple[str, str], ...] = (
    (r"(\d) ?%", r"\1 percent"), (r"\bpercent\b", "%"), (r"\bUnited States\b", "U.S."), (r"\bU\.S\.(?= [a-z])",
    "United States"),
    (r"\bUnited Nations\b", "U.N."), (r"\bkilometers?\b", "km"), (r"\borganization",
    "organisation"), (r"\bcenter\b", "centre"),
    (r"\bprogram\b", "programme"), (r"\bcolor", "colour"), (r"\brecogniz", "recognis"), (r"\bdo not\b",
    "don't"), (r"\bdon['’]t\b", "do not"),
    (r"\bit['’]s\b", "it is"), (r"\bcannot\b", "can't"), (r"\bcan['’]t\b", "cannot"), (r"\bwe['’]re\b",
    "we are"), (r"\bwe['’]ve\b", "we have"),
    (r"\bthree\b", "3"), (r"\bfour\b", "4"), (r"\bfive\b", "5"), (r"\bten\b", "10"), (r"\b12\b(?= [a-z])",
    "twelve"), (r"\bmore than(?= \d)", "over"),
    (r"\bJanuary(?= \d)", "Jan."), (r"\bFebruary(?= \d)", "Feb."), (r"\bAugust(?= \d)",
    "Aug."), (r"\bSeptember(?= \d)", "Sept."),
    (r"\bOctober(?= \d)", "Oct."), (r"\bDecember(?= \d)", "Dec."), (r"[“”]", '"'), (r"’", "'"), (r" — | – ",
    " - "), (r"\bapproximately(?= \d)", "about"),
    (r"\butilize", "use"), (r"\bwhile\b", "whilst"), (r"\btoward\b", "towards"), (r"\bamong\b",
    "amongst"), (r"\be-mail", "email"), (r", and ", " and "),
    (r"\b(\w+), (\w+) and (\w+)\b", r"\1, \2, and \3"), (r"\bwebsite\b", "web site"), (r"\bhowever, ",
    ""), (r"\bAlso, ", ""), (r"\bin order to\b", "to"),
)  # fmt: skip


def style_guide(text: str, rng: random.Random) -> str | None:
    """Up to three rules of another style guide."""
    out = text
    rules = list(_STYLE)
    rng.shuffle(rules)
    for pattern, new in [r for r in rules if re.search(r[0], out)][:3]:
        out = re.sub(pattern, new, out, count=2)
    return out if out != text else None


def voice(text: str, rng: random.Random) -> str | None:
    """One short passive sentence at the end, and the same in the active voice."""
    subject, verb, thing = rng.choice(_SCENES)
    return f"{text} {subject} {verb} {thing}."


_SCENES = (
    ("The city council", "approved", "the new budget"), ("The agency", "published",
    "the full report"), ("Two inspectors", "checked", "the old bridge"),
    ("The judge", "dismissed", "the second charge"), ("Local volunteers", "repaired",
    "the flooded school"), ("The committee", "rejected", "the first draft"),
)  # fmt: skip


def in_passive(active: str) -> str:
    """The last sentence of what `voice` made, in the passive."""
    for subject, verb, thing in _SCENES:
        ending = f"{subject} {verb} {thing}."
        if active.endswith(ending):
            said = f"{thing[0].upper()}{thing[1:]} was {verb} by {subject[0].lower()}{subject[1:]}."
            return active[: -len(ending)] + said
    return active


def split(text: str, rng: random.Random) -> str | None:
    """One sentence in two, at ", and we", ", but it" and the like, or at a semicolon."""
    match = _pick(
        _outside_quotes(text, r"(?:, (?:and|but|so) (?=(?:we|it|they|he|she|the|this|that|you|there)\s\w+)|; )"), rng
    )
    if match is None:
        return None
    rest = text[match.end() :]
    lead = "But " if "but" in match.group() else ""
    return text[: match.start()] + ". " + (lead + rest if lead else rest[0].upper() + rest[1:])


def merge(text: str, rng: random.Random) -> str | None:
    """Two short sentences in one."""
    match = _pick(_outside_quotes(text, r"(?<=[a-z]{3})\. (?=(?:It|They|We|He|She|The|This|These)\s[a-z])"), rng)
    if match is None:
        return None
    return text[: match.start()] + ", and " + text[match.end()].lower() + text[match.end() + 1 :]


def move(text: str, rng: random.Random) -> str | None:
    """One sentence in another place of the paragraph."""
    sentences = re.split(r"(?<=[a-z]{2}[.!?]) (?=[A-Z])", text)
    if len(sentences) < 3:
        return None
    n = rng.randrange(len(sentences) - 1)
    taken = sentences.pop(n)
    sentences.insert(rng.choice([i for i in range(len(sentences) + 1) if i != n]), taken)
    return " ".join(sentences)


COSMETIC: dict[str, Maker] = {"style": style_guide, "voice": voice, "split": split, "merge": merge, "move": move}
