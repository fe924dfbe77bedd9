"""The rule for who a statement is given to: the one who stands beside a verb of telling."""

from __future__ import annotations

from services.newsroom.claims.rules.attribution import TWO_READINGS, can_tell
from services.newsroom.claims.rules.forms import are_synonyms, stem
from services.newsroom.claims.rules.names import common_opener
from services.newsroom.claims.rules.sides import among, content_of, lean, said
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import CUE_STRENGTH, SOURCES
from services.newsroom.lexicon.meanings import is_a_person, mean_the_same
from services.newsroom.values.names import relation
from services.newsroom.values.units import Unit


def source(variant: Variant, revision: Revision) -> Verdict | None:
    """A statement is given to another source: another person or body, a named one or an anonymous one."""
    told = _tellers(variant, revision)
    if told is not None:
        return told
    ours, theirs = among(variant.a, SOURCES), among(variant.b, SOURCES)
    if not (ours and theirs) or {u.key for u in ours} == {u.key for u in theirs} or not lean(variant, SOURCES, 0):
        return None
    if {stem(u.key) for u in ours} == {stem(u.key) for u in theirs} or _same_words(ours, theirs):
        return None
    return Verdict(
        "changed_claim", "attribution", 0.7, f"The source changes from “{said(variant.a)}” to “{said(variant.b)}”."
    )


def _tellers(variant: Variant, revision: Revision) -> Verdict | None:
    """Somebody else stands beside the verb of telling that was there before."""
    a, b = content_of(variant.a), content_of(variant.b)
    if not a or not b or max(len(a), len(b)) > _INTRODUCED:
        return None
    verbs = [[u for u in side if u.key in CUE_STRENGTH and u.key not in TWO_READINGS] for side in (a, b)]
    if len(verbs[0]) == len(verbs[1]) == 1:  # the verb changes with its subject
        a, b = ([u for u in side if u not in verb] for side, verb in zip((a, b), verbs, strict=True))
        if not a or not b or a[-1].key == b[-1].key:
            return None
    elif not _beside_telling(variant, revision):
        return None
    names = [[u for u in side if u.kind == "name"] for side in (a, b)]
    if any(relation(x.text, y.text) == "same" for x in names[0] for y in names[1]):
        return None
    if not names[0] and not names[1] and _same_words(a, b):
        return None
    if any(u.key in CUE_STRENGTH for u in (*a, *b)):
        return None
    heads = [_head(side) for side in (a, b)]
    if not all(u.kind == "name" or can_tell(u) or u.key in _BODIES or _is_person(u) for u in heads):
        return None
    # A body or a person named before may be called by what it is: "the airline", "the president".
    same = all(u.key in _BODIES for u in heads) or (
        bool(names[0]) != bool(names[1]) and not _anonymous(variant.b if names[0] else variant.a)
    )
    why = f"What is told comes from “{said(variant.b)}” now, no longer from “{said(variant.a)}”."
    return Verdict("changed_claim", "attribution", 0.75, why, firm=not same)


_INTRODUCED = 7
"""Words of content up to which a source is introduced: "a senior finance ministry official who asked not to be"."""

_BODIES = frozenset(
    "company firm airline bank group retailer carmaker manufacturer maker giant business ministry department "
    "government agency regulator club team organisation organization charity union council authority board hospital "
    "school university paper newspaper army military court administration association federation".split()
)


def _beside_telling(variant: Variant, revision: Revision) -> bool:
    """Whether the unit before or behind the change is one verb of telling on both sides, or "according to"."""
    for side, run in ((revision.a, variant.a), (revision.b, variant.b)):
        start, end = side.index(run[0]), side.index(run[-1]) + 1
        if not (_telling_behind(side[end : end + 3]) or _telling_before(side[max(0, start - 3) : start], side[end:])):
            return False
    return True


def _telling_behind(after: tuple[Unit, ...]) -> bool:
    verb = next((u.key for u in after if u.kind != "mark"), None)
    return verb in CUE_STRENGTH and verb not in TWO_READINGS


def _telling_before(before: tuple[Unit, ...], after: tuple[Unit, ...]) -> bool:
    keys = [u.key for u in before if u.kind != "mark" and u.key not in _DETERMINERS]
    ends = not after or after[0].kind == "mark"
    return ends and (keys[-1:] in (["said"], ["says"], ["told"]) or keys[-2:] == ["according", "to"])


_DETERMINERS = frozenset("the a an his her its their".split())


def _head(side: list[Unit]) -> Unit:
    """The word that says who it is: a name, or the last word before an addition."""
    named = [u for u in side if u.kind == "name" and not common_opener(u)]
    words = (u for u in side if u.kind == "word" and (can_tell(u) or _is_person(u)))
    return next(words, named[-1] if named else side[-1])


def _is_person(unit: Unit) -> bool:
    return unit.kind == "word" and (is_a_person(unit.text.lower()) or unit.key in _KIN)


_KIN = frozenset(
    "family families relatives parents neighbours neighbors friends residents activists person people".split()
)


def _anonymous(side: tuple[Unit, ...]) -> bool:
    """Whether a source is introduced as anybody: "an official", "officials", "two witnesses"."""
    first = next(u for u in side if u.kind != "mark")
    return first.key not in ("the", "his", "her", "its", "their")


def _same_words(a: list[Unit], b: list[Unit]) -> bool:
    """Whether two sources are called by words that mean the same: "the firm", "the company"."""
    x, y = a[-1], b[-1]
    return (
        {stem(u.key) for u in a} == {stem(u.key) for u in b}
        or are_synonyms(x.key, y.key)
        or (x.kind == y.kind == "word" and mean_the_same(x.text.lower(), y.text.lower()))
        or any({x.key, y.key} <= group for group in _ONE_SOURCE)
    )


_ONE_SOURCE = (
    frozenset("police officers detectives authorities".split()),
    frozenset("officials authorities".split()),
    frozenset("spokesman spokeswoman spokesperson representative".split()),
)
"""Words that news uses for one source."""
