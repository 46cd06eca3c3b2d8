"""The answers to the questions. They run after the lesson, as a student's answers would."""

q_parameters = (16 * 3 * 3 + 16, 16 * 14 * 14 * 10 + 10)
