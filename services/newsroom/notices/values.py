"""Reads out of a notice what was wrong and what is right, each as the shortest words that say it.

Order of trust: values set against each other ("Y, not X"; "from X to Y"), then a wrong statement answered by the
next clause, then one side alone. A side that is not said is None.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from services.newsroom.lexicon import notice_values as said
from services.newsroom.lexicon import notices as lex
from services.newsroom.notices.atoms import DATE, NUMBER, Atom, atoms, clauses_of, nearest_pair, tidy
from services.newsroom.notices.words import later

_I = re.IGNORECASE
_IS_I = re.IGNORECASE | re.DOTALL
Sides = tuple[str | None, str | None]

_PLACE_IN_TEXT = later(said.PLACE_IN_TEXT, _I)
_ASIDE = later(said.ASIDE, _I)
_STOCK = later(said.STOCK, _I)
_AGAINST = later(rf"(?P<head>.*?)(?:,\s*\(?|\s+\(?)(?:and |and was |but )?{said.NOT} (?P<wrong>.+)", _IS_I)
_NOT_BUT = later(r".*?\bnot (?P<wrong>[^,;]+?),? but (?:rather )?(?P<right>.+)", _IS_I)
_FROM_TO = later(rf".*?\b{said.ALTER}\b.*?\bfrom (?P<wrong>.+?) to (?P<right>.+)", _IS_I)
_TO_FROM = later(rf".*?\b{said.ALTER}\b.*?\bto (?P<right>[^,]+?),? from (?P<wrong>.+)", _IS_I)
_REPLACES = later(r".*?\breplac(?:es|ed|ing) (?P<wrong>[^,;]+?) (?:with|by) (?P<right>.+)", _IS_I)
_CORRECTS_TO = later(r".*?\bcorrects (?P<wrong>[^,]{1,60}?) to (?P<right>[^,;]+)", _IS_I)
_RENAMED = later(
    r"(?:all )?(?:references?|mentions?) (?:to|of) (?:.*? as )?(?P<wrong>[^,;]+?)(?: (?:in|throughout) th(?:is|e) \w+)?"
    r" ha(?:s|ve) been \w+ to (?P<right>[^,;]+)",
    _IS_I,
)
_WHICH_IS = later(rf".*\b{said.ALTER}\b.*,? which (?:is|was|are|were) (?P<right>[^,;]+)", _IS_I)
_SPELT = later(r".*?\bmissp(?:elled|elt|elling|ells)\b(?P<whose>.*?)(?: as (?P<wrong>[^,;]+))?", _IS_I)
_TAKEN_FOR = later(rf".*?\b{said.TAKEN}\b(?P<whose>.*?) (?:as|for|at|to) (?:being )?(?P<wrong>.+)", _IS_I)
_SAID = later(
    rf".*?\b(?:{lex.WRONGLY} )?{said.STATED}(?: {lex.WRONGLY})?(?:(?: [^,;]{{0,60}}?)? that)? (?P<wrong>.+)", _IS_I
)
_MISATTRIBUTED = later(r".*?\bmisattributed\b.+? (?:by|from|of) (?P<right>.+?) to (?P<wrong>.+)", _IS_I)
_ANSWERS = later(r"(?:in fact|actually|he|she|it|they|the|there|this)\b", _I)
_WRONG_HERE = later(said.WRONG_HERE, _I)
_TOPIC = later(said.TOPIC, _I)
_PIECE_SAID = later(said.PIECE_SAID, _I)
_SWAPPED = later(rf"{lex.WRONGLY}|{lex.MISSAID}|\b(?:earlier|previous|original) versions?\b", _I)
_SHOULD = later(rf".*?\b{said.SHOULD} (?:that )?(?P<right>.+)", _IS_I)
_IS = later(
    r"(?:(?:and|in fact|actually|instead|rather|the (?:article|story) now says),? ?)*(?P<who>.*?)"
    rf"\b{said.BE}(?: actually| in fact| spell?ed| spelt| called| named)?(?: that)?,? (?P<right>.+)",
    _IS_I,
)
_TURN = later(said.TURN, _I)
_MEANT = later(said.MEANT, _I)
_MENDED = later(said.MENDED, _I)
_FIGURE_IS = later(rf"(?:the|that|it|this|there|he|she|they)\b[\w’' ]*?\b{said.BE} (?P<right>.+)", _I)
_NOT_WRONG_ITSELF = later(said.NOT_WRONG_ITSELF, _I)
_OTHER_MATTER = later(said.OTHER_MATTER, _I)
_ABOUT = later(said.ABOUT_A_VALUE, _I)
_SMALL_OPENER = later(r"(?:that|an?|the|in|on|at|by|for|from|to|per|with|because|after|before|during)\b", _I)

SHORT = 4
"""Words up to which a side is taken as the value itself; a longer one with a single value in it is that value."""


def values(words: str) -> Sides:
    """What was wrong and what is right by the words of a notice (its label taken off); None where it is not said."""
    clauses = _stating(words)
    for read in (_opposed, _answered, _one_sided):
        wrong, right = read(clauses)
        if wrong or right:
            return wrong, right
    return None, None


def all_values(words: str) -> tuple[Sides, ...]:
    """Every pair of values a notice sets against each other, in their order: one notice can mend several things."""
    clauses = _stating(words)
    found = (read(clauses[at : at + 2]) for at in range(len(clauses)) for read in (_opposed, _answered))
    return tuple(dict.fromkeys(pair for pair in found if pair[0] and pair[1]))


def _stating(words: str) -> list[str]:
    """The clauses of a notice that may state a value."""
    clauses = clauses_of(_PLACE_IN_TEXT.sub("", _ASIDE.sub("", words)))
    return [clause for clause in clauses if not _STOCK.fullmatch(clause)]


def _opposed(clauses: list[str]) -> Sides:
    """ "Y, not X", "not X but Y", "from X to Y", "to Y from X", "replaces X with Y"."""
    for at, clause in enumerate(clauses):
        found = _altered(clause)
        if found:
            return found
        match = _NOT_BUT.fullmatch(clause)
        if match:
            return _alike(match["wrong"], match["right"])
        match = _AGAINST.fullmatch(clause)
        if not match or re.search(r"\b(?:did|do|does|could|would|can|should|must)$", match["head"], _I):
            continue
        wrong, head = _until(match["wrong"]), match["head"].strip()
        if re.search(r"\b(?:is|are|was|were|has|had|be|been)$", head, _I):
            right = _after_copula(clauses[at + 1]) if at + 1 < len(clauses) else None
            if right:
                return _alike(wrong, right)
            continue
        one, other = tidy(wrong), tidy(_counterpart(head, wrong))
        # "incorrectly said X, not Y": there the first is the wrong one.
        swapped = _SWAPPED.search(head) and not _SHOULD.match(head)
        return (other, one) if swapped else (one, other)
    return None, None


def _altered(clause: str) -> Sides | None:
    for pattern in (_MISATTRIBUTED, _FROM_TO, _TO_FROM, _REPLACES):
        match = pattern.fullmatch(clause)
        if match:
            pair = nearest_pair(
                atoms(_until(match["wrong"])), atoms(_until(match["right"])), match["wrong"], match["right"]
            )
            if pair:
                return pair
            sides = tidy(_until(match["wrong"])), tidy(_until(match["right"]))
            if pattern is not _TO_FROM or all(side and len(side.split()) < SHORT for side in sides):
                return sides
    match = _RENAMED.fullmatch(clause)
    if match:
        return tidy(match["wrong"]), tidy(match["right"])
    match = _CORRECTS_TO.fullmatch(clause)
    if match:
        stated = None if _ABOUT.match(match["wrong"]) else tidy(match["wrong"])
        return stated, _short(re.sub(said.SHOWING, "", match["right"], flags=_I))
    return None


def _until(words: str) -> str:
    """The words up to the next comma that is not inside a number or a date."""
    found = re.match(rf"(?:(?i:{DATE})|(?i:{NUMBER})|[^,()])+", words)
    return found[0] if found else words


def _counterpart(head: str, wrong: str) -> str:
    """The words before "not X" that X is set against: of the same shape, or as long, counted from the end."""
    head, wrong = head.strip(" ,"), tidy(wrong) or wrong
    given = atoms(wrong)
    if given and len(given[0].words) >= len(wrong) * 0.6:
        found = _of_shape(given[0], head)
        if found:
            return found
    opener = _SMALL_OPENER.match(wrong)
    if opener:
        places = [m.start() for m in re.finditer(rf"\b{opener[0]}\b", head, _I)]
        if places:
            return head[places[-1] :]
    last = re.escape(wrong.split()[-1])
    twin = re.match(rf".*?((?:\S+ ){{{len(wrong.split()) - 1}}}{last})\b", head, _I)
    if twin:
        return twin[1]
    called = re.match(r".*\bas (.+)", head, _I)
    tail = called[1] if called else _after_copula(head)
    if tail and len(tail.split()) <= len(wrong.split()) + SHORT:
        return tail
    words = head.split()
    return " ".join(words[-max(1, len(wrong.split())) :])


def _of_shape(given: Atom, head: str) -> str | None:
    """The value in the head that a given value is set against: the last of its shape; of names, the one it is like."""
    held = atoms(head)
    if held and held[-1].end >= len(head) and (given.shape == "name") == (held[-1].words[0].isupper()):
        return held[-1].words
    same = [atom for atom in held if atom.shape == given.shape]
    if not same:
        other = [a for a in held if a.shape in ("number", "date") and given.shape in ("number", "date")]
        return other[-1].words if other else None
    alike = [a for a in same if a.words.split()[-1].lower() == given.words.split()[-1].lower()]
    if given.shape == "number" and alike:
        return alike[-1].words
    if given.shape == "name" and same[-1].end < len(head) - 2:
        shared = [a for a in same if set(a.words.lower().split()) & set(given.words.lower().split())]
        return (shared or same[-1:])[0].words
    return same[-1].words


def _after_copula(clause: str) -> str | None:
    match = _IS.match(clause.strip())
    # A subject longer than this is another clause, and its verb not the one that sets the value right.
    if not match or len(match["who"].split()) > 14 or re.match(r"not\b", match["right"], _I):
        return None
    return match["right"]


def _alike(wrong: str, right: str) -> Sides:
    """Both sides cut to what differs: values of one shape where both have them, else the words themselves."""
    wrong = _until(wrong)
    pair = nearest_pair(atoms(wrong), atoms(right), wrong, right)
    return pair or (_short(wrong), _short(_until(right)))


def _short(words: str) -> str | None:
    """A side as it stands when it is short, its only value when it is long and has one."""
    value = tidy(words)
    held = atoms(value or "")
    if not value or len(value.split()) <= SHORT or len(held) != 1:
        return value
    # A name alone says what was meant only where it ends the words: "is based in Verden".
    return held[0].words if held[0].shape != "name" or held[0].end == len(value) else value


def _wrong_part(clause: str, answered: bool = False) -> tuple[str, str] | None:
    """The words a clause calls wrong, and what they were said of. `answered`: the next clause sets something right."""
    spelt = _SPELT.fullmatch(clause)
    if spelt:
        return spelt["wrong"] or "", spelt["whose"]
    if _NOT_WRONG_ITSELF.search(clause) or not (
        answered or _WRONG_HERE.search(clause) or _PIECE_SAID.match(clause)
    ):
        return None
    match = _TAKEN_FOR.fullmatch(clause)
    if match:
        return match["wrong"], match["whose"]
    match = _SAID.fullmatch(clause)
    if match is None or _TOPIC.match(match["wrong"]):
        return None
    return match["wrong"], ""


def _answered(clauses: list[str]) -> Sides:
    """A wrong statement, set right in the same clause, in the next, or else in the one before."""
    for at, clause in enumerate(clauses):
        before, behind = clauses[at - 1] if at else "", clauses[at + 1] if at + 1 < len(clauses) else ""
        # The first clause of a notice is the wrong one where the second begins as an answer does.
        answered = bool(_SHOULD.match(behind)) or (not at and bool(_ANSWERS.match(behind)))
        found = _wrong_part(clause, answered)
        if found is None:
            continue
        sides = _turned(*found) or _set_right(*found, behind) or _set_right_before(found[0], before)
        if sides:
            return sides
    return None, None


def _turned(wrong: str, _whose: str) -> Sides | None:
    """ "said X when it should have said Y", "referred to X and has been amended to Y". """
    for turn in _TURN.finditer(wrong):
        stated, answer = wrong[: turn.start()], wrong[turn.end() :]
        for pattern in (_SHOULD, _MEANT, _MENDED):
            match = pattern.fullmatch(answer)
            if match:
                return _alike(stated, match["right"])
        figure = _FIGURE_IS.match(answer)
        if figure:
            return _alike(stated, figure["right"])
    return None


def _set_right(wrong: str, whose: str, answer: str) -> Sides | None:
    """A wrong statement and the clause behind it."""
    if not answer or _OTHER_MATTER.match(answer):
        return None
    should = _SHOULD.match(answer)
    right = should["right"] if should else _after_copula(answer)
    if not wrong:
        stated = [atom.words for atom in atoms(right or "")]
        return None, stated[-1] if stated else _named(whose)
    if not should and (right is None or len(wrong.split()) > SHORT):
        pair = nearest_pair(atoms(_until(wrong)), atoms(answer), wrong, answer)
        return pair or (_short(_until(_essence(wrong, right))), _short(_until(right)) if right else None)
    return _alike(wrong, right or answer)


def _set_right_before(wrong: str, said_before: str) -> Sides | None:
    """A wrong statement after the right one: "Lorne has 62,000 residents. An earlier version said it had 26,000." """
    if not wrong or not said_before or _WRONG_HERE.search(said_before):
        return None
    wrong = _until(wrong)
    pair = nearest_pair(atoms(wrong), atoms(said_before), wrong, said_before)
    right = _after_copula(said_before)
    if pair or right is None:
        return pair
    return _short(_essence(wrong, right)), _short(_until(right))


def _essence(wrong: str, right: str | None) -> str:
    """Of a wrong statement what is said of its subject, where the right one says something of it: "he was chairman"."""
    return (right and _after_copula(wrong)) or wrong


def _named(whose: str) -> str | None:
    """The first name in "the surname of Ian Brandt", "Sgt. Brandt's first name"."""
    names = [atom.words for atom in atoms(whose) if atom.shape == "name"]
    return re.sub(r"[’']s$", "", names[0]) if names else None


def _spelt_right(clause: str, wrong: str | None) -> str | None:
    """The name before "was misspelled as X", where it is like X; before "was misspelled", the name spoken of."""
    head = re.split(r"\bmissp", clause, maxsplit=1, flags=_I)[0]
    names = [atom.words for atom in atoms(head) if atom.shape == "name"]
    if wrong is None:
        return names[-1] if names and re.search(r"\b(?:sur)?name\b", head, _I) else None
    close = [name for name in names if fuzz.partial_ratio(name, wrong) >= _LIKE]
    return close[-1] if close else None


_LIKE = 75
"""How alike, of 100, a name and its misspelling are at least."""


def _one_sided(clauses: list[str]) -> Sides:
    for at, clause in enumerate(clauses):
        should = _SHOULD.match(clause) or _WHICH_IS.match(clause)
        if should:
            return None, _short(should["right"])
        found = _wrong_part(clause)
        if found and _SPELT.fullmatch(clause):
            wrong = tidy(found[0])
            return wrong, _named(found[1]) or _spelt_right(clause, wrong)
        if found:
            return _short(_until(found[0])), None
        if at and _WRONG_HERE.search(clauses[at - 1]) and not _OTHER_MATTER.match(clause):
            right = _after_copula(clause) if re.match(r"(?:it|he|she|they) ", clause, _I) else None
            held = [atom for atom in atoms(clause) if atom.start]
            if right or len(held) == 1:
                return None, _short(right) if right else held[0].words
    return None, None
