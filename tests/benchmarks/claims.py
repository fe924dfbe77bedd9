"""How well edits of known meaning are told apart, on real paragraphs when a file of versions is given.

python -m tests.benchmarks.claims [18f_blog_versions.jsonl] [--show N]
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from services.collation import clean
from services.newsroom.changes import Change
from services.newsroom.compare import Edition, compare
from tests.benchmarks import claims_folds
from tests.benchmarks.edits import COSMETIC, MATERIAL, in_passive

PARAGRAPHS = 300
WHEN = datetime(2024, 1, 4, tzinfo=UTC)
OWN = (
    "The harbour board of Kelmouth met on Tuesday and approved a plan to deepen the channel by 3 metres. Dana "
    "Whitlow, who leads the board,"
    " said the work will cost about 14 million euros. The first dredger is expected in March, and the last one "
    "should leave in October 2025.",
    "Firefighters in Oststadt were called at 6 a.m. on Friday. The fire had spread to 12 houses, but it was under "
    "control by noon. Inspector Rolf Hagen told reporters that nobody has been hurt. The cause is not known, "
    "and the police are looking for 2 "
    "witnesses.",
    "The school in Brennick has 480 pupils. It was built in 1962 and it has never been renovated. Head teacher "
    "Amara Nwosu says the roof leaks in"
    " five rooms. The county will pay 60 percent of the repairs, and parents have collected 9,400 pounds since Monday.",
)


def paragraphs(path: str | None) -> list[str]:
    """Real paragraphs of 150 to 900 characters from a file of versions, or our own ones over and over."""
    if path is None:
        return [OWN[n % len(OWN)] for n in range(60)]
    found = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["versions"][-1]["text"]
        found += [p.strip() for p in text.split("\n") if 150 <= len(p.strip()) <= 900 and p.strip()[0].isupper()]
    rng = random.Random(11)
    rng.shuffle(found)
    return found[: PARAGRAPHS * 8]


def changes(before: str, after: str) -> tuple[Change, ...]:
    """What the engine says changed."""
    base, witness = (Edition(clean.from_text(t), published_at=WHEN) for t in (before, after))
    return compare(base, witness).changes


def main(path: str | None = None, show: int = 0) -> None:
    """Print the share of right answers for each kind of edit."""
    texts = paragraphs(path)
    for kind, (maker, slots) in MATERIAL.items():
        rng = random.Random(f"claims {kind}")
        asked = found = 0
        for text in texts:
            edited = maker(text, rng)
            if edited is None or asked == PARAGRAPHS:
                continue
            asked += 1
            said = changes(text, edited)
            right = any(c.material and c.slot in slots for c in said)
            found += right
            if not right and show > 0:
                show -= 1
                _print(kind, text, edited, said)
        print(f"{kind:10s} found with the right slot {found / max(1, asked):.3f} of {asked}")
    for name, make in COSMETIC.items():
        rng = random.Random(f"claims {name}")
        asked = quiet = 0
        loud: Counter[str] = Counter()
        for text in texts:
            edited = make(text, rng)
            if edited is None or asked == PARAGRAPHS:
                continue
            asked += 1
            said = changes(edited, in_passive(edited)) if name == "voice" else changes(text, edited)
            right = not any(c.material for c in said)
            quiet += right
            loud.update(c.slot for c in said if c.material)
            if not right and show > 0:
                show -= 1
                _print(name, text, edited, said)
        print(f"{name:10s} no material change       {quiet / max(1, asked):.3f} of {asked} {dict(loud) or ''}")
    claims_folds.main()


def _print(kind: str, before: str, after: str, said: tuple[Change, ...]) -> None:
    print(f"\n{kind}\n  - {before}\n  + {after}")
    for c in said:
        print(f"    {c.effect} {c.slot} {c.score:.2f} {'MATERIAL' if c.material else ''} {c.old!r} -> {c.new!r}")


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if not a.startswith("--") and not a.isdigit()]
    number = int(sys.argv[sys.argv.index("--show") + 1]) if "--show" in sys.argv else 0
    main(arguments[0] if arguments else None, number)
