"""What a word can be: its tag where every place gives it the same, else what its place has to tell.

N name, S name's, T title, r noun for a speaker, l other word, s other word's, D determiner, K quantity ("some"),
P pronoun, V verb of saying, L verb of naming, G "according", v other verb, x auxiliary, a adverb, p preposition,
o "of", c conjunction, w relative, t "that", d day or month, n number, Q marked stretch; punctuation stands for itself.
Until its place has told, a small word inside names is q, and a word that may only open its sentence is m.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.collation.memory import Memory
from services.newsroom.lexicon import grammar
from services.newsroom.lexicon.reporting import ELSEWHERE, NAMING, PHRASAL, SAYING
from services.newsroom.lexicon.roles import ROLES, TITLES

NOUN_OR_VERB, PAST, SMALL = "1", "2", "3"
"""Told by the place: a noun or a verb of saying ("claims"); a verb in -ed; a small word that may belong to a verb."""
OPENS, OWNS, OPENS_LY = "4", "5", "6"
"""Told by the rest of the text: a capital word that opens a sentence, with 's, with -ly."""
PLACED, UNTOLD = "123", "456"

_QUANTITIES = frozenset(
    "one two three four five six seven eight nine ten some several many most few both each others another any "
    "other all "
    "dozens hundreds no none everyone everybody someone somebody nobody".split()
)


def _tags() -> dict[str, str]:
    rows = (
        ("l", ""),
        ("r", " ".join(ROLES)),
        ("L", " ".join(NAMING)),
        ("V", " ".join(SAYING | ELSEWHERE)),
        ("v", grammar.VERBS),
        ("a", grammar.ADVERBS),
        ("d", grammar.CALENDAR),
        ("p", grammar.PREPOSITIONS),
        ("c", grammar.CONJUNCTIONS),
        ("w", grammar.RELATIVES),
        ("x", grammar.AUXILIARIES),
        ("D", grammar.DETERMINERS),
        ("K", " ".join(_QUANTITIES)),
        ("P", grammar.PRONOUNS),
        ("t", "that"),
        ("o", "of"),
        ("G", "according"),
    )
    return {word: tag for tag, words in rows for word in words.split()}


TAGS = _tags()
_NOUNISH = frozenset(
    w for w in SAYING | NAMING if w.endswith(("s", "ing")) or w in ROLES
    or w in "state claim comment charge call demand promise note question hit cast view".split()
) - {"says", "tells", "adds", "writes"}  # fmt: skip
_PARTICLE = frozenset(
    "de la las los del da do dos das di du des van von der den ten ter zu bin ibn bint al el ul af av".split()
)
"""Small words inside names: "van der Zande", "Khalid bin Rashed"."""
_ARTICLED = re.compile(r"(?:al|el|ad|an|as|ar|ash|at)-[A-ZÀ-Þ]")
_CONTRACTED = frozenset(
    "he's she's it's they're we're i'm you're he'd she'd they'd we'd i'd he'll she'll they'll i've they've "
    "we've".split()
)
_ALSO_NAMES = frozenset(
    "will may mark rand grant rich chase wade pierce sue pat bill art judge chase dean major bishop pope king".split()
)
_PROPER_TOO = frozenset("said says tweeted tweets told".split())


_POINTS = frozenset(",;:.!?()[]…")
_DASHES = frozenset("—–―‒-")
_BESIDE_WORDS = _POINTS | _DASHES | frozenset("$€£")


def is_word(token: str) -> bool:
    """Whether a token is a word: no number, no punctuation, no marked stretch."""
    return token != "" and token[0] not in _BESIDE_WORDS and not token[0].isdecimal()


def is_initial(token: str) -> bool:
    """Whether a word is one capital letter with its full stop."""
    return len(token) == 2 and token[1] == "." and token[0].isupper()


def bare(token: str) -> str:
    """A token without the full stop that was joined to it; an initial keeps its own."""
    return token if len(token) == 1 or is_initial(token) else token.removesuffix(".")


