"""Celery lives here and nowhere else. A task is one call of a use case."""
