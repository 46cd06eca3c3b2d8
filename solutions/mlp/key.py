"""The answers to the questions. They run after the lesson, as a student's answers would."""

q_deeper_linear = (-6, 1)
q_relu_last = ("no", [-1.0, 2.0, 0.5])
q_layer_shapes = (100, 100, 50, 10)
q_activation_linear = (1, -1)
q_parameter_count = ("ada", 784 * 38 + 38 + 38 * 27 + 27 + 27 * 10 + 10)
