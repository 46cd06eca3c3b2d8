# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "plus_sign+none_gradient_not_skipped", "listed": false, "note": "Goes uphill, and crashes when a parameter has no gradient.", "lines": [[4], [3, 4]]}
def gradient_descent_step(parameters, learning_rate):
    for theta in parameters:
        theta.data = theta.data + learning_rate * theta.grad
