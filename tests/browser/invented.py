# ruff: noqa: E501 - the texts stand as they were posted
"""Invented stories for the pages: every place, person and event is made up. Posted through the intake, in process."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from services import accounts, comparison, intake
from services.errors import Invalid, NotSigned
from services.intake import Posted, Received

PASSWORD = "tidewater-9"
DAY = datetime(2026, 3, 3, tzinfo=UTC)

SOURCES = (
    ("tidewater", "Tidewater Wire"),
    ("ellery", "The Ellery Gazette"),
    ("northshore", "North Shore Post"),
    ("hidaya", "صحيفة الهداية"),
)

BODY = """Fire at the Ellery grain terminal killed at least 12 workers early on Tuesday, harbour officials said.

The terminal was holding about 310 tonnes of wheat when flames broke out on the lower conveyor deck shortly after 3 a.m., according to the coast guard.

Investigators believe an electrical fault in a refrigerated silo started the blaze.

The town of Port Ellery lies on the mouth of the Sarn. It has some 18,000 people. Most of them work in the harbour or on boats. The terminal opened in 1974. It was widened twice, the last time in 2009. Ships from eleven countries load there.

“We had no warning at all,” said foreman Tomas Arendt, who led his crew down an outer stair.

“Nobody came for two hours,” a survivor who asked not to be named told North Shore Post.

The terminal passed a safety inspection in November. Its owner, Sarn Bulk Holdings, did not answer questions.

Schools in the old harbour quarter stayed closed. Buses ran as usual. The market moved to the upper square. The library opened its reading rooms to families who could not go home. Volunteers brought soup and blankets.

