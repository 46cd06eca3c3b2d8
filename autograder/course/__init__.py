"""A course on disk: where its lessons lie, their sources, solutions and variants."""
