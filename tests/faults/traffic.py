"""A newsroom that posts while things break: many articles, a little out of order, some versions twice at once."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from queue import Empty, Queue
from random import Random
from typing import Any

import httpx

from seeds.client import Door, RefusedError, post

SAID = (
    "The bridge at Ostry closed on {day}. The council of the town said that {cars} cars were on it at the time.",
    '"Nobody was hurt," said Ann Holt, who leads the council. "We will build a new one."',
    "A new bridge will cost {cost} million crowns, the council said.",
    "It was built in 1931 and is 40 metres long. Ferries run every {minutes} minutes.",
    "Schools on the left bank stay closed. Buses take the road by Larn, which is {detour} kilometres longer.",
)
DAYS = ("Monday", "Tuesday", "Sunday")


def versions(count: int, random: Random) -> list[dict[str, Any]]:
    """So many payloads: stories of two articles, each version a fact or two away from the one before."""
    articles = max(2, count // 50)
    facts = {
        n: {"day": "Monday", "cars": 4, "cost": 90, "minutes": 20, "detour": 12, "edition": 0} for n in range(articles)
    }
    made = []
    for at in range(count):
        n = at % articles
        fact = facts[n]
        fact["edition"] += 1
        fact[random.choice(("cars", "cost", "minutes", "detour"))] = random.randrange(2, 200)
        fact["day"] = random.choice(DAYS)
        body = "\n\n".join(SAID).format(**fact) + f"\n\nThis is edition {fact['edition']} of report {n}."
        minute = fact["edition"]
        made.append(
            {
                "story": f"bridge-{n // 2}",
                "article": f"report-{n}",
                "headline": f"Bridge at Ostry closed on {fact['day']}",
                "body_text": body,
                "published_at": f"2026-03-{1 + minute // 1440:02d}T{minute // 60 % 24:02d}:{minute % 60:02d}:00Z",
            }
        )
    return _a_little_mixed(made, random)


def _a_little_mixed(made: list[dict[str, Any]], random: Random) -> list[dict[str, Any]]:
    return [made[i] for i in sorted(range(len(made)), key=lambda i: i + random.uniform(0, 120))]


@dataclass(slots=True)
class Newsroom:
    """Posts payloads at a rate, from several threads, trying again under the same id whenever no answer came."""

    door: Door
    rate: float
    answers: list[dict[str, Any]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def post(self, payloads: list[dict[str, Any]], random: Random, threads: int = 6) -> threading.Thread:
        """Begin to post; the thread that ends when all is answered."""
        waiting: Queue[dict[str, Any]] = Queue()
        senders = [threading.Thread(target=self._send, args=(waiting,), daemon=True) for _ in range(threads)]

        def feed() -> None:
            for sender in senders:
                sender.start()
            for payload in payloads:
                for _ in range(2 if random.random() < 0.1 else 1):
                    waiting.put(payload)
                time.sleep(random.expovariate(self.rate))
            for _ in senders:
                waiting.put({})
            for sender in senders:
                sender.join()

        thread = threading.Thread(target=feed, daemon=True)
        thread.start()
        return thread

    def _send(self, waiting: Queue[dict[str, Any]]) -> None:
        with httpx.Client() as session:
            while True:
                try:
                    payload = waiting.get(timeout=60)
                except Empty:
                    return
                if not payload:
                    return
                try:
                    self.answers.append(post(self.door, payload, session=session))
                except (RefusedError, httpx.HTTPError) as error:
                    self.failures.append(f"{type(error).__name__}: {error}")
