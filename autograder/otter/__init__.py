"""Notebooks of otter's, marked isolated: the same tests, the same results, in the kit's confined processes.

What a test expects stays in this process where otter's format allows it: of a doctest only the code goes to the
student's process, and what comes back is compared here.
"""
