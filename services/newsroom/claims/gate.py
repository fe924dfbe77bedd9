"""The gate: how likely it is that a revised sentence says something else, from what differs in it.

Hard values decide on their own; the gate ranks them, and decides where only words differ.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import mul
from typing import Any

from rapidfuzz.distance import Indel

from services.newsroom.claims.rules.denial import denials
from services.newsroom.claims.rules.forms import stem
from services.newsroom.claims.rules.sides import content_of
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.traits import traits_of
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import FILLERS, FUNCTION
from services.newsroom.lexicon.style_en import style_key
from services.newsroom.values.names import fold
from services.newsroom.values.units import Unit

SLOTS = ("number", "date", "name", "place", "negation", "certainty", "quantity", "attribution", "status", "role")
LINE = 0.39
"""The chance from which a change of words is called material: there about one cosmetic revision in nine is called
so."""

FEATURES: tuple[str, ...] = (
    *(f"changed {s}" for s in SLOTS),
    "rival", "spelling of a name", "cosmetic variants", "variants",
    "new numbers", "lost numbers", "new dates", "lost dates", "new names", "lost names",
    "new words", "lost words", "longest new run", "longest lost run", "replaced runs", "added runs", "taken runs",
    "share new", "share lost", "words", "growth", "new qualities", "lost qualities", "new long words", "likeness",
    "moved words", "typography", "grammar", "spelling", "synonym", "filler", "added at end", "added at start",
    "lost at end", "lost at start",
    "sentences more", "sentences fewer", "brackets", "marks of quotation", "new fillers", "lost fillers",
    "new small words", "lost small words",
    "new word characters", "lost word characters", "new capital words", "one for one", "shortest replaced",
    "new -ing", "new -ed", "lost -ed", "lower only",
    "new rare", "lost rare", "new things", "new doings", "lost things", "lost doings", "thing for thing",
    "whole lost", "whole new", "after comma new", "after comma lost",
    "new acronyms", "lost repeated", "new joined", "lost joined",
    "denials differ", "one denial more", "other things denied",
    "same sense", "lookalike", "firm details", "new strange words", "lost strange words",
)  # fmt: skip


def features(revision: Revision, judged: Sequence[tuple[Variant, str, Verdict]]) -> list[float]:
    """The numbers the gate weighs, in the order of FEATURES. `judged` is each variant with its rule's name and
    verdict."""
    slots: defaultdict[str, int] = defaultdict(int)
    names: defaultdict[str, int] = defaultdict(int)
    cosmetic = 0
    for _, rule, verdict in judged:
        names[rule] += 1
        if verdict.effect == "cosmetic":
            cosmetic += 1
        else:
            slots[verdict.slot] += rule not in ("detail", "predicate")
    a, b = revision.a, revision.b
    stems_a, stems_b = (_stems(a), _stems(b)) if a and b else ({}, {})
    new = [_fresh(v.b, stems_a, stems_b) for v, _, _ in judged]
    lost = [_fresh(v.a, stems_b, stems_a) for v, _, _ in judged]
    all_new, all_lost = [u for x in new for u in x], [u for x in lost for u in x]
    come, gone = traits_of(all_new), traits_of(all_lost)
    words_a = sum([u.kind != "mark" for u in a]) or 1
    words_b = sum([u.kind != "mark" for u in b]) or 1
    replaced = [(x, y) for x, y in zip(lost, new, strict=True) if x and y]
    added = [y for x, y in zip(lost, new, strict=True) if y and not x]
    taken = [x for x, y in zip(lost, new, strict=True) if x and not y]
    moved = sum([len(content_of(v.b)) for v, _, _ in judged]) - len(all_new)
    ends = [
        (v.at[0] + len(v.a) >= len(a) - 1, v.at[1] + len(v.b) >= len(b) - 1, v.at[0] == 0, v.at[1] == 0)
        for v, _, _ in judged
    ]
    rows = list(zip(ends, new, lost, strict=True))
    grown = _sentences(revision.witness) - _sentences(revision.base)
    small = (
        [u.key for v, _, _ in judged for u in v.words("b") if u.key in _SMALL],
        [u.key for v, _, _ in judged for u in v.words("a") if u.key in _SMALL],
    )
    spots_a, spots_b = ({u.start: n for n, u in enumerate(side)} for side in (a, b))
    values = [
        *(float(slots[s]) for s in SLOTS),
        names["rival"], sum(["spelling of a name" in v.why for _, _, v in judged]), cosmetic, len(judged),
        come["number"], gone["number"], come["date"], gone["date"], come["name"], gone["name"],
        len(all_new), len(all_lost), max(map(len, new), default=0), max(map(len, lost), default=0), len(replaced),
        len(added), len(taken),
        len(all_new) / words_b, len(all_lost) / words_a, words_a, words_b / words_a, come["quality"],
        gone["quality"], come["long"],
        _likeness(replaced),
        moved, names["typography"], names["grammar"], names["spelling"], names["synonym"], names["filler"],
        max((len(n) for e, n, _ in rows if e[1]), default=0), max((len(n) for e, n, _ in rows if e[3]), default=0),
        max((len(x) for e, _, x in rows if e[0]), default=0), max((len(x) for e, _, x in rows if e[2]), default=0),
        max(0, grown), max(0, -grown),
        revision.witness.count("(") - revision.base.count("("),
        revision.keys_b.get('"', 0) - revision.keys_a.get('"', 0),
        sum([k in FILLERS for k in small[0]]), sum([k in FILLERS for k in small[1]]),
        sum([k in FUNCTION for k in small[0]]), sum([k in FUNCTION for k in small[1]]),
        _characters(all_new, come), _characters(all_lost, gone), come["capital"],
        sum(len(x) == len(y) == 1 for x, y in replaced),
        min((len(x) + len(y) for x, y in replaced), default=0),
        come["-ing"], come["-ed"], gone["-ed"],
        float(come["cased"] > 0 and not come["not small"]),
        come["rare"], gone["rare"],
        _things(new, b, spots_b), come["doing"], _things(lost, a, spots_a), gone["doing"],
        sum(_thing(x[-1], a, spots_a) and _thing(y[-1], b, spots_b) for x, y in replaced),
        float(len(all_lost) > 0.6 * words_a), float(len(all_new) > 0.6 * words_b),
        sum(_after_mark(v.b, b, spots_b) for v, _, _ in judged if v.b and not v.a),
        sum(_after_mark(v.a, a, spots_a) for v, _, _ in judged if v.a and not v.b),
        come["acronym"],
        sum([u.kind == "word" and stem(u.key) in stems_b for u in all_lost]),
        sum(v.b[0].key in _JOINS for v, _, _ in judged if v.b and not v.a),
        sum(v.a[0].key in _JOINS for v, _, _ in judged if v.a and not v.b),
        *_denials(a, b),
        names["meaning"], names["lookalike"], sum(rule == "detail" and d.firm for _, rule, d in judged),
        come["strange"], gone["strange"],
    ]  # fmt: skip
    # Counts matter less the higher they are: the second number added says less than the first.
    return [math.log1p(v) if v > 0 else -math.log1p(-v) if v else 0.0 for v in values]


Tree = Any
"""Three questions deep: (feature, threshold, tree at or below it, tree above it), the last answers being numbers.

