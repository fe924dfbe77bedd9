"""What a WSGI server loads: `gunicorn api.wsgi:app`."""

from __future__ import annotations

from api.app import create_app
from services.sweeping import keep_what_is_loaded, sweep_seldom

app = create_app()

sweep_seldom()
keep_what_is_loaded()
