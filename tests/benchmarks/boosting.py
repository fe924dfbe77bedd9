"""Gradient-boosted trees in plain Python, small enough to read: for fitting the gate, not for running it.

A tree is a leaf (a number) or [feature, threshold, below or equal, above]. Method: Friedman 2001, logistic loss.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left

Tree = float | list["int | float | Tree"]

DEPTH = 3
RATE = 0.06
SMALLEST_LEAF = 25
ROWS = 0.7
FEATURES = 0.3
BINS = 24


def boost(x: list[list[float]], y: list[bool], rounds: int = 150, seed: int = 0) -> tuple[float, list[Tree]]:
    """The prior log-odds and the trees; a row's log-odds is the prior plus the sum of its leaves."""
    rng = random.Random(seed)
    edges = [_edges([row[j] for row in x]) for j in range(len(x[0]))]
    binned = [[bisect_left(edges[j], row[j]) for row in x] for j in range(len(x[0]))]
    share = sum(y) / len(y)
    prior = math.log(share / (1 - share))
    odds = [prior] * len(y)
    trees: list[Tree] = []
    for _ in range(rounds):
        chance = [1 / (1 + math.exp(-o)) for o in odds]
        slope = [t - p for t, p in zip(y, chance, strict=True)]
        sample = rng.sample(range(len(y)), int(ROWS * len(y)))
        tree = _grow(sample, DEPTH, binned, edges, slope, chance, rng)
        trees.append(tree)
        odds = [o + leaf(tree, row) for o, row in zip(odds, x, strict=True)]
    return prior, trees


def leaf(tree: Tree, row: list[float]) -> float:
    """The leaf a row falls into."""
    while isinstance(tree, list):
        feature, threshold, low, high = tree
        tree = low if row[int(feature)] <= threshold else high  # type: ignore[arg-type, operator]
    return tree


def _edges(column: list[float]) -> list[float]:
    values = sorted(set(column))
    if len(values) <= BINS:
        return values[:-1]
    ordered = sorted(column)
    return sorted({ordered[len(ordered) * n // BINS] for n in range(1, BINS)})


def _grow(
    rows: list[int],
    depth: int,
    binned: list[list[int]],
    edges: list[list[float]],
    slope: list[float],
    chance: list[float],
    rng: random.Random,
) -> Tree:
    best = None if depth == 0 or len(rows) < 2 * SMALLEST_LEAF else _split(rows, binned, edges, slope, rng)
    if best is None:
        bend = sum(chance[i] * (1 - chance[i]) for i in rows) or 1e-9
        return round(RATE * sum(slope[i] for i in rows) / bend, 5)
    feature, cut = best
    column = binned[feature]
    low = [i for i in rows if column[i] <= cut]
    high = [i for i in rows if column[i] > cut]
    parts = [_grow(part, depth - 1, binned, edges, slope, chance, rng) for part in (low, high)]
    return [feature, round(edges[feature][cut], 5), parts[0], parts[1]]


def _split(
    rows: list[int], binned: list[list[int]], edges: list[list[float]], slope: list[float], rng: random.Random
) -> tuple[int, int] | None:
    total = sum(slope[i] for i in rows)
    most, best = total * total / len(rows) + 1e-9, None
    for feature in rng.sample(range(len(binned)), int(FEATURES * len(binned))):
        size = len(edges[feature]) + 1
        sums, counts, column = [0.0] * size, [0] * size, binned[feature]
        for i in rows:
            sums[column[i]] += slope[i]
            counts[column[i]] += 1
        left, n = 0.0, 0
        for cut in range(size - 1):
            left += sums[cut]
            n += counts[cut]
            if n < SMALLEST_LEAF or len(rows) - n < SMALLEST_LEAF:
                continue
            gain = left * left / n + (total - left) ** 2 / (len(rows) - n)
            if gain > most:
                most, best = gain, (feature, cut)
    return best
