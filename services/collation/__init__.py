"""Two texts in, an apparatus out. Pure: knows no database, no web, and nothing of what the words mean."""