All trees are asked for every revision, and tuples of one depth are walked twice as fast as lists of several.
"""

_DEPTH = 3
"""Questions of a tree, as tests/benchmarks/fit_gate.py fits them at most."""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression (`weights`, the bias last) and boosted trees on a `prior`; each has half the say."""

    weights: tuple[float, ...]
    prior: float
    trees: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """The model for all revisions, and the one that has an equal say where what is denied differs."""

    general: Model
    denial: Model


_DENIAL = FEATURES.index("denials differ"), FEATURES.index("other things denied")


def touches_denial(values: Sequence[float]) -> bool:
    """Whether, by a row of features, a denial came or went or stands before another word."""
    return any(values[n] for n in _DENIAL)


def odds(values: Sequence[float], model: Model) -> float:
    """The log-odds that a row of features is a change of fact, by one model."""
    straight: float = model.weights[-1] + sum(map(mul, model.weights, values))
    bent: float = model.prior
    for feature, line, low, high in model.trees:
        feature, line, low, high = low if values[feature] <= line else high
        feature, line, low, high = low if values[feature] <= line else high
        bent += low if values[feature] <= line else high
    return (straight + bent) / 2


def _filled(tree: Any, depth: int = _DEPTH) -> Tree:
    """A tree as it was fitted, a number or [feature, threshold, tree, tree], with questions that change nothing where
    it ends early. Raises ValueError for one that is too deep."""
    if not isinstance(tree, list):
        return (0, 0.0, _filled(tree, depth - 1), _filled(tree, depth - 1)) if depth else tree
    if not depth:
        raise ValueError(f"data/gate.json holds a tree of more than {_DEPTH} questions")
    feature, line, low, high = tree
    return feature, line, _filled(low, depth - 1), _filled(high, depth - 1)


def chance(values: Sequence[float], gate: Gate) -> float:
    """The chance, 0 to 1, that a row of features is a change of fact."""
    said = odds(values, gate.general)
    if touches_denial(values):
        said = (said + odds(values, gate.denial)) / 2
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, said))))


