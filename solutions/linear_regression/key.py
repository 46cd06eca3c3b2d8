"""The answers to the questions. They run after the lesson, as a student's answers would."""

q_lookup_table = "b"
q_loss_object = "b"
q_minus_sign = (1.0, 1.4)
q_learning_rate = 1.5
q_requires_grad = "c"
