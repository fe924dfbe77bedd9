"""A statement that a notice calls wrong, and the one that answers it: in the same clause, behind it, or before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from services.newsroom.lexicon import notice_values as said
from services.newsroom.lexicon import notices as lex
from services.newsroom.lexicon.notices_abroad import ABROAD
from services.newsroom.notices.atoms import atoms, nearest_pair, tidy
from services.newsroom.notices.counterparts import (
    SHORT,
    Sides,
    alike,
    deed,
    differing,
    essence,
    predicate,
    short,
    until_comma,
)  # fmt: skip
from services.newsroom.patterns import later

_I = re.IGNORECASE
_ALL = re.IGNORECASE | re.DOTALL
_SPELT = later(
    r"(?P<before>.*?)\bmissp(?:elled|elt|elling|ells)\b(?P<whose>.*?)(?: as (?P<wrong>[^,;]+?)(?: in [^,;]+)?)?", _ALL
)
_TAKEN_FOR = later(
    rf"(?P<before>.*?)\b{said.TAKEN}\b(?P<whose>(?:(?! that ).)*?) (?:as|for|at|to) (?:being )?(?P<wrong>.+)", _ALL
)
_REFERENCE_TO = later(r".*?\b(?:references?|mentions?) to (?P<wrong>[^,;]+)", _ALL)
_SAID = later(
    rf".*?\b(?:{lex.WRONGLY} )?(?P<verb>{said.STATED})(?: {lex.WRONGLY})?(?:(?: [^,;]{{0,60}}?)? that)? (?P<wrong>.+)",
    _ALL,
)
_PASSIVE = later(r"\b(?:was|were|been|being|is)(?: \w+ly)* ?$", _I)
_ANSWERS = later(r"(?:in fact|actually|he|she|it|they|the|there|this)\b", _I)
_WRONG_HERE = later(said.WRONG_HERE, _I)
_PIECE_SAID = later(said.PIECE_SAID, _I)
_NOT_WRONG_ITSELF = later(said.NOT_WRONG_ITSELF, _I)
_TOPIC = later(said.TOPIC, _I)
_OTHER_MATTER = later(said.OTHER_MATTER, _I)
_SHOULD = later(rf".*?\b{said.SHOULD} (?:that )?(?P<right>.+)", _ALL)
_MENDED = later(said.MENDED, _I)
_MEANT = later(said.MEANT, _I)
_TURN = later(said.TURN, _I)
_FIGURE_WAS = later(r"(?:the|that) \S+(?: \w+)? (?:figure|number|estimate|total|sum|date)\b", _I)
_FIGURE_IS = later(rf"(?:the|that|it|this|there|he|she|they)\b[\w’' ]*?\b{said.BE} (?P<right>.+)", _I)
_GIVEN_AS = later(rf".*\b{said.ALTER} to {said.GIVE}\b.*? as (?P<right>[^,;]+)", _ALL)
_WHICH_IS = later(rf".*\b{said.ALTER}\b.*,? which (?:is|was|are|were) (?P<right>[^,;]+)", _ALL)
_DONE = later(lex.DONE, _I)
_CHANGED_TO = later(r".*\bbeen (?:changed|amended|corrected|updated) to (?!say|show|reflect)(?P<right>[^,;]+)", _ALL)
_ABROAD = later("|".join(f"{own}|{done}" for _, own, done in ABROAD), _I)

LIKE = 75
"""How alike, of 100, a name and its misspelling are at least."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What a clause calls wrong: the words, "" where it only says of what; `of` is what they were said of."""

    words: str
    of: str = ""
    before: str = ""


def answered(clauses: Sequence[str], at: int) -> Sides | None:
    """What a clause of a notice calls wrong and what sets it right, None where it calls nothing wrong."""
    clause, before = clauses[at], clauses[at - 1] if at else ""
    behind = _behind(clauses, at)
    sides = _abroad(clause, behind)
    if sides:
        return sides
    # The first clause of a notice is the wrong one where the second begins as an answer does.
    wrong = _wrong(clause, bool(_SHOULD.match(behind)) or (not at and bool(_ANSWERS.match(behind))))
    if wrong is None:
        return None
    return _turned(wrong) or _set_right(wrong, behind) or _set_right_before(wrong, before)


def _behind(clauses: Sequence[str], at: int) -> str:
    """The clause behind one, or the next where that one only says whose the wrong figure was."""
    behind = [*clauses[at + 1 : at + 3], "", ""]
    figures = {atom.words for atom in atoms(clauses[at]) if atom.shape == "number"}
    repeats = _FIGURE_WAS.match(behind[0]) and any(atom.words in figures for atom in atoms(behind[0]))
    return behind[1] if repeats and behind[1] else behind[0]


def one_sided(clauses: Sequence[str]) -> Sides | None:
    """What is right or what was wrong, where only one is said."""
    for at, clause in enumerate(clauses):
        should = _SHOULD.match(clause) or _GIVEN_AS.match(clause) or _WHICH_IS.match(clause)
        if should:
            return None, short(should["right"])
        wrong = _wrong(clause)
        if wrong and _SPELT.fullmatch(clause):
            value = tidy(wrong.words)
            return value, _named(wrong.of) or _like(wrong.before, value)
        if wrong:
            value = short(until_comma(wrong.words))
            return value, _like(f"{wrong.before} {wrong.of}", value) if value else None
        if at and _WRONG_HERE.search(clauses[at - 1]) and not _OTHER_MATTER.match(clause):
            right = predicate(clause) if re.match(r"(?:it|he|she|they) ", clause, _I) else None
            held = [atom for atom in atoms(clause) if atom.start]
            if right or len(held) == 1:
                return None, short(right) if right else held[0].words
    return None


