"""Isolation of student processes on Linux: it runs in the child, before the first line of student code.

What runs in the child imports nothing of the rest of the package, so that a process can be confined before it is more
than a bare Python.
What works on a machine is found by trying: see `available`.
"""

from autograder.sandbox.levels import Layer, Levels, available

__all__ = ["Layer", "Levels", "available"]
