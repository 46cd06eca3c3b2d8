"""Use cases of a student: check, watch, hints, the notebook."""
