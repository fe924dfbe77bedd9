"""Makes the table of English words, synonyms and opposites from the database files of WordNet 3.0.

    python -m tests.benchmarks.make_words /usr/share/wordnet

(Debian: package wordnet-base.) A synonym is taken only from the first senses of both words, so that "buy" never stands
for "bribe". Words that WordNet's tagged texts never use are left out, but for the kinds of things in KINDS, which are
written as trees: each line a depth and the words of one thing. The result is
services/newsroom/lexicon/data/words.txt.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from services.newsroom.lexicon import meanings

PARTS = {"noun": 2, "verb": 3, "adj": 2, "adv": 2}
"""Each part of speech, and how many of a word's senses count; verbs have more, and nearer ones."""

KINDS = (
    "body_part disease injury crime weapon vehicle metallic_element relative chromatic_color musical_instrument "
    "building beverage meat vegetable fruit sport fuel gas music_genre religion missile explosive_device garment "
    "body_of_water mammal bird fish reptile insect natural_elevation penalty worker professional "
    "narcotic cereal communicator entertainer athlete criminal"
).split()
"""Things of which news names one or another, and one is not the other: an arm and a leg, a pistol and a rifle."""

TARGET = Path(meanings.__file__).parent / "data" / "words.txt"
NOTICE = (
    "Synonyms (=), opposites (!), other words (.) and kinds of things (~) of English, from WordNet 3.0, by "
    "tests/benchmarks/make_words.py.",
    "WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Permission to use, copy, modify and "
    "distribute this software and database for any purpose and without fee or royalty is granted, provided that this "
    'notice appears on all copies. THIS DATABASE IS PROVIDED "AS IS" WITHOUT WARRANTIES OF ANY KIND. The name of '
    "Princeton University may not be used in advertising; title to copyright stays with Princeton University.",
)
_PLAIN = re.compile(r"[a-z]{3,}")


def used(folder: Path) -> Counter[str]:
    """How often WordNet's tagged texts use each word."""
    counts: Counter[str] = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        sense, _, times = line.split()
        counts[sense.partition("%")[0]] += int(times)
    return counts


def entries(folder: Path, name: str) -> list[list[str]]:
    """The lines of a database file without its licence, split."""
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return [line.partition("|")[0].split() for line in lines if line[:1] != " "]


def read(folder: Path) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]], set[str]]:
    """Groups of synonyms, pairs of opposites, and all words in use."""
    counts = used(folder)
    groups: set[tuple[str, ...]] = set()
    opposites: set[tuple[str, ...]] = set()
    words: set[str] = set()
    for part, senses in PARTS.items():
        first: set[tuple[str, str]] = set()
        for word, _, number, *rest in entries(folder, f"index.{part}"):
            if _PLAIN.fullmatch(word) and counts[word]:
                words.add(word)
                first |= {(word, place) for place in rest[-int(number) :][:senses]}
        members = {row[0]: _members(row) for row in entries(folder, f"data.{part}")}
        for row in entries(folder, f"data.{part}"):
            group = {word for word in members[row[0]] if (word, row[0]) in first}
            if len(group) > 1:
                groups.add(tuple(sorted(group)))
            for mine, other, its in _opposed(row):
                pair = members[row[0]][mine - 1], members.get(other, [])[its - 1 : its]
                if pair[1] and all(_PLAIN.fullmatch(w) and counts[w] for w in (pair[0], *pair[1])):
                    opposites.add(tuple(sorted((pair[0], *pair[1]))))
    return groups, opposites, words


