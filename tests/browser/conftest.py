"""A server over the invented stories, and a Chromium to look at it with. Nothing leaves this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from api import events
from services import accounts
from tests.browser import invented
from tests.prepare import chromium

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
LONG = 1600  # sentences: more than a page shows whole by itself, few enough to be compared in a second


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server."""
    with invented.filled(tmp_path_factory.mktemp("browser"), long=LONG) as app, pytest.MonkeyPatch.context() as patch:
        watch = events.Watch()
        patch.setattr(events, "_watch", watch)
        server = make_server("127.0.0.1", 0, app, threaded=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        watch._listeners.clear()  # pages that are gone: nobody is to look at the next test's store for them


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        yield made
        made.close()


@pytest.fixture
def look(site: str, browser: Browser) -> Iterator[Any]:
    """Opens a page as maya: `look(path, width=1440, **what Chromium should pretend)`."""
    opened: list[BrowserContext] = []
    account = accounts.check_password("maya", invented.PASSWORD)
    assert account is not None

    def open_page(path: str, width: int = 1440, **pretend: Any) -> Page:
        height = 900 if width > 500 else 844
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=site, **pretend)
        opened.append(context)
        context.add_cookies([{"name": "variorum", "value": accounts.sign_in(account.id)[0], "url": site}])
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in opened:
        context.close()
