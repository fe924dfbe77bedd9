"""Numbers, dates and names: how they stand in a text, and when two of them are the same."""
