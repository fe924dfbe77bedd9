"""Nobody reads what is not theirs: every address, as everyone who could ask, against a written table."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from services import accounts
from services.accounts import ROLES
from services.comparison import drain
from tests.api.conftest import Newsroom, version

TABLE: dict[str, str] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "access.yaml").read_text(encoding="utf-8")
)
FILLED = {
    "slug": "harbour-fire", "source": "courier", "name": "courier", "ref": "nothing", "a": "baseline", "b": "v1",
    "pair": "baseline..v1", "number": "1", "form": "json", "filename": "variorum.css",
}  # fmt: skip
ASKING = ("anonymous", *ROLES, *(f"token of a {role}" for role in ROLES))


def addresses(app: Flask) -> set[str]:
    return {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_every_address_stands_in_the_table_and_no_other(app: Flask) -> None:
    assert addresses(app) == set(TABLE)


def test_the_gate_asks_for_the_role_of_the_table(app: Flask) -> None:
    from api.auth import role_for

    with app.app_context():
        asked = {
            f"{method} {rule.rule}": role_for(rule.endpoint, method)
            for rule in app.url_map.iter_rules()
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        }
    assert asked == TABLE


@pytest.fixture(autouse=True)
def _short_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.events.LASTS", 0.0)


class Asking:
    """Someone at the door: a browser that is signed in, a script with a token, or a stranger."""

    def __init__(self, client: FlaskClient, who: str) -> None:
        self.client, self.headers = client, dict[str, str]()
        if who.startswith("token"):
            _, value = accounts.add_token("script", who.split()[-1])
            self.headers["Authorization"] = f"Bearer {value}"
        elif who != "anonymous":
            person = accounts.add_user("ann", who, "correct horse")
            client.set_cookie("variorum", accounts.sign_in(person.id)[0])
            page = client.get("/stories").get_data(as_text=True)
            self.headers["X-CSRFToken"] = page.split('name="csrf_token" value="')[1].split('"')[0]

    def ask(self, method: str, path: str) -> TestResponse:
        body = {"json": {"verdict": "confirmed"}} if method == "POST" and path.startswith("/api") else {}
        return self.client.open(path, method=method, headers=self.headers, buffered=True, **body)


def path_of(rule: str) -> str:
    parts = []
    for piece in rule.split("<"):
        name, closed, rest = piece.partition(">")
        parts.append(FILLED[name.rpartition(":")[2]] + rest if closed else piece)
    return "".join(parts)


def turned_away(answer: TestResponse) -> bool:
    """Whether the answer is that of the gate, and not of the page behind it."""
    if answer.status_code == 303:
        return answer.headers["Location"].startswith("/sign-in?")
    return answer.status_code == 401 or (
        answer.status_code == 403 and "needs the role" in answer.get_data(as_text=True)
    )


@pytest.mark.parametrize("who", ASKING)
def test_one_sees_what_ones_role_may_see_and_nothing_else(newsroom: Newsroom, who: str) -> None:
    newsroom.post(version())
    drain("test", 30)
    asking = Asking(newsroom.client, who)
    role = who.split()[-1]
    for address, least in TABLE.items():
        method, rule = address.split(" ", 1)
        if rule in ("/sign-in", "/sign-out", "/hooks/<source>"):
            continue  # they answer 401 themselves, to anyone; /sign-out would end the test
        may = least == "everyone" or (role in ROLES and ROLES.index(role) >= ROLES.index(least))
        answer = asking.ask(method, path_of(rule))
        assert answer.status_code < 500, address
        assert turned_away(answer) is not may, (address, answer.status_code)
        if not may and rule.startswith("/api/"):
            assert answer.mimetype == "application/problem+json"
            assert "harbour" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_a_withheld_text_is_for_editors(newsroom: Newsroom, status: str) -> None:
    newsroom.post(version())
    ref = newsroom.post(version(body_text="The secret text.", status=status, published_at=None)).json["version"]["id"]
    drain("test", 30)
    base = "/api/v1/stories/harbour-fire"
    for role in ROLES:
        _, value = accounts.add_token(f"script-{role}", role)
        headers = {"Authorization": f"Bearer {value}"}

        def get(path: str, headers: dict[str, str] = headers) -> TestResponse:
            return newsroom.client.get(path, headers=headers)

        hidden = role == "reviewer"
        paths = (f"/api/v1/versions/{ref}", f"{base}/compare/v1..v2", f"{base}/quotes?version={ref}")
        assert [get(path).status_code for path in paths] == [403 if hidden else 200] * 3
        for path in (f"{base}/claims", f"{base}/changes", f"{base}/changes?against=any", f"{base}/corrections"):
            assert ("secret" in get(path).get_data(as_text=True).lower()) <= (not hidden), path
        assert get(f"{base}/versions").json["items"][1]["status"] == status


def test_roles_are_in_the_order_that_the_gate_compares() -> None:
    assert ROLES == ("reviewer", "editor", "admin")