@cache
def fitted() -> Gate:
    """The fitted gate, read once."""
    kept = json.loads(files("services.newsroom.claims").joinpath("data/gate.json").read_text(encoding="utf-8"))
    if tuple(kept["features"]) != FEATURES:
        raise ValueError("data/gate.json was fitted on other features: run tests/benchmarks/fit_gate.py")
    return gate_of(kept)


def gate_of(kept: dict[str, Any]) -> Gate:
    """The gate of two models as they are written: of each the weights, the prior and the trees."""
    general, denial = (
        Model(tuple(kept[name]["weights"]), kept[name]["prior"], tuple(map(_filled, kept[name]["trees"])))
        for name in ("general", "denial")
    )
    return Gate(general, denial)


def likelihood(revision: Revision, judged: Sequence[tuple[Variant, str, Verdict]]) -> float:
    """How likely it is, 0 to 1, that a revision says something else; 0.5 is the line of "material"."""
    p = chance(features(revision, judged), fitted())
    return 0.5 * p / LINE if p < LINE else 0.5 + 0.5 * (p - LINE) / (1 - LINE)


_SMALL = FILLERS | FUNCTION


def _stems(units: tuple[Unit, ...]) -> dict[str, int]:
    """How often each word stands in a side, without its ending; names word by word, so that capitals do not matter."""
    counted: dict[str, int] = {}
    for unit in units:
        if unit.kind != "mark":
            for part in _parts(unit):
                counted[part] = counted.get(part, 0) + 1
    return counted


def _parts(unit: Unit) -> tuple[str, ...]:
    if unit.kind == "word":
        return (stem(unit.key),)
    return _name_parts(unit.text) if unit.kind == "name" else (str(unit.key),)


@lru_cache(maxsize=8192)
def _name_parts(name: str) -> tuple[str, ...]:
    return tuple(stem(style_key(w)) for w in fold(name).split() if w not in FUNCTION)


def _fresh(units: tuple[Unit, ...], other: dict[str, int], own: dict[str, int]) -> list[Unit]:
    """Content units of a run with a word that stands more often on this side than on the other."""
    if not other:
        return [u for u in content_of(units) if u.kind != "name" or _parts(u)]
    return [u for u in content_of(units) if any(other.get(p, 0) < own[p] for p in _parts(u))]


def _characters(units: list[Unit], traits: dict[str, int]) -> int:
    """Of some units with a blank between each two."""
    return traits["characters"] + max(0, len(units) - 1)


def _likeness(replaced: list[tuple[list[Unit], list[Unit]]]) -> float:
    """How alike the words are that stand for each other, letter by letter, at most 1."""
    return max(
        (
            Indel.normalized_similarity("".join(str(u.key) for u in x), "".join(str(u.key) for u in y))
            for x, y in replaced
        ),
        default=0.0,
    )


_ENDS = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z\"“])")


def _sentences(text: str) -> int:
    return len(_ENDS.findall(text))


_JOINS = frozenset("and or but who which that when where while after before because with including".split())
_NOT_BEFORE_THINGS = frozenset("to will would can could may might must should not i you he she we they who n't".split())
_AFTER_THINGS = frozenset(
    "of in on at by for from with to and or is are was were that which who has have had as but than".split()
)


def _denials(a: tuple[Unit, ...], b: tuple[Unit, ...]) -> tuple[int, int, int]:
    """By how many words of denial two sides differ, whether by an odd number, and how many deny another word."""
    ours, theirs = denials(a), denials(b)
    if not ours and not theirs:
        return 0, 0, 0
    off = abs(len(ours) - len(theirs))
    denied = [Counter(stem(of.key) for _, of in side if of is not None) for side in (ours, theirs)]
    return off, off % 2, sum(((denied[0] - denied[1]) + (denied[1] - denied[0])).values())


def _thing(unit: Unit, side: tuple[Unit, ...], spots: dict[int, int]) -> bool:
    """Whether a word looks like a noun by what stands around it. `spots` tells which unit of its side begins where."""
    if unit.kind != "word":
        return unit.kind == "name"
    if unit.text.endswith(("ly", "ed", "ing", "ize", "ise", "ous", "ive", "ful")):
        return False
    n = spots[unit.start]
    before = side[n - 1].key if n else None
    after = side[n + 1] if n + 1 < len(side) else None
    return before not in _NOT_BEFORE_THINGS and (after is None or after.kind == "mark" or after.key in _AFTER_THINGS)


def _things(runs: list[list[Unit]], side: tuple[Unit, ...], spots: dict[int, int]) -> int:
    """How many fresh words look like things."""
    return sum([_thing(u, side, spots) for run in runs for u in run if u.kind == "word"])


def _after_mark(run: tuple[Unit, ...], side: tuple[Unit, ...], spots: dict[int, int]) -> bool:
    n = spots[run[0].start]
    return run[0].kind == "mark" or (n > 0 and side[n - 1].kind == "mark")
