"""Fits the gate's weights: which revised sentences say something else.

    python -m tests.benchmarks.fit_gate iterater_train.jsonl condaqa_dev.jsonl

The data is the human-edited part of IteraTeR (Du et al., ACL 2022; Apache-2.0), and for what is denied ConDaQA
(Ravichander et al., EMNLP 2022; Apache-2.0): one JSON object a line with before, after
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
from typing import Any

from services.newsroom.claims import gate
from services.newsroom.claims.rubric import CURRENT, RUBRICS
from services.newsroom.claims.variants import Revision
from services.newsroom.values.units import units_of
from tests.benchmarks.boosting import boost

RIDGE = 10.0
"""Prior weight of zero for each standardised feature; 3 and 30 give the same to two places."""

TARGET = Path(gate.__file__).parent / "data" / "gate.json"


Row = tuple[list[float], bool, str]


def rows(path: str) -> list[Row]:
    """(features, factual, document) of each pair."""
    out = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        revision = Revision(pair["before"], pair["after"], units_of(pair["before"]), units_of(pair["after"]))
        judged = RUBRICS[CURRENT].judge_all(revision)
        out.append(
            (
                gate.features(revision, judged),
                pair["label"] == "factual",
                str(pair.get("doc") or pair["id"].rpartition("-")[0]),
            )
        )
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


def main(path: str, denials: str) -> None:
    """Fit on all rows, write the weights, and print the figures of five folds."""
    data, denied = rows(path), rows(denials)
    every = data + denied
    fold = {d: n % 5 for n, d in enumerate(sorted({r[2] for r in every}))}
    scores = [0.0] * len(every)
    for k in range(5):
        kept = [row for row in data if fold[row[2]] != k], [row for row in denied if fold[row[2]] != k]
        model = gate.gate_of(fit_gate(*kept))
        for i, row in enumerate(every):
            if fold[row[2]] == k:
                scores[i] = gate.chance(row[0], model)
    y = [r[1] for r in data]
    print(f"five folds by document: AUC {ranking(scores[: len(data)], y):.3f}")
    print(f"of denials: AUC {ranking(scores[len(data) :], [r[1] for r in denied]):.3f}")
    for line in (0.25, 0.3, 0.35, 0.4, 0.5):
        hit = sum(s >= line for s, t in zip(scores, y, strict=False) if t)
        false = sum(s >= line for s, t in zip(scores, y, strict=False) if not t)
        f1 = 2 * hit / (hit + false + sum(y))
        print(f"from {line}: recall {hit / sum(y):.3f}, false alarms {false / (len(y) - sum(y)):.3f}, F1 {f1:.3f}")
    source = (
        "Fitted by tests/benchmarks/fit_gate.py on IteraTeR's human-edited training part (Du et al., 2022; Apache-2.0);"
        " the part for denials on the same and on ConDaQA's development part (Ravichander et al., 2022; Apache-2.0)."
    )
    written: dict[str, Any] = {"source": source, "features": list(gate.FEATURES)} | fit_gate(data, denied)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(written, separators=(",", ":")) + "\n", encoding="utf-8")


def fit_gate(data: list[Row], denied: list[Row]) -> dict[str, Any]:
    """The gate as it is written: one model of all revisions, one of those where what is denied differs."""
    touched = [row for row in data if gate.touches_denial(row[0])]
    return {"general": fit_both(data, 150), "denial": fit_both(touched + denied, 60)}


def fit_both(data: list[Row], rounds: int) -> dict[str, Any]:
    """The two halves of a model."""
    x, y = [r[0] for r in data], [r[1] for r in data]
    prior, trees = boost(x, y, rounds)
    return {"weights": [round(w, 5) for w in fit(x, y)], "prior": round(prior, 5), "trees": trees}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
