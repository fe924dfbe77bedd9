"""The invented stories, and who looks at them in a browser without a script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.browser import invented


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application over a store of the module's own, with every invented story in it."""
    with invented.filled(tmp_path_factory.mktemp("pages")) as made:
        yield made


@pytest.fixture
def maya(app: Flask) -> FlaskClient:
    return invented.signed_in(app, "maya")


@pytest.fixture
def jonas(app: Flask) -> FlaskClient:
    return invented.signed_in(app, "jonas")
