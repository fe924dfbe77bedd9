"""Which words of one side of a notice stand against which of the other, and how each is cut to the value itself."""

from __future__ import annotations

import re

from services.newsroom.lexicon import notice_values as said
from services.newsroom.lexicon import notices as lex
from services.newsroom.notices.atoms import DATE, NUMBER, Atom, atoms, nearest_pair, tidy
from services.newsroom.patterns import later

Sides = tuple[str | None, str | None]
"""What was wrong and what is right; None where it is not said."""

SHORT = 4
"""Words up to which a side is taken as the value itself; a longer one with a single value in it is that value."""

LONGEST_SUBJECT = 14
"""Words: a subject longer than this is another clause, and its verb not the one that sets the value right."""

MOST_DIFFERING = 3
"""Words behind the last common one, of two statements that differ in their ends."""

_I = re.IGNORECASE
_WITHIN = later(rf"(?:(?i:{DATE})|(?i:{NUMBER})|[^,()])+")
_SMALL_OPENER = later(r"(?:that|an?|the|in|on|at|by|for|from|to|per|with|because|after|before|during)\b", _I)
_PLACED = later(r"(?:^|\b(?:in|at|to|from|by|near|as|called|named)) (?:the )?$", _I)
_IS = later(
    r"(?:(?:and|in fact|actually|instead|rather|the (?:article|story) now says),? ?)*(?P<who>.*?)"
    rf"\b(?:{said.BE}|[’']s(?= an? ))(?: actually| in fact| spell?ed| spelt| called| named)?(?: that)?,? (?P<right>.+)",
    _I | re.DOTALL,
)
_SAYS_NOTHING = later(r"the|an?|of|and|or|its?|his|her|their|that|not")
_DENIES = later(r"not\b", _I)
_WAS_DONE = later(rf"(?:since |now |also |all )*{lex.DONE}\b", _I)
_DOES = later(said.DOES, _I)
_QUOTED = later(r"[“‘\"']([^“”‘’\"']{1,60})[”’\"']")


def until_comma(words: str) -> str:
    """The words up to the next comma that is not inside a number or a date."""
    found = _WITHIN.match(words)
    return found[0] if found else words


def alike(wrong: str, right: str) -> Sides:
    """Both sides cut to what differs: values of one shape where both have them, else the words themselves."""
    wrong = until_comma(wrong)
    pair = _quoted_pair(wrong, right) or nearest_pair(atoms(wrong), atoms(right), wrong, right)
    return pair or differing(wrong, right) or (short(wrong), short(until_comma(right)))


def differing(wrong: str, right: str) -> Sides | None:
    """The ends of two statements behind the last word that both have there: "tested in mice", "was tested in rats"."""
    ours, theirs = until_comma(wrong).split(), until_comma(right).split()
    ends = ((one, other) for one in range(1, MOST_DIFFERING + 1) for other in range(1, MOST_DIFFERING + 1))
    for one, other in sorted(ends, key=sum):
        if len(ours) <= one or len(theirs) <= other:
            continue
        shared = ours[-one - 1].lower()
        if shared != theirs[-other - 1].lower() or _SAYS_NOTHING.fullmatch(shared) or atoms(shared):
            continue
        sides = tidy(" ".join(ours[-one:])), tidy(" ".join(theirs[-other:]))
        if all(sides) and sides[0] != sides[1] and not _WAS_DONE.match(sides[1] or ""):
            return sides
    return _before_a_shared_end(ours, theirs)


def _before_a_shared_end(ours: list[str], theirs: list[str]) -> Sides | None:
    """The words before two that both statements have: "owns the shelter", "It funds the shelter"."""
    places = {(theirs[at].lower(), theirs[at + 1].lower()): at for at in range(len(theirs) - 2, 0, -1)}
    for at in range(1, len(ours) - 1):
        there = places.get((ours[at].lower(), ours[at + 1].lower()))
        if there is not None and not _SAYS_NOTHING.fullmatch(ours[at + 1].lower()):
            one, other = ours[at - 1], theirs[there - 1]
            return (one, other) if one.isalpha() and other.isalpha() and one.lower() != other.lower() else None
    return None


def _quoted_pair(wrong: str, right: str) -> Sides | None:
    one, other = _QUOTED.search(wrong), _QUOTED.search(right)
    return (one[1], other[1]) if one and other else None


def short(words: str) -> str | None:
    """A side as it stands when it is short, its only value when it is long and has one."""
    value = tidy(words)
    held = atoms(value or "")
    if not value or len(value.split()) <= SHORT or len(held) != 1:
        return value
    # A name alone says what was meant only where it ends the words, as a place does: "is based in Verden".
    placed = held[0].end == len(value) and _PLACED.search(value[: held[0].start])
    return held[0].words if held[0].shape != "name" or placed else value


def predicate(clause: str) -> str | None:
    """What a clause says of its subject: "It is 14 miles long", "He resigned"; None where that is not plain."""
    clause = clause.strip()
    match = _IS.match(clause)
    if not match or len(match["who"].split()) > LONGEST_SUBJECT or _DENIES.match(match["right"]):
        return None
    # "has been corrected to say that she is the chair": what was done is no value, but one may follow.
    return predicate(match["right"]) if _WAS_DONE.match(match["right"]) else match["right"]


def deed(clause: str) -> str | None:
    """What a pronoun is said to have done: "In fact he resigned", "It begins on Sunday"."""
    match = _DOES.fullmatch(clause.strip())
    return (match["right"] or match["right_"]) if match else None


def essence(wrong: str, right: str | None) -> str:
    """Of a wrong statement what is said of its subject, where the right one says something of it: "he was chairman"."""
    return (right and predicate(wrong)) or wrong


def counterpart(head: str, wrong: str) -> str:
    """The words before "not X" that X is set against: of the same shape, or as long, counted from the end."""
    head, opener, wrong = head.strip(" ,"), _SMALL_OPENER.match(wrong.strip()), tidy(wrong) or wrong
    quoted = re.search(r"[“‘\"]([^“”‘’\"]{1,80})[”’\"]?$", head)
    if quoted:
        return quoted[1]
    given = atoms(wrong)
    if given and len(given[0].words) >= len(wrong) * 0.6:
        found = _of_shape(given[0], head)
        if found:
            return found
    told = predicate(head)
    if opener and told and told.startswith(f"{opener[0]} "):
        return told
    if opener:
        places = [m.start() for m in re.finditer(rf"\b{opener[0]}\b", head, _I)]
        if places:
            return head[places[-1] :]
    last = re.escape(wrong.split()[-1])
    twin = re.match(rf".*?((?:\S+ ){{{len(wrong.split()) - 1}}}{last})\b", head, _I)
    if twin:
        return twin[1]
    called = re.match(r".*\bas (.+)", head, _I)
    tail = called[1] if called else predicate(head)
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
