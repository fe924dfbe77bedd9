"""Two values that one clause of a notice sets against each other: "Y, not X", "from X to Y", "replaces X with Y"."""

from __future__ import annotations

import re

from services.newsroom.lexicon import notice_values as said
from services.newsroom.lexicon import notices as lex
from services.newsroom.notices.atoms import atoms, nearest_pair, tidy
from services.newsroom.notices.counterparts import SHORT, Sides, alike, counterpart, predicate, short, until_comma
from services.newsroom.patterns import later

_I = re.IGNORECASE
_ALL = re.IGNORECASE | re.DOTALL
_AGAINST = later(rf"(?P<head>.*?)(?:,\s*\(?|\s+\(?)(?:and |and was |but )?{said.NOT} (?P<wrong>.+)", _ALL)
_NOT_BUT = later(r".*?\bnot (?P<wrong>[^,;]+?),? but (?:rather )?(?P<right>.+)", _ALL)
_MISATTRIBUTED = later(r".*?\bmisattributed\b.+? (?:by|from|of) (?P<right>.+?) to (?P<wrong>.+)", _ALL)
_FROM_TO = later(
    rf".*?\b{said.ALTER}\b.*?\bfrom (?!an? (?:previous|earlier|original) )(?P<wrong>.+?) to (?P<right>.+)", _ALL
)
_TO_FROM = later(rf".*?\b{said.ALTER}\b.*?\bto (?P<right>[^,]+?),? from (?P<wrong>.+)", _ALL)
_REPLACES = later(r".*?\breplac(?:es|ed|ing) (?P<wrong>[^,;]+?) (?:with|by) (?P<right>.+)", _ALL)
_CORRECTS_TO = later(
    r".*?\bcorrects (?!to )(?P<wrong>[^,]{1,60}?) to (?!remove|delete|fix|add|clarify|include|make)(?P<right>[^,;]+)",
    _ALL,
)
_RENAMED = later(
    r"(?:all )?(?:references?|mentions?) (?:to|of) (?:.*? as )?(?P<wrong>[^,;]+?)(?: (?:in|throughout) th(?:is|e) \w+)?"
    r" ha(?:s|ve) been \w+ to (?P<right>[^,;]+)",
    _ALL,
)
_SWAPPED = later(rf"{lex.WRONGLY}|{lex.MISSAID}|\b(?:earlier|previous|original) versions?\b", _I)
_PIECE_SAID = later(rf"{said.PIECE_SAID}(?:(?!\b{said.ALTER}\b)[^;])*?\b{said.STATED}\b", _I)
_SHOULD = later(rf".*?\b{said.SHOULD}\b", _I)
_ABOUT = later(said.ABOUT_A_VALUE, _I)
_DENIED = later(r"\b(?:did|do|does|could|would|can|should|must|(?-i:may)|might|will)$", _I)
_COPULA = later(r"\b(?:is|are|was|were|has|have|had|be|been)$", _I)


def opposed(clause: str, behind: str) -> Sides | None:
    """The values a clause sets against each other, None where it sets none; `behind` is the clause that follows it."""
    moved = _moved_in(clause)
    if moved:
        return moved
    match = _NOT_BUT.fullmatch(clause)
    if match:
        return alike(match["wrong"], match["right"])
    match = _AGAINST.fullmatch(clause)
    if match and not _DENIED.search(match["head"]):
        return _against(match, behind)
    return _corrected_to(clause)


def _against(match: re.Match[str], behind: str) -> Sides | None:
    wrong, head = until_comma(match["wrong"]), match["head"].strip()
    if _COPULA.search(head):
        right = predicate(behind)
        return alike(wrong, right) if right else None
    one, other = tidy(wrong), tidy(counterpart(head, wrong))
    # "incorrectly said X, not Y": there the first is the wrong one.
    swapped = (_SWAPPED.search(head) or _PIECE_SAID.match(head)) and not _SHOULD.match(head)
    return (other, one) if swapped else (one, other)


def _moved_in(clause: str) -> Sides | None:
    for pattern in (_MISATTRIBUTED, _FROM_TO, _TO_FROM, _REPLACES):
        match = pattern.fullmatch(clause)
        if match and (sides := _moved(match["wrong"], match["right"], strict=pattern is _TO_FROM)):
            return sides
    return None


def _corrected_to(clause: str) -> Sides | None:
    match = _RENAMED.fullmatch(clause)
    if match:
        return tidy(match["wrong"]), tidy(match["right"])
    match = _CORRECTS_TO.fullmatch(clause)
    if match:
        stated = None if _ABOUT.match(match["wrong"]) else tidy(match["wrong"])
        return stated, short(re.sub(said.SHOWING, "", match["right"], flags=_I))
    return None


def _moved(wrong: str, right: str, strict: bool) -> Sides | None:
    """The two ends of a change; `strict`: words of any shape only where both are short."""
    wrong, right = until_comma(wrong), until_comma(right)
    pair = nearest_pair(atoms(wrong), atoms(right), wrong, right)
    if pair:
        return pair
    sides = tidy(wrong), tidy(right)
    return sides if not strict or all(side and len(side.split()) < SHORT for side in sides) else None