def kinds(folder: Path) -> list[tuple[int, list[str]]]:
    """The trees of KINDS in their order: the depth of each thing and its words, the root at 0."""
    rows = {row[0]: row for row in entries(folder, "data.noun")}
    index = {row[0]: row[-int(row[2]) :] for row in entries(folder, "index.noun")}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for place, row in rows.items():
        for above in _above(row):
            below[above].append(place)
    found: list[tuple[int, list[str]]] = []

    def walk(place: str, depth: int) -> None:
        words = [w for w in _members(rows[place]) if _PLAIN.fullmatch(w) and place in index[w][:2]]
        if words:
            found.append((depth, words))
        for under in sorted(below[place]):
            walk(under, depth + bool(words))

    for kind in KINDS:
        root = next(place for place in index[kind] if rows[place][1] in _THINGS)
        found.append((0, [kind]))
        walk(root, 1)
    return found


_THINGS = ("04", "05", "06", "07", "08", "10", "13", "14", "17", "18", "20", "21", "26", "27")
"""Numbers of WordNet's files of nouns in which a root is looked for, all but its first and the abstract ones."""


def neighbours(folder: Path) -> dict[str, set[str]]:
    """Each word -> words behind it in the alphabet whose senses lie next to one of its own: one is a kind of the other,
    like it, or made from it."""
    counts = used(folder)
    rows = {(_LETTER[part], row[0]): row for part in PARTS for row in entries(folder, f"data.{part}")}
    index = {
        (_LETTER[part], row[0]): row[-int(row[2]) :][:_SENSES]
        for part in PARTS
        for row in entries(folder, f"index.{part}")
    }

    def known(place: tuple[str, str]) -> set[str]:
        words = [w for w in _members(rows[place]) if _PLAIN.fullmatch(w) and counts[w] > _SELDOM]
        return {w for w in words if place[1] in index.get((place[0], w), [])}

    found: defaultdict[str, set[str]] = defaultdict(set)
    for place, row in rows.items():
        core = known(place)
        near = core.union(*[known((letter, to)) for sign, to, letter, _ in _pointers(row) if sign in _NEXT and core])
        for word in core:
            for other in near - {word}:
                found[min(word, other)].add(max(word, other))
    return found


_LETTER = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_SENSES = 3
"""Senses of a word that count for what lies next to it."""
_SELDOM = 4
"""Times in WordNet's tagged texts up to which a word is rare: of rare ones nothing is told."""
_NEXT = frozenset(("@", "~", "&", "+", "\\", "$", "^", "="))
"""WordNet's signs for a kind, what it is a kind of, a likeness, a derivation, a group of verbs, an attribute."""


def _pointers(row: list[str]) -> list[tuple[str, str, str, str]]:
    at = 4 + 2 * int(row[3], 16)
    return [
        (row[n], row[n + 1], row[n + 2].replace("s", "a"), row[n + 3])
        for n in range(at + 1, at + 1 + 4 * int(row[at]), 4)
    ]


def _above(row: list[str]) -> list[str]:
    """The things of which a thing is a kind."""
    return [place for sign, place, _, _ in _pointers(row) if sign == "@"]


def _members(row: list[str]) -> list[str]:
    return [word.lower().partition("(")[0] for word in row[4 : 4 + 2 * int(row[3], 16) : 2]]


def _opposed(row: list[str]) -> list[tuple[int, str, int]]:
    """Which word of a synset is the opposite of which word of which other synset."""
    return [(int(ends[:2], 16), place, int(ends[2:], 16)) for sign, place, _, ends in _pointers(row) if sign == "!"]


def main(folder: str) -> None:
    """Write the table and print how much is in it."""
    groups, opposites, words = read(Path(folder))
    paired = {word for group in groups | opposites for word in group}
    lines = [f"# {line}" for line in NOTICE]
    lines += [f"={' '.join(group)}" for group in sorted(groups)]
    lines += [f"!{' '.join(pair)}" for pair in sorted(opposites)]
    lines.append(f".{' '.join(sorted(words - paired))}")
    things = kinds(Path(folder))
    lines += [f"~{depth} {' '.join(known)}".rstrip() for depth, known in things]
    lines += [f"^{word} {' '.join(sorted(near))}" for word, near in sorted(neighbours(Path(folder)).items())]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(groups)} groups, {len(opposites)} opposites, {len(words)} words, {len(things)} things")
    print(f"{TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
