"""Articles of one event: which belong together, and which quotes and claims they share."""
