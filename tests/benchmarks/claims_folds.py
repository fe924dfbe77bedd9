"""What the whole product makes of labelled revisions that its gate never saw: five folds by document.

The gate is fitted on IteraTeR, so only revisions of documents left out of the fit tell how well it does; each fold is
judged by all rules and by a gate fitted on the other four. Of VitaminC nothing is fitted, and all of it is factual.
"""

from __future__ import annotations

import json
from pathlib import Path
from unittest import mock

from services.newsroom.claims import gate, weighing
from tests.benchmarks import EVAL
from tests.benchmarks.fit_gate import Row, fit_gate, ranking, rows

DATA = EVAL / "claims" / "data"
FOLDS = 5


def judged(path: Path, documents: set[str] | None = None) -> list[tuple[bool, float, bool]]:
    """Of each pair whose document is asked for: called material, the highest score of a change, labelled factual."""
    from tests.benchmarks.claims import changes

    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if documents is not None and document(pair) not in documents:
            continue
        found = changes(pair["before"], pair["after"])
        score = max((c.score for c in found), default=0.0)
        out.append((any(c.material for c in found), score, pair["label"] == "factual"))
    return out


def document(pair: dict[str, str]) -> str:
    """The document a pair was taken from."""
    return str(pair.get("doc") or pair["id"].rpartition("-")[0])


def folded(path: Path, data: list[Row], denied: list[Row]) -> list[tuple[bool, float, bool]]:
    """What `judged` says of a file's pairs, each fold by a gate that was fitted without its documents."""
    names = sorted({row[2] for row in (*data, *denied)})
    out: list[tuple[bool, float, bool]] = []
    for fold in range(FOLDS):
        left_out = set(names[fold::FOLDS])
        kept = ([row for row in part if row[2] not in left_out] for part in (data, denied))
        fitted = gate.gate_of(fit_gate(*kept))
        weighing.forget()
        with mock.patch.object(gate, "fitted", lambda fitted=fitted: fitted):
            out += judged(path, left_out)
        weighing.forget()
    return out


def main() -> None:
    """Print AUC, F1 and false alarms of the folds, and the recall on what is all factual."""
    if not DATA.exists():
        print("Labelled revisions are not measured: there is no evaluation folder here (VARIORUM_EVAL).")
        return
    data, denied = (rows(str(DATA / name)) for name in ("iterater_train.jsonl", "condaqa_dev.jsonl"))
    for name in ("iterater_train.jsonl", "condaqa_dev.jsonl"):
        told(f"{name}, five folds by document", folded(DATA / name, data, denied))
        told(f"{name}, by the gate in force", judged(DATA / name))
    told("vitaminc_real_dev.jsonl", judged(DATA / "vitaminc_real_dev.jsonl"))


def told(name: str, found: list[tuple[bool, float, bool]]) -> None:
    """Print one line of figures."""
    hit = sum(said and truth for said, _, truth in found)
    false = sum(said and not truth for said, _, truth in found)
    factual = sum(truth for _, _, truth in found)
    line = f"{name}: recall {hit / factual:.3f}"
    if factual < len(found):
        auc = ranking([score for _, score, _ in found], [truth for _, _, truth in found])
        f1 = 2 * hit / (hit + false + factual)
        line += f", false alarms {false / (len(found) - factual):.3f}, F1 {f1:.3f}, AUC {auc:.3f}"
    print(line, flush=True)


if __name__ == "__main__":
    main()
