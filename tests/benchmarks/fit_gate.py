"""Fits the gate's weights: which revised sentences say something else.

    python -m tests.benchmarks.fit_gate iterater_train.jsonl

The data is the human-edited part of IteraTeR (Du et al., ACL 2022; Apache-2.0): one JSON object a line with before,
after
and label ("factual" or "cosmetic"). Half the log-odds come from a logistic regression (Newton's
method with a ridge),
half from boosted trees; no library but Python's own. The result is services/newsroom/claims/data/gate.json.
Prints what five folds, split by document, make of rows they never saw.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

from services.newsroom.claims import gate
from services.newsroom.claims.rubric import CURRENT, RUBRICS
from services.newsroom.claims.variants import Revision
from services.newsroom.values.units import units_of
from tests.benchmarks.boosting import boost

RIDGE = 10.0
"""Prior weight of zero for each standardised feature; 3 and 30 give the same to two places."""

TARGET = Path(gate.__file__).parent / "data" / "gate.json"


def rows(path: str) -> list[tuple[list[float], bool, str]]:
    """(features, factual, document) of each pair."""
    out = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        revision = Revision(pair["before"], pair["after"], units_of(pair["before"]), units_of(pair["after"]))
        judged = RUBRICS[CURRENT].judge_all(revision)
        out.append((gate.features(revision, judged), pair["label"] == "factual", str(pair.get("doc", pair["id"]))))
    return out


def fit(x: list[list[float]], y: list[bool], rounds: int = 8) -> list[float]:
    """Weights by feature, the bias last, for features as the gate gives them."""
    size, n = len(x[0]), len(x)
    mean = [sum(col) / n for col in zip(*x, strict=True)]
    scale = [
        math.sqrt(sum((v - m) ** 2 for v in col) / n) or 1.0 for col, m in zip(zip(*x, strict=True), mean, strict=True)
    ]
    z = [[(v - m) / s for v, m, s in zip(row, mean, scale, strict=True)] + [1.0] for row in x]
    weights = [0.0] * (size + 1)
    for _ in range(rounds):
        slope = [RIDGE * w for w in weights[:-1]] + [0.0]
        curve = [[0.0] * (size + 1) for _ in range(size + 1)]
        for row, truth in zip(z, y, strict=True):
            p = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, row, strict=True))))
            off, bend = p - truth, p * (1 - p)
            for i, v in enumerate(row):
                slope[i] += off * v
                if v:
                    part, line = bend * v, curve[i]
                    for j in range(i + 1):
                        line[j] += part * row[j]
        for i in range(size + 1):
            curve[i][i] += RIDGE if i < size else 1e-9
            for j in range(i):
                curve[j][i] = curve[i][j]
        weights = [w - d for w, d in zip(weights, solve(curve, slope), strict=True)]
    plain = [w / s for w, s in zip(weights, scale, strict=False)]
    return [*plain, weights[-1] - sum(w * m for w, m in zip(plain, mean, strict=True))]


def solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Gaussian elimination with pivots."""
    rows = [[*line, v] for line, v in zip(matrix, vector, strict=True)]
    n = len(rows)
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, n):
            factor = rows[k][i] / rows[i][i]
            if factor:
                rows[k] = [b - factor * a for a, b in zip(rows[i], rows[k], strict=True)]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][k] * out[k] for k in range(i + 1, n))) / rows[i][i]
    return out


def ranking(scores: list[float], truths: list[bool]) -> float:
    """The chance that a factual row scores above a cosmetic one."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    positives = sum(truths)
    ranks = sum(rank for rank, i in enumerate(order, 1) if truths[i])
    return (ranks - positives * (positives + 1) / 2) / (positives * (len(truths) - positives))


def main(path: str) -> None:
    """Fit on all rows, write the weights, and print the figures of five folds."""
    data = rows(path)
    x, y = [r[0] for r in data], [r[1] for r in data]
    documents = sorted({r[2] for r in data})
    fold = {d: n % 5 for n, d in enumerate(documents)}
    scores = [0.0] * len(data)
    for k in range(5):
        learn = [i for i, r in enumerate(data) if fold[r[2]] != k]
        model = fit_both([x[i] for i in learn], [y[i] for i in learn])
        for i in set(range(len(data))) - set(learn):
            scores[i] = gate.chance(x[i], model)
    print(f"five folds by document: AUC {ranking(scores, y):.3f}")
    for line in (0.25, 0.3, 0.35, 0.4, 0.5):
        hit = sum(s >= line for s, t in zip(scores, y, strict=True) if t)
        false = sum(s >= line for s, t in zip(scores, y, strict=True) if not t)
        f1 = 2 * hit / (hit + false + sum(y))
        print(f"from {line}: recall {hit / sum(y):.3f}, false alarms {false / (len(y) - sum(y)):.3f}, F1 {f1:.3f}")
    model = fit_both(x, y)
    source = (
        "Fitted by tests/benchmarks/fit_gate.py on IteraTeR's human-edited training part (Du et al., 2022; Apache-2.0)."
    )
    kept = {
        "source": source,
        "features": list(gate.FEATURES),
        "weights": [round(w, 5) for w in model.weights],
        "prior": round(model.prior, 5),
        "trees": model.trees,
    }
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")


def fit_both(x: list[list[float]], y: list[bool]) -> gate.Model:
    """The two halves of the gate."""
    prior, trees = boost(x, y)
    return gate.Model(tuple(fit(x, y)), prior, tuple(trees))


if __name__ == "__main__":
    main(sys.argv[1])
