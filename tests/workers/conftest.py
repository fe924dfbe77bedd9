"""The stores that this room's tests run on."""

from tests.stores import postgresql_server, store

__all__ = ["postgresql_server", "store"]
