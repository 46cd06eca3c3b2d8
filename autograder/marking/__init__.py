"""Marking: one submission (expectations, marker, second marking), and many (lesson run, pool)."""
