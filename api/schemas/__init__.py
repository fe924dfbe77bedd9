"""Who sees which field: the shapes of the JSON API and what its addresses take, one file a resource."""
