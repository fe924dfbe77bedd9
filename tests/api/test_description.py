"""The API keeps to its own description: requests made up from /openapi.json, all of schemathesis' checks."""

from __future__ import annotations

import re
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode
from sqlalchemy import select

from services import accounts
from services.comparison import drain
from services.records.session import reading
from services.records.tables import ChangeRow, Version
from tests.api.conftest import Newsroom, version

# Enough to try every parameter of every address with several values, and still be done in seconds.
EXAMPLES = 12


@pytest.fixture
def token(newsroom: Newsroom) -> str:
    newsroom.post(version())
    newsroom.post(version(body_text="A fire hurt 14 people on Wednesday.", published_at="2026-05-05T09:30:00Z"))
    drain("test", 60)
    return accounts.add_token("schemathesis", "admin")[1]


def test_every_address_answers_as_described(newsroom: Newsroom, token: str) -> None:
    """For each operation: requests made up from its description, right ones and wrong ones, and all checks."""
    schema = schemathesis.openapi.from_wsgi("/openapi.json", newsroom.client.application)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 15
    with reading() as session:
        change_ref, version_ref = session.scalar(select(ChangeRow.ref)), session.scalar(select(Version.ref))
    there_is = {"slug": "harbour-fire", "name": "courier", "a": "baseline", "b": "v2", "number": "1"}
    for operation in operations:
        there = there_is | {"ref": version_ref if "/versions/" in operation.path else change_ref}
        _try(operation, {} if operation.path.startswith("/hooks/") else {"Authorization": f"Bearer {token}"}, there)


def _try(operation: Any, headers: dict[str, str], there: dict[str, str]) -> None:
    wrong = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(operation.as_strategy() | wrong, st.booleans())
    def run(case: schemathesis.Case, real: bool) -> None:
        if real and not case.path.startswith("/hooks/"):
            case.path_parameters = {name: there[name] for name in case.path_parameters or {}}
        case.call_and_validate(headers=headers)

    run()


def test_every_address_of_the_api_is_described(client: FlaskClient) -> None:
    described = {
        f"{method.upper()} {path}"
        for path, operations in client.get("/openapi.json").json["paths"].items()
        for method in operations
        if method in ("get", "post")
    }
    served = {
        f"{method} " + rule.rule.replace("<", "{").replace(">", "}")
        for rule in client.application.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST"}
        if rule.rule.startswith(("/api/", "/hooks/"))
    }
    assert described == served


def test_the_description_is_openapi_3_1(client: FlaskClient) -> None:
    assert client.get("/openapi.json").json["openapi"] == "3.1.0"


def test_people_read_the_same_without_a_script(client: FlaskClient) -> None:
    page = client.get("/docs").get_data(as_text=True)
    for path in client.get("/openapi.json").json["paths"]:
        assert path in page
    assert "<script>" not in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def test_every_problem_leads_to_its_meaning(client: FlaskClient) -> None:
    page = client.get("/docs").get_data(as_text=True)
    for path in ("/api/v1/stories", "/api/v1/nothing", "/hooks/nobody"):
        answer = client.post(path) if "hooks" in path else client.get(path)
        anchor = answer.json["type"].partition("#")[2]
        assert f'id="{anchor}"' in page
