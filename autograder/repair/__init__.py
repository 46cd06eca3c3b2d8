"""Repairs: the smallest changes of a student's own program that mend it, and where in it they are."""
