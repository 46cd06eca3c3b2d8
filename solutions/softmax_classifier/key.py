"""The answers to the questions. They run after the lesson, as a student's answers would."""

q_loss_choice = {"height": "mse", "age": "mse", "profit": "mse", "dog or cat": "cross_entropy"}
q_class_index = 9
q_minus_ln = (0.223, 2.303)
q_other_scores = (([1.0, 2.0, 3.0], [1.0, 2.0, 0.0]), ([1.0, 2.0, 3.0], [3.0, 2.0, 1.0]))
q_logits = "c"