def _wrong(clause: str, answers: bool = False) -> Wrong | None:
    """What a clause calls wrong. `answers`: the next clause sets something right."""
    spelt = _SPELT.fullmatch(clause)
    if spelt:
        return Wrong(spelt["wrong"] or "", spelt["whose"], spelt["before"])
    told = answers or _WRONG_HERE.search(clause) or _PIECE_SAID.match(clause)
    if _NOT_WRONG_ITSELF.search(clause) or not told:
        return None
    match = _REFERENCE_TO.fullmatch(clause) if answers else None
    if match:
        return Wrong(match["wrong"])
    match = _TAKEN_FOR.fullmatch(clause)
    if match:
        return Wrong(match["wrong"], match["whose"], match["before"])
    match = _SAID.fullmatch(clause)
    if match is None or _TOPIC.match(match["wrong"]):
        return None
    # "It was stated that ..." says what was wrong, "her title was stated wrongly" does not.
    if _PASSIVE.search(clause[: match.start("verb")]) and not clause[: match.start("wrong")].endswith(" that "):
        return None
    return Wrong(match["wrong"])


def _turned(wrong: Wrong) -> Sides | None:
    """ "said X when it should have said Y", "referred to X and has been amended to Y"."""
    for turn in _TURN.finditer(wrong.words):
        stated, answer = wrong.words[: turn.start()], wrong.words[turn.end() :]
        for pattern in (_SHOULD, _MEANT, _MENDED, _FIGURE_IS):
            match = pattern.match(answer)
            if match:
                return alike(stated, match["right"])
    return None


def _set_right(wrong: Wrong, answer: str) -> Sides | None:
    """A wrong statement and the clause behind it."""
    mended = _MENDED.fullmatch(answer)
    if mended and wrong.words:
        return alike(wrong.words, mended["right"])
    if not answer or _OTHER_MATTER.match(answer):
        return None
    should = _SHOULD.match(answer)
    right = should["right"] if should else predicate(answer)
    again = _TAKEN_FOR.fullmatch(answer)
    if not wrong.words and again and _PASSIVE.search(again["before"]):  # "misspelled her name; it was given as X"
        return tidy(again["wrong"]), _named(wrong.of)
    if not wrong.words:
        stated = [atom.words for atom in atoms(right or "")]
        return None, stated[-1] if stated else _named(wrong.of)
    if should or (right is not None and len(wrong.words.split()) <= SHORT):
        return alike(wrong.words, right or answer)
    stated_wrong = until_comma(wrong.words)
    pair = nearest_pair(atoms(stated_wrong), atoms(answer), stated_wrong, answer)
    ends = pair or differing(stated_wrong, answer)
    if ends:
        return ends
    right = right or deed(answer)
    return short(until_comma(essence(wrong.words, right))), short(until_comma(right)) if right else None


def _set_right_before(wrong: Wrong, said_before: str) -> Sides | None:
    """A wrong statement after the right one: "Lorne has 62,000 residents. An earlier version said it had 26,000." """
    changed = _CHANGED_TO.fullmatch(said_before)
    if wrong.words and changed:
        return alike(wrong.words, changed["right"])
    if not wrong.words or not said_before or _WRONG_HERE.search(said_before) or _DONE.search(said_before):
        return None
    stated = until_comma(wrong.words)
    pair = nearest_pair(atoms(stated), atoms(said_before), stated, said_before)
    right = predicate(said_before)
    ends = pair or differing(stated, said_before)
    if ends or right is None:
        return ends
    return short(essence(stated, right)), short(until_comma(right))


def _abroad(clause: str, answer: str) -> Sides | None:
    """The numbers or dates of a wrong statement in another language and of its answer; names are not told there."""
    if not answer or not _ABROAD.search(clause):
        return None
    one, other = ([a for a in atoms(words) if a.shape != "name"] for words in (clause, answer))
    return nearest_pair(one, other, clause, answer)


def _named(whose: str) -> str | None:
    """The first name in "the surname of Ian Brandt", "Sgt. Brandt's first name"."""
    names = [atom.words for atom in atoms(whose) if atom.shape == "name"]
    return re.sub(r"[’']s$", "", names[0]) if names else None


def _like(before: str, wrong: str | None) -> str | None:
    """The name before "was misspelled as X" that is like X; before "was misspelled", the name spoken of."""
    names = [atom.words for atom in atoms(before) if atom.shape == "name"]
    if wrong is None:
        return re.sub(r"[’']s?$", "", names[-1]) if names and re.search(r"\b(?:sur)?name\b", before, _I) else None
    close = [name for name in names if name != wrong and _likeness(name, wrong) >= LIKE]
    return re.sub(r"[’']s?$", "", close[-1]) if close else None


def _likeness(name: str, wrong: str) -> float:
    """How alike a name and its misspelling are, whole or in one of its words: "John Moss", "Jon"."""
    return max(fuzz.partial_ratio(name, wrong), *(fuzz.ratio(word, wrong) for word in name.split()))