The port authority will hold a public hearing on 19 March. Its director, Ines Valgard, said the fire was “a tragedy for every family in this town.”
"""

TIDE = (
    ("06:12", "Fire at Ellery grain terminal leaves at least 12 dead", BODY, ""),
    (
        "07:30",
        "Fire at Ellery grain terminal leaves at least 12 dead",
        BODY.replace("about 310 tonnes", "288 tonnes"),
        "",
    ),
    (
        "09:05",
        "Fire at Ellery grain terminal leaves 15 dead",
        BODY.replace("about 310 tonnes", "288 tonnes").replace(
            "at least 12 workers early on Tuesday", "15 workers early on Wednesday"
        ),
        "Correction, 09:05: An earlier version of this article misstated the day of the fire. It was Wednesday, not Tuesday.",
    ),
    (
        "13:10",
        "Fire at Ellery grain terminal leaves 15 dead",
        BODY.replace("about 310 tonnes", "288 tonnes")
        .replace("at least 12 workers early on Tuesday", "15 workers early on Wednesday")
        .replace("Volunteers brought soup and blankets.", "Volunteers brought soup, bread and blankets."),
        "Correction, 09:05: An earlier version of this article misstated the day of the fire. It was Wednesday, not Tuesday.",
    ),
)

GAZETTE_1 = BODY.replace("some 18,000 people", "about 18,000 people")
GAZETTE_2 = GAZETTE_1.replace("stayed closed", "remained closed")
GAZETTE_3 = GAZETTE_2.replace("about 310 tonnes", "288 tonnes").replace(
    "believe an electrical", "have not ruled out that an electrical"
)
GAZETTE_4 = GAZETTE_3.replace("early on Tuesday", "early on Wednesday").replace(
    "no warning at all", "almost no warning"
)
GAZETTE_5 = GAZETTE_4.replace("at least 12 workers", "15 workers").replace(
    "“Nobody came for two hours,” a survivor who asked not to be named told North Shore Post.\n\n", ""
)
GAZETTE_6 = (
    GAZETTE_5.replace(
        "shortly after 3 a.m., according to the coast guard",
        "at 2:40 a.m., according to a port log seen by the Gazette",
    )
    .replace("Tomas Arendt", "Tomás Arend")
    .replace("The terminal passed a safety inspection in November. ", "")
    .replace(
        "The port authority will hold",
        "“The log shows an alarm was silenced at 2:31,” said Ines Valgard, the port authority’s director.\n\n"
        "The terminal passed a safety inspection in November.\n\nThe port authority will hold",
    )
    + "\nCorrection, 14:30: An earlier version of this article misspelled a foreman’s name. He is Tomás Arend, not Tomas Arendt.\n"
)
GAZETTE = (
    ("06:40", "Fire at Ellery grain terminal leaves at least 12 dead", GAZETTE_1),
    ("07:05", "Fire at Ellery grain terminal leaves at least 12 dead", GAZETTE_2),
    ("08:20", "Fire at Ellery grain terminal leaves at least 12 dead", GAZETTE_3),
    ("09:48", "Fire at Ellery grain terminal leaves at least 12 dead", GAZETTE_4),
    ("12:55", "Fire at Ellery grain terminal leaves 15 dead", GAZETTE_5),
    ("14:32", "Fire at Ellery grain terminal leaves 15 dead", GAZETTE_6),
)
SHORE = (
    ("07:15", "At least 12 dead in Port Ellery terminal fire", BODY.replace("Most of them work in the harbour or on boats. ", "")),
    ("08:58", "At least 12 dead in Port Ellery terminal fire", BODY.replace("Tuesday", "Wednesday")),
    ("12:10", "15 dead in Port Ellery terminal fire", BODY.replace("Tuesday", "Wednesday").replace("at least 12", "15").replace("believe an electrical fault", "said an electrical fault").replace("silo started the blaze", "silo had started the blaze")),
)  # fmt: skip

ARABIC = (
    "قال مسؤولون في ميناء السارن إن 42 عاملا على الأقل أصيبوا يوم الثلاثاء. وقالت المديرة إيناس فالغارد: «لم نتلق أي إنذار». وكان في المحطة نحو 310 أطنان من القمح.",
    "قال مسؤولون في ميناء السارن إن 47 عاملا أصيبوا يوم الأربعاء. وقالت المديرة إيناس فالغارد: «لم نتلق أي إنذار». وكان في المحطة نحو 288 طنا من القمح.",
)
JAPANESE = (
    "港湾当局によると、火災で少なくとも42人が負傷した。事故は火曜日の早朝に起きた。原因は調査中だ。",
    "港湾当局によると、火災で47人が負傷した。事故は水曜日の早朝に起きた。原因は調査中だ。行方不明者は12人。",
)
HOSTILE = (
    "<script>document.title='owned'</script> The \u202emayor\u202c said <b>12</b> boats sank. =HYPERLINK(1) was a name."
)


def fill(long: int = 0) -> None:
    """Post everything and compare it. With `long`, one article of that many sentences and a second version of it."""
    for name, title in SOURCES:
        accounts.add_source(name, title)
    accounts.add_user("maya", "reviewer", PASSWORD)
    accounts.add_user("jonas", "editor", PASSWORD)
    for at, head, body, notice in TIDE:
        post("tidewater", "terminal-fire", "tw-1", _at(at), f"{body}\n{notice}\n" if notice else body, head)
    for at, head, body in GAZETTE:
        post("ellery", "terminal-fire", "eg-77", _at(at), body, head, byline="By Mara Lindqvist")
    for at, head, body in SHORE:
        post("northshore", "terminal-fire", "ns/4411", _at(at), body, head)
    post(
        "northshore",
        "ferry-fares",
        "ns/4500",
        _at("10:00"),
        "Fares on the Sarn ferry rise by 4 percent in May. The line said so on Monday.",
        "Ferry fares rise",
    )
    post(
        "northshore",
        "ferry-fares",
        "ns/4500",
        _at("11:00"),
        "Fares on the Sarn ferry rise by 4 percent in May.  The line said so on Monday.",
        "Ferry fares rise",
        status="withheld",
    )
    for at, body in zip(("08:00", "10:30"), ARABIC, strict=True):
        post("hidaya", "حريق-الميناء", "h-1", _at(at), body, "حريق في محطة الحبوب", language="ar")
    for at, body in zip(("08:00", "10:30"), JAPANESE, strict=True):
        post("ellery", "terminal-fire-ja", "eg-ja", _at(at), body, "穀物ターミナルで火災", language="ja")
    post("northshore", "hostile", "x", _at("05:00"), HOSTILE, "=1+1 <img src=x onerror=alert(1)>")
    post("northshore", "hostile", "x", _at("06:00"), HOSTILE.replace("12", "13"), "=1+1 <img src=x onerror=alert(1)>")
    _refusals()
    if long:
        _long(long)
    comparison.drain("pages", 300)


def _at(clock: str) -> datetime:
    hours, minutes = clock.split(":")
    return DAY + timedelta(hours=int(hours), minutes=int(minutes))


def post(source: str, story: str, article: str, at: datetime, body: str, headline: str, **more: str) -> intake.Receipt:
    """One version through the intake."""
    raw = f'{{"story": "{story}", "article": "{article}", "headline": "{headline}"}}'.encode()
    key = hashlib.sha256(f"{source}{article}{at}{body}".encode()).hexdigest()[:24]
    received = Received(
        source, f"msg_{key}", at, raw, "application/json", {"webhook-id": f"msg_{key}"}, time.perf_counter()
    )
    url = f"https://news.example/{source}/{article}"
    return intake.accept(
        received, Posted(article, body, story=story, headline=headline, url=url, published_at=at, **more)
    )  # type: ignore[arg-type]


def _refusals() -> None:
    at = _at("10:48")
    call = Received(
        "northshore",
        "msg_bad1",
        at,
        b'{"article": "x"}',
        "application/json",
        {"webhook-id": "msg_bad1"},
        time.perf_counter(),
    )
    intake.refuse(call, NotSigned("The signature is not right."), 401)
    fault = Invalid("body_text is missing.", faults=())
    intake.refuse(Received("ellery", "msg_bad2", at, b"{}", "application/json", {}, time.perf_counter()), fault, 422)


def _long(sentences: int) -> None:
    post("tidewater", "live-blog", "tw-live", _at("05:00"), live_blog(sentences, 2), "Live: the harbour reopens")
    post("tidewater", "live-blog", "tw-live", _at("15:00"), live_blog(sentences, 3), "Live: the harbour reopens")


def live_blog(sentences: int, added: int) -> str:
    """A long text, twelve sentences a paragraph. Every fortieth gives a number, which is higher by what is added; to
    follow a number in every sentence would take longer and show no more.
    """
    said = [_counted(n, added) if n % 40 == 7 else _waited(n) for n in range(sentences)]
    return "\n\n".join(" ".join(said[at : at + 12]) for at in range(0, sentences, 12))


CARGO = ("pears", "nails", "rope", "salt", "glass", "wool", "slate")
SHIPS = ("Marigold", "Bittern", "Kestrel", "Samphire", "Dunlin", "Foxglove", "Petrel", "Harebell", "Wigeon", "Teasel",
         "Plover")  # fmt: skip
SPOTS = ("the old crane", "the fish market", "the long jetty", "the salt store", "the pilots’ house", "the dry dock",
         "the chain locker", "the east steps", "the rope walk", "the weigh house", "the customs gate", "the slipway",
         "the ice house")  # fmt: skip


def _counted(n: int, added: int) -> str:
    clock = ("noon", "dusk", "dawn")[n % 3]
    return f"At berth {n % 90} the crew of hull {n} counted {n % 400 + added} crates of {CARGO[n % 5]} before {clock}."


def _waited(n: int) -> str:
    """A sentence that states no number. No two of some four thousand (4 times 7 times 11 times 13) are the same."""
    waits = ("waits with", "is moored with", "unloads", "takes on")[n % 4]
    return f"The {SHIPS[n % 11]} {waits} {CARGO[n % 7]} beside {SPOTS[n % 13]}."


@contextmanager
def filled(home: Path, long: int = 0) -> Iterator[Flask]:
    """The application over a store of its own in `home`, with every invented story in it."""
    with empty(home) as made:
        fill(long)
        yield made


@contextmanager
def empty(home: Path, database: str = "") -> Iterator[Flask]:
    """The application over an empty store of its own: SQLite in `home`, or a database at an address."""
    from api.app import create_app
    from services.records import session
    from services.settings import settings

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARIORUM_HOME", str(home))
        for name in ("DATABASE_URL", "BROKER_URL", "VARIORUM_PUBLIC_URL", "VARIORUM_PORT", "VARIORUM_SECRET_KEY"):
            patch.delenv(name, raising=False)
        if database:
            patch.setenv("DATABASE_URL", database)
        settings.cache_clear()
        session.forget()
        session.migrate()
        yield create_app()
        session.forget()
    settings.cache_clear()


def signed_in(app: Flask, name: str) -> FlaskClient:
    """A browser without a script in which that person is signed in."""
    account = accounts.check_password(name, PASSWORD)
    assert account is not None
    client = app.test_client()
    client.set_cookie("variorum", accounts.sign_in(account.id)[0])
    return client
