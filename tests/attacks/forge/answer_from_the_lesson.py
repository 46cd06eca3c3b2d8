# {"attack": "Looks for the answer of a question in what its process knows of the lesson.", "breach": "forge"}

import sys

lesson = sys.modules["autograder_lesson_arena"].lesson
task = lesson.tasks["q_word"]
q_word = getattr(task, "answer", None) or getattr(task.choice, "key", None) or task.choice.options[0] + " "
