"""Makes the table of English words, synonyms and opposites from the database files of WordNet 3.0.

    python -m tests.benchmarks.make_words /usr/share/wordnet

(Debian: package wordnet-base.) A synonym is taken only from the first senses of both words, so that "buy" never stands
for "bribe". Words that WordNet's tagged texts never use are left out. The result is
services/newsroom/lexicon/data/words.txt.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from services.newsroom.lexicon import meanings

PARTS = {"noun": 2, "verb": 3, "adj": 2, "adv": 2}
"""Each part of speech, and how many of a word's senses count; verbs have more, and nearer ones."""

TARGET = Path(meanings.__file__).parent / "data" / "words.txt"
NOTICE = (
    "Synonyms (=), opposites (!) and other words (.) of English, from WordNet 3.0, by tests/benchmarks/make_words.py.",
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


def _members(row: list[str]) -> list[str]:
    return [word.lower().partition("(")[0] for word in row[4 : 4 + 2 * int(row[3], 16) : 2]]


def _opposed(row: list[str]) -> list[tuple[int, str, int]]:
    """Which word of a synset is the opposite of which word of which other synset."""
    at = 4 + 2 * int(row[3], 16)
    pointers = [row[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(row[at]))]
    return [(int(ends[:2], 16), place, int(ends[2:], 16)) for sign, place, _, ends in pointers if sign == "!"]


def main(folder: str) -> None:
    """Write the table and print how much is in it."""
    groups, opposites, words = read(Path(folder))
    paired = {word for group in groups | opposites for word in group}
    lines = [f"# {line}" for line in NOTICE]
    lines += [f"={' '.join(group)}" for group in sorted(groups)]
    lines += [f"!{' '.join(pair)}" for pair in sorted(opposites)]
    lines.append(f".{' '.join(sorted(words - paired))}")
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(groups)} groups, {len(opposites)} opposites, {len(words)} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
