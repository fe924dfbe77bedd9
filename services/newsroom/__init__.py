"""What the words mean: furniture, quotes, claims, notices, and the editorial meaning of a change. Pure."""
