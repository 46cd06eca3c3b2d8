"""Ordinary notebooks, run cell by cell in confined processes: the trusted parent of `autograder.kernel`.

Nothing in here loads torch or a student's code: what comes from a notebook's process is data.
"""