def inside(token: str) -> str:
    """The tag of a token that does not open its sentence, or what only its place tells."""
    if not token:
        return "Q"
    first = token[0]
    if not is_word(token):
        return token if first in _POINTS else "-" if first in _DASHES else "r" if token.endswith("-old") else "n"
    if is_initial(token):
        return "N"
    lower = token.lower().replace("’", "'")
    if lower in _CONTRACTED:
        return "P"
    return _proper(lower) if first.isupper() else _plain(token, lower)


def _proper(lower: str) -> str:
    if lower in ("i", "i'm", "i've"):
        return "P"
    if lower in TITLES:
        return "T"
    if lower in _PARTICLE:
        return "q"
    tag = TAGS.get(lower)
    if tag is not None and (tag in "DPKtod" or lower in _PROPER_TOO):
        return tag
    return "S" if lower.endswith(("'s", "s'")) and len(lower) > 3 else "N"


def _plain(word: str, lower: str) -> str:
    if lower in _PARTICLE:
        return "q"
    if _ARTICLED.match(word):
        return "S" if lower.endswith("'s") else "N"
    if lower.endswith(("'s", "s'")) and lower not in ("it's", "that's", "he's", "she's"):
        return "s"
    if lower in _NOUNISH:
        return NOUN_OR_VERB
    if word in PHRASAL:
        return SMALL
    tag = TAGS.get(lower)
    if tag is not None:
        return tag
    if lower.endswith("ly"):
        return "a"
    return PAST if lower.endswith("ed") and not lower.endswith("eed") else _role_or_word(lower)


def _role_or_word(lower: str) -> str:
    return "r" if "-" in lower and lower.rsplit("-", 1)[1] in ROLES else "l"


def _opening(token: str) -> str:
    """The tag of a capital word that opens a sentence, or what only the rest of the text tells."""
    lower = token.lower().replace("’", "'")
    if is_initial(token) or lower in _CONTRACTED:
        return inside(token)
    if lower in ("i", "i'm", "i've") or lower in TITLES or lower in _PARTICLE:
        return _proper(lower)
    tag = TAGS.get(lower)
    if tag is not None and not (tag in "vVLxr" and lower in _ALSO_NAMES):
        return "D" if tag == "t" else "l" if tag == "v" else tag
    if lower.endswith(("'s", "s'")):
        return OWNS
    if lower.endswith("ly"):
        return OPENS_LY
    return "m" if lower.endswith(("ing", "ed")) else OPENS


opening = Memory(100_000, _opening).__getitem__

_SMALL_LETTERS = {OPENS: "m", OWNS: "s", OPENS_LY: "a"}
_NAMES = {OPENS: "N", OWNS: "S", OPENS_LY: "N"}


def asked_of(token: str) -> str:
    """The word that the text must hold in small letters for a capital word to be no name."""
    lower = token.lower().replace("’", "'")
    return lower[:-2] if lower.endswith(("'s", "s'")) else lower


def settle(codes: Sequence[str], turns: Sequence[int], words: Sequence[str], common: Sequence[bool]) -> list[str]:
    """The tags of a paragraph. `turns` are the tokens whose place tells, from left to right; `common` says of those
    that open a sentence, in the same order, whether the text holds them in small letters.
    """
    tags = list(codes)
    answers = iter(common)
    for at in turns:
        code, before = tags[at], tags[at - 1] if at else "."
        if code == PAST:
            tags[at] = "v" if before not in "DKsStp" else _role_or_word(words[at])
        elif code == NOUN_OR_VERB:
            lower = words[at]
            noun = _is_noun(lower, before, tags[at - 2] if at > 1 else ".")
            tags[at] = TAGS[lower] if not noun else "r" if lower in ROLES else "l"
        elif code == SMALL:
            joined = at > 0 and words[at - 1] in PHRASAL[words[at]]
            tags[at] = "a" if joined else TAGS[words[at]]
            if joined:
                tags[at - 1] = "V"
        else:
            tags[at] = (_SMALL_LETTERS if next(answers) else _NAMES)[code]
    return tags


def _is_noun(lower: str, before: str, second: str) -> bool:
    """Whether a word that can be a verb of saying is a noun here: "his claims", "32% of Republican claims"."""
    if before == "N":
        if lower.endswith("ing"):
            return False
        return lower == "states" or not lower.endswith("s") or second in "onp"
    if before == "p" and lower.endswith("ing"):
        return False
    return before in "DSsKnolpT"
