"""A story of 20 sources with 10 versions each: what a further version costs, and how long its page takes.

The work of a version is its comparisons and the following of its story, in CPU seconds of this process; the page is
asked for through the application, signed in; on SQLite, or with STORE=postgresql on a PostgreSQL of its own, whose
own CPU is counted too. Wall times depend on who else uses the machine.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from urllib.parse import parse_qs, urlsplit

from sqlalchemy import event

from services import comparison
from services.records import session
from tests.browser import invented
from tests.databases import cluster

SOURCES, VERSIONS = 20, 10
PAGES = ("", "/changes", "/quotes", "/corrections", "/versions")
SYLLABLES = "ba kel lo mir nu ros sa tor vin za dre pol sta gran hel mor tas ven quo bir ost lin wex har".split()
TOLD = (
    "The {0} {1} was {2} after the {3}, its owner said.",
    "{n} {0} were {2} near the {1} when the {3} came in.",
    "A {3} of the {0} lay across the {1}, where nobody {2} it.",
    "Residents of {1} {2} their {0} and waited for the {3}.",
    "The {1} council {2} the {0} until the {3} is over.",
    "No {0} {2} at {1}, though the {3} had been foretold.",
)
"""Ways in which outlets tell what only they tell, with words of their own making."""


def text_of(source: int, version: int) -> str:
    """What one outlet says in one version: copy that all carry, with figures that move, and sentences of its own."""
    random = Random(f"{source}")
    moved = version >= 2 + source % 7
    boats, day, almost = (17, "Friday", "almost ") if moved else (14, "Thursday", "")
    shared = [
        f"The storm at Port Callan sank {boats} boats before dawn on {day}.",
        f"Crews pulled {40 + min(version, 1 + source % 5)} people from the water, the coast guard said.",
        f"Repairs will cost about {6 if source % 4 else 6 + version // 4} million crowns.",
        f"“We had {almost}no time to tie the boats up again,” said Mara Quist, who runs the ferry slip.",
        "The lighthouse on the north mole lost its lamp, and the mast fell across the road.",
        f"Wind of {120 + version // 5 * 2} kilometres an hour was measured at the weather station in Callan.",
    ]
    own = [told(random, n, n == version % 12) for n in range(12 + source % 5)]
    added = [told(random, n, False) for n in range(version)]
    note = "\n\nCorrection: 17 boats sank, not 14." if moved and source % 2 and version > 3 + source % 7 else ""
    sentences = [*shared[:4], *own, *shared[4:], *added]
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)) + note


def told(random: Random, way: int, moved: bool) -> str:
    """A sentence of its own, made of words that no other outlet has."""
    made = ["".join(random.choice(SYLLABLES) for _ in range(3)) for _ in range(4)]
    return TOLD[way % len(TOLD)].format(*made[:2], made[2] + "ed", made[3], n=random.randrange(2, 90) + moved)


def deliveries() -> Iterator[tuple[str, int, int]]:
    """(source, its number, version number) in the order of time: each source tells in turn."""
    for version in range(VERSIONS):
        for source in range(SOURCES):
            yield f"outlet-{source:02}", source, version


def post(name: str, source: int, version: int) -> None:
    """One delivery of the story."""
    at = invented.DAY + timedelta(minutes=20 * version + source)
    headline = f"Storm sinks {14 if version < 2 + source % 7 else 17} boats at Port Callan"
    invented.post(name, "storm-at-port-callan", f"a-{source}", at, text_of(source, version), headline)


@contextmanager
def queries() -> Iterator[list[str]]:
    """The statements that are run meanwhile."""
    said: list[str] = []

    def heard(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    event.listen(session.engine(), "before_cursor_execute", heard)
    try:
        yield said
    finally:
        event.remove(session.engine(), "before_cursor_execute", heard)


def main() -> None:
    """Build the story version by version, then ask for its pages."""
    from services import accounts

    with ExitStack() as stack:
        address = stack.enter_context(cluster()) if os.environ.get("STORE") == "postgresql" else ""
        database = address.replace("/?", "/postgres?")
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        app = stack.enter_context(invented.empty(Path(folder), database))
        accounts.add_user("maya", "reviewer", invented.PASSWORD)
        for source in range(SOURCES):
            accounts.add_source(f"outlet-{source:02}", f"Outlet {source:02}")
        costs = []
        for name, source, version in deliveries():
            post(name, source, version)
            begun = time.process_time()
            comparison.drain("bench", 300)
            costs.append(time.process_time() - begun)
        tenth, last = statistics.median(costs[5:15]), statistics.median(costs[-10:])
        print(f"{len(costs)} versions of {SOURCES} sources, {len(text_of(3, 5).split())} words each")
        print(f"work of a version, CPU ms: tenth {1000 * tenth:.0f}, last {1000 * last:.0f}, ratio {last / tenth:.2f}")
        print("by twenties:", " ".join(f"{1000 * statistics.median(costs[n : n + 20]):.0f}" for n in range(0, 200, 20)))
        client = invented.signed_in(app, "maya")
        print("page        CPU ms   wall ms   queries   kB   server's CPU ms")
        for page in PAGES:
            _ask(client, f"/s/storm-at-port-callan{page}", database)


def _ask(client: object, path: str, database: str) -> None:
    client.get(path)  # type: ignore[attr-defined]  # templates are compiled once
    cpu, wall, before = [], [], served(database)
    for _ in range(5):
        begun, seen = time.process_time(), time.perf_counter()
        with queries() as said:
            answer = client.get(path)  # type: ignore[attr-defined]
        cpu.append(time.process_time() - begun)
        wall.append(time.perf_counter() - seen)
        assert answer.status_code == 200, (path, answer.status_code)
    name = path.rpartition("/")[2][:11] if path.count("/") > 2 else "claims"
    shown = f"{1000 * min(cpu):6.0f} {1000 * min(wall):9.0f} {len(said):9} {len(answer.data) / 1000:6.0f}"
    print(f"{name:11} {shown} {1000 * (served(database) - before) / len(cpu):8.0f}")


def served(database: str) -> float:
    """CPU seconds that the processes of a database server of our own have used; none where there is no server."""
    if not database:
        return 0.0
    home = Path(parse_qs(urlsplit(database).query)["host"][0])
    parent = (home / "data" / "postmaster.pid").read_text().split("\n")[0]
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            rest = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended
        if parent in (rest[1], stat.parent.name):
            ticks += int(rest[11]) + int(rest[12])
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
