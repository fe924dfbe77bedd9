"""How quotes are followed through edits of known meaning, the sixteen of the seed article, indirect speech, and speed.

    python -m tests.benchmarks.quotes

Reads real articles from the shared folder beside the repository where it is present; else texts of our own.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from services.collation import clean
from services.collation.collate import collate
from services.newsroom.changes import QuoteChange
from services.newsroom.quotes.changes import follow_quotes
from services.newsroom.quotes.words import heard
from services.newsroom.reading import read
from tests.benchmarks import EVAL
from tests.benchmarks.quote_edits import LOUD, QUIET, Edit
from tests.benchmarks.quote_texts import OWN

INDIRECT = Path(__file__).resolve().parents[1] / "cases" / "quotes_indirect.yaml"
SEED_SPEAKERS = "White House,Kirby,Kirby,Kirby,Kirby,Kirby,Dempsey,Panda,Kirby,Kirby,Lee,Lee,Dempsey,Panda,Panda,Kirby"
SAME_FATE = {
    "altered": {"altered", "trimmed", "extended"},
    "reattributed": {"reattributed", "to_named"},
    "swapped speaker": {"reattributed"},
    "marks off": {"to_paraphrase"},
}


def articles() -> list[str]:
    """Real articles with quotes, from the shared evaluation texts; our own where they are not at hand."""
    path = EVAL / "quotes" / "data" / "polnear_train.jsonl"
    if not path.is_file():
        return list(OWN)
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return [text for text in texts if "“" in text]


def follow(before: str, after: str) -> tuple[QuoteChange, ...]:
    """What became of the quotes between two texts."""
    base, witness = clean.from_text(before), clean.from_text(after)
    return follow_quotes(collate(base, witness), read(base), read(witness))


Makers = dict[str, Callable[[str, random.Random], Edit | None]]


def edits(makers: Makers, wanted: int) -> Iterator[tuple[str, str, str, str]]:
    """(kind, before, after, words) until `wanted` of them, the kinds in turn; fewer when nothing fits any more."""
    texts = articles()
    rng = random.Random(20240104)
    made = tries = 0
    kinds = list(makers)
    while made < wanted and tries < wanted * 12:
        kind, text = kinds[tries % len(kinds)], rng.choice(texts)
        tries += 1
        edited = makers[kind](text, rng)
        if edited is not None and edited[0] != text:
            made += 1
            yield kind, text, *edited


def quiet(wanted: int = 1000, show: int = 0) -> tuple[int, int]:
    """How many edits that touch no quote were made, and how many raised a quote change all the same."""
    made = 0
    false: Counter[str] = Counter()
    for kind, before, after, _ in edits(QUIET, wanted):
        made += 1
        changes = [c for c in follow(before, after) if c.change != "kept"]
        if changes:
            false[kind] += 1
            if show > 0:
                show -= 1
                print("   ", kind, [(c.change, c.why) for c in changes])
    print(f"  edits that touch no quote: {made}, with a quote change: {false.total()} {dict(false) or ''}")
    return made, false.total()


def loud(kind: str, wanted: int = 500, show: int = 0) -> tuple[int, int]:
    """How many edits of one kind were made, and how many were found and called by their name."""
    made = found = 0
    for _, before, after, words in edits({kind: LOUD[kind]}, wanted):
        made += 1
        changes = follow(before, after)
        said = heard(words)
        names = SAME_FATE.get(kind, {kind})
        if any(c.change in names and said in (heard(q.text) for q in (c.old, c.new) if q) for c in changes):
            found += 1
        elif show > 0:
            show -= 1
            print("   ", kind, words[:80], [(c.change, c.why) for c in changes if c.change != "kept"])
    print(f"  {kind}: {found} of {made} found ({100 * found / max(1, made):.1f} %)")
    return made, found


def seed() -> int:
    """How many of the seed article's sixteen marked quotes have the right person."""
    path = EVAL.parent / "seed" / "article.txt"
    if not path.is_file():
        print("  seed article: not at hand")
        return 0
    quotes = [q for q in read(clean.from_text(path.read_text(encoding="utf-8"))).quotes if q.kind != "indirect"]
    right = sum(w in (q.speaker or "") for w, q in zip(SEED_SPEAKERS.split(","), quotes, strict=False))
    print(f"  seed article: {len(quotes)} marked quotes found, {right} with the right person, of 16")
    return right


def indirect() -> tuple[float, float]:
    """Precision and recall of indirect speech, words and speaker, over our own labelled sentences."""
    found = right = wanted = 0
    for case in yaml.safe_load(INDIRECT.read_text(encoding="utf-8")):
        told = [[q.text, q.speaker] for q in read(clean.from_text(case["text"])).quotes if q.kind == "indirect"]
        found, wanted = found + len(told), wanted + len(case["told"])
        right += sum(one in case["told"] for one in told)
    print(f"  indirect speech, own sentences: {wanted} told, {found} found, {right} with the right words and speaker")
    return right / found, right / wanted


def speed() -> float:
    """Articles a second of one core, quotes alone; process time."""
    from services.newsroom.quotes.found import find_quotes

    texts = [clean.from_text(text) for text in articles()[:120]]
    begun = time.process_time()
    for text in texts:
        find_quotes(text, ())
    rate = len(texts) / (time.process_time() - begun)
    size = sum(len(t.clean) for t in texts) / len(texts)
    print(f"  {rate:.0f} articles a second and core, of {size:.0f} characters on average")
    return rate


def main(show: int = 0) -> None:
    """Print every figure."""
    seed()
    indirect()
    speed()
    quiet(show=show)
    for kind in LOUD:
        loud(kind, show=show)


if __name__ == "__main__":
    import sys

    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
