"""The key that signs form tokens: given by the operator, or made once and kept in the data directory."""

from __future__ import annotations

import os
import secrets

from services.errors import Misconfigured
from services.settings import settings

FILE = "secret-key"


def secret_key() -> str:
    """The same key in every process that shares the data directory. Raises Misconfigured when it cannot be kept."""
    given = settings().secret_key
    if given:
        return given
    path = settings().home / FILE
    try:
        settings().home.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            # Written aside and linked into place: of several processes one wins, and none reads half a key.
            aside = path.with_name(f"{FILE}.{os.getpid()}.{secrets.token_hex(4)}")
            with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
                file.write(secrets.token_hex(32))
            try:
                os.link(aside, path)
            except FileExistsError:
                pass
            finally:
                aside.unlink()
        return path.read_text(encoding="ascii")
    except OSError as error:
        message = f"{path} cannot be kept ({error.strerror}); make VARIORUM_HOME writable or set VARIORUM_SECRET_KEY."
        raise Misconfigured(message) from error
