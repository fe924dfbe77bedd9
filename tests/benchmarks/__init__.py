"""Every figure the README quotes. `make bench` runs all; `python -m tests.benchmarks NAME ...` some.

Labelled data is read from the folder VARIORUM_EVAL, else from `../shared/eval` beside the repository; without it a
bench prints what it can measure alone. Times are CPU time; compare ratios within one run only.
"""

from __future__ import annotations

import os
from pathlib import Path

EVAL = Path(os.environ.get("VARIORUM_EVAL") or Path(__file__).resolve().parents[3] / "shared" / "eval")
"""Where the labelled data lies, if it lies anywhere."""
