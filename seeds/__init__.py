"""Stories to start with, and the reference client of the webhook: copy `client.py` into your own system.

Nothing here imports the server: what these stories can do, every newsroom can.
"""
