"""Reads out of a notice what was wrong and what is right, each as the shortest words that say it.

Order of trust: values set against each other ("Y, not X"; "from X to Y"), then a wrong statement answered by the
next clause, then one side alone. A side that is not said is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.newsroom.lexicon import notices as lex

_I = re.IGNORECASE
_WORDED = (
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|hundreds?|dozens?"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|half|twice|once|double|triple)"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|mn|bn|m|k)\b"
_UNIT = (
    r"(?:%|percent(?:age points?)?|per cent|pence|p\b|cents?|dollars?|pounds?|euros?|kronur|kr|won|yen|yuan|rupees|km|kilomet(?:re|er)s?|miles?"
    r"|met(?:re|er)s?|feet|foot|inches|acres|hectares|tonnes?|tons|kg|kilograms?|litres?|years?(?: old)?|months?|weeks?|days?|hours?|minutes?|degrees)\b"
)
_AMOUNT = rf"[$€£¥₩]?\s?\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?\b"
_NUMBER = rf"(?:{_AMOUNT}|\b{_WORDED}\b)(?:[ -]{_SCALE})*(?:[ -]?{_UNIT})?"
_TIME = r"\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|\d{1,2}:\d\d"
_DAY = rf"(?:{lex.WEEKDAY}(?:,? )?)?(?:{lex.MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}}\b)?|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{lex.MONTH}(?:,? \d{{4}}\b)?)|{lex.WEEKDAY}s?\b|\b(?:19|20)\d\d\b"
_PARTICLE = r"(?:de|da|del|della|der|den|di|du|la|le|van|von|bin|ibn|al|el|ben|of|the|and|y|af|&)"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'.\-]*(?<![.’'])"
_NAME = rf"{_CAPITAL}(?: (?:{_PARTICLE} )?{_CAPITAL})*"
_ATOM = re.compile(rf"(?P<date>(?i:{_TIME}|\b{_DAY}))|(?P<number>(?i:{_NUMBER}))|(?P<name>{_NAME})")
_NO_NAME = re.compile(
    r"(?:the|an?|it|its|he|she|his|her|they|their|there|this|that|these|those|in|on|at|of|by|for|from|as|and|but|not|because|due|to|we|our|mr|mrs|ms|dr"
    r"|earlier|previous|an earlier|correction|clarification|update|after|since|when|while|according|also|both|all|one|some)$",
    _I,
)

_STOP = r"(?:[.!?](?=[\s\"”’)\]*_]|$)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bMrs\.)(?<!\bSgt\.)(?<!\b[A-Z]\.)(?<![ap]\.m\.)|;|[\"”)\]]?$)"
_CLAUSES = re.compile(rf"(.+?)(?:{_STOP}|:\s)", re.S)
_AGAINST = re.compile(
    r"(?P<head>.*?),?\s*\(?(?:,|\s|\()(?:and |and was |but |and were |and is )?(?:not|rather than|instead of|as opposed to) (?P<wrong>.+)",
    re.S | _I,
)
_NOT_BUT = re.compile(r".*?\bnot (?P<wrong>[^,;]+?),? but (?:rather )?(?P<right>.+)", re.S | _I)
_FROM_TO = re.compile(
    r".*?\b(?:chang|correct|amend|fix|revis|updat|alter|adjust|rais|lower)\w*\b(?:(?! to ).)*? from (?P<wrong>.+?) to (?P<right>.+)",
    re.S | _I,
)
_TO_FROM = re.compile(
    r".*?\b(?:chang|correct|amend|fix|revis|updat|alter|adjust|lower|rais)\w*\b.*? to (?:read |say |show )?(?P<right>[^,]+?),? from (?P<wrong>.+)",
    re.S | _I,
)
_CORRECTS_TO = re.compile(r".*?\bcorrects (?P<wrong>[^,]{1,40}?) to (?P<right>.+)", re.S | _I)
_REPLACES = re.compile(r".*?\breplac(?:es|ed|ing) (?P<wrong>[^,;]+?) (?:with|by) (?P<right>.+)", re.S | _I)
_SPELT = re.compile(r".*?\bmissp(?:elled|elt|elling|ells)\b(?P<whose>.*?)(?: as (?P<wrong>[^,;]+))?$", re.S | _I)
_MISTOOK = re.compile(
    rf".*?\b(?:{lex.WRONGLY} )?(?:misidentified|misstated|misnamed|misreported|mistook|described|identified|referred to|listed|named|gave|characteri[sz]ed|mischaracteri[sz]ed|labelled|labeled|put|stated|reported|called|cited|credited|attributed|dated|translated|had)\b(?P<whose>.+?) (?:as|for|at|to) (?:being )?(?P<wrong>.+)",
    re.S | _I,
)
_SAID = re.compile(rf".*?\b(?:{lex.WRONGLY} )?{lex.SAID}(?: {lex.WRONGLY})?(?: that)? (?P<wrong>.+)", re.S | _I)
_SHOULD = re.compile(
    r".*?\b(?:should (?:have )?(?:said|read|reads?|say|be|been|stated?|was|is)|to (?:say|show|reflect|read|state|note|make clear|clarify)|the correct [\w ]+? (?:is|was|are|were)|corrected to) (?:that )?(?P<right>.+)",
    re.S | _I,
)
_IS = re.compile(
    r"(?:(?:and|in fact|actually|instead|rather|the (?:article|story) now says),? ?)*(?P<who>.*?)\b(?P<is>is|are|was|were|has been|have been|had been|came to|totals|totalled|will be|took place|happened|occurred)(?: actually| in fact| spelled| spelt| called| named)?(?: that)?,? (?P<right>.+)",
    re.S | _I,
)
_TRIM = re.compile(
    r"^(?:(?:about|only|just|actually|in fact|that|to|as|on|in|at|by|the|an?|of|for|from|with|being)\s+)+|[\s,;:]+$|(?:,? (?:as|in) (?:we|an? |our|the (?:earlier|previous|original)|originally|previously|stated|reported|was|had|first|this|it was|it had)\b.*)$|,? (?:as )?(?:originally|previously|initially|incorrectly) (?:stated|reported|said|written|published).*$",
    re.S | _I,
)
_MARKS = ' \t\n\r"“”„«»*_()[]—–'


@dataclass(frozen=True, slots=True)
class Atom:
    """A value in the words of a notice: a date, a number or a name."""

    shape: str
    start: int
    end: int
    words: str


def values(words: str) -> tuple[str | None, str | None]:
    """What was wrong and what is right by the words of a notice (its label taken off); None where it is not said."""
    clauses = [match[1].strip(_MARKS + ",") for match in _CLAUSES.finditer(words) if match[1].strip(_MARKS + ",")]
    for read in (_opposed, _answered, _one_sided):
        wrong, right = read(clauses)
        if wrong or right:
            return wrong, right
    return None, None


def atoms(words: str) -> list[Atom]:
    """The values in some words, in their order."""
    return list(_atoms(words))


def _atoms(words: str) -> Iterator[Atom]:
    for match in _ATOM.finditer(words):
        shape, text = match.lastgroup or "", match[0]
        start = match.start()
        if shape == "name":
            first, _, others = text.partition(" ")
            if _NO_NAME.match(text):
                continue
            if others and _NO_NAME.match(first):
                text, start = others, start + len(first) + 1
        yield Atom(shape, start, start + len(text.rstrip()), text.strip())


def _tidy(value: str | None) -> str | None:
    """A value without the small words and marks around it."""
    if value is None:
        return None
    before = None
    while before != value:
        before, value = value, _TRIM.sub("", value.strip(_MARKS)).strip(_MARKS)
    return value.rstrip(".") if value and not re.search(r"\b(?:[ap]\.m|Jr|Sr|[A-Z])\.$", value) else value or None


def _opposed(clauses: list[str]) -> tuple[str | None, str | None]:
    """ "Y, not X", "not X but Y", "from X to Y", "to Y from X", "replaces X with Y"."""
    for at, clause in enumerate(clauses):
        for pattern in (_FROM_TO, _CORRECTS_TO, _REPLACES, _NOT_BUT, _TO_FROM):
            match = pattern.fullmatch(clause)
            if match:
                return _alike(match["wrong"], match["right"])
        match = _AGAINST.fullmatch(clause)
        if not match or re.search(r"\b(?:did|do|does|could|would|can)$", match["head"], _I):
            continue
        wrong = _until(match["wrong"])
        if re.search(r"\b(?:is|are|was|were|has|had|be|been)$", match["head"].strip(), _I):
            right = _after_copula(clauses[at + 1]) if at + 1 < len(clauses) else None
            if right:
                return _alike(wrong, right)
            continue
        return _tidy(wrong), _tidy(_counterpart(match["head"], wrong))
    return None, None


def _until(words: str) -> str:
    """The words up to the next comma that is not inside a number or a date."""
    found = re.match(rf"(?:(?i:{_DAY})|(?i:{_NUMBER})|[^,()])+", words)
    return found[0] if found else words


def _counterpart(head: str, wrong: str) -> str:
    """The words before "not X" that X is set against: of the same shape, or as long, counted from the end."""
    head, wrong = head.strip(_MARKS + ","), _tidy(wrong) or wrong
    given = atoms(wrong)
    if given and len(given[0].words) >= len(wrong) * 0.6:
        same = [atom for atom in atoms(head) if atom.shape == given[0].shape]
        if given[0].shape == "name" and same:
            near = same[-1]
            if near.end < len(head) - 2:
                shared = [a for a in same if set(a.words.lower().split()) & set(given[0].words.lower().split())]
                near = shared[0] if shared else near
            return near.words
        if same:
            return same[-1].words
        if given[0].shape in ("number", "date"):
            other = [atom for atom in atoms(head) if atom.shape in ("number", "date")]
            if other:
                return other[-1].words
    opener = re.match(r"(?:an?|the|in|on|at|by|for|from|to|with|because|after|before|during)\b", wrong, _I)
    if opener:
        found = [m.start() for m in re.finditer(rf"\b{opener[0]}\b", head, _I)]
        if found:
            return head[found[-1] :]
    tail = _after_copula(head)
    if tail and len(tail.split()) <= len(wrong.split()) + 4:
        return tail
    words = head.split()
    return " ".join(words[-max(1, len(wrong.split())) :])


def _after_copula(clause: str) -> str | None:
    match = _IS.match(clause.strip())
    return match["right"] if match and len(match["who"].split()) <= 14 else None


def _alike(wrong: str, right: str) -> tuple[str | None, str | None]:
    """Both sides cut to what differs: values of one shape where both have them, else the words themselves."""
    wrong, right = _until(wrong), right.strip(_MARKS + ",")
    ours, theirs = atoms(wrong), atoms(right)
    for shape in ("number", "date", "name"):
        a = [x.words for x in ours if x.shape == shape]
        b = [x.words for x in theirs if x.shape == shape]
        only_a = [x for x in a if x.lower() not in {y.lower() for y in b}]
        only_b = [x for x in b if x.lower() not in {y.lower() for y in a}]
        if only_a and only_b:
            return only_a[0], only_b[0]
    return _tidy(wrong), _tidy(_until(right))


def _wrong_part(clause: str) -> tuple[str, str] | None:
    """The words a clause calls wrong, and what they were said of."""
    spelt = _SPELT.fullmatch(clause)
    if spelt:
        return (spelt["wrong"] or "", spelt["whose"])
    for pattern in (_MISTOOK, _SAID):
        match = pattern.fullmatch(clause)
        if match and re.search(
            rf"{lex.WRONGLY}|{lex.MISSAID}|previously|originally|initially|earlier|previous|said|amended", clause, _I
        ):
            return match["wrong"], match["whose"] if "whose" in match.groupdict() else ""
    return None


def _answered(clauses: list[str]) -> tuple[str | None, str | None]:
    """A wrong statement, and the next clause that sets it right."""
    for at, clause in enumerate(clauses[:-1]):
        found = _wrong_part(clause)
        answer = clauses[at + 1]
        if found is None or re.match(rf"(?:{_opening_of_another()})", answer, _I):
            continue
        wrong, whose = found
        should = _SHOULD.match(answer)
        right = should["right"] if should else _after_copula(answer)
        if not wrong:
            name = _spelt_right(whose)
            stated = atoms(right)[-1].words if right and atoms(right) else None
            return None, stated or name
        if right is None or len(wrong.split()) > 4:
            return _alike(wrong, right if should and right else answer)
        return _alike(wrong, right)
    return None, None


def _opening_of_another() -> str:
    return rf"(?:an? )?(?:earlier|previous) version|this {lex.ANY_PIECE}|we (?:regret|apologi)|the (?:error|mistake)|it has (?:since )?been|(?:it|this|these|they|that) (?:has|have|was|were) (?:since |now )?(?:been )?(?:corrected|amended|removed|updated|changed)"


def _spelt_right(whose: str) -> str | None:
    names = [a.words for a in atoms(whose) if a.shape == "name"]
    return re.sub(r"[’']s$", "", names[0]) if names else None


def _one_sided(clauses: list[str]) -> tuple[str | None, str | None]:
    for clause in clauses:
        found = _wrong_part(clause)
        if found:
            wrong, whose = found
            if _SPELT.fullmatch(clause):
                return _tidy(wrong), _spelt_right(whose)
            return _tidy(wrong), None
        should = _SHOULD.match(clause)
        if should:
            return None, _tidy(should["right"])
        if clause is not clauses[0] and re.match(r"(?:it|he|she|they|that|this) ", clause, _I):
            right = _after_copula(clause)
            if right:
                return None, _tidy(right)
    return None, None
