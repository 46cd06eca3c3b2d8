"""nbgrader's plug-in: a course's own commands and its form grader give fast, isolated, explained marks.

`install(c)` in `nbgrader_config.py` puts everything in its place; `autograder nbgrader init` writes that line.
nbgrader itself is needed only here: `pip install "torchgrade[nbgrader]"`.
"""

from autograder.nbgrader.install import install

__all__ = ["install"]
