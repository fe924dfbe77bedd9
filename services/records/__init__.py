"""The tables, and the only queries that touch them."""
