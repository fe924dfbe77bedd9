"""Everything the product knows. No web framework, no task queue and no wire format lives here."""
