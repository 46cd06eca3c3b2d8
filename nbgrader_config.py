"""This repository is a working nbgrader course: `nbgrader generate_assignment linear_regression`, and so on.

A course elsewhere gets such a file by `autograder nbgrader init`; what each line does is said in docs/nbgrader.md.
"""

from autograder.nbgrader import install

c = get_config()  # noqa: F821  # nbgrader runs this file with it

c.CourseDirectory.course_id = "torchgrade"

# Checks of the kit are marked by its isolated engine; everything else goes on as in plain nbgrader.
install(c)

# What stands in the place of a solution, as in the lessons' .py files.
c.ClearSolutions.code_stub = {"python": 'raise NotImplementedError("replace this line with your code")'}
