"""What a WSGI server loads: `gunicorn api.wsgi:app`."""

from __future__ import annotations

import gc

from api.app import create_app

app = create_app()

# A long comparison makes some 200,000 values at once, and none of them is garbage: with the collector's defaults a
# third of such a page's time was spent looking through them, and through all that was loaded above.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
