# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "only_first_parameter", "listed": false, "note": "return inside the loop: only the first parameter (the weight) is updated.", "lines": [[6]]}
def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        if p.grad is not None:
            p.data = p.data - learning_rate * p.grad
        return None
