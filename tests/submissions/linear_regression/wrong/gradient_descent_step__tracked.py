# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "tracked_by_autograd", "listed": true, "note": "In-place write to a leaf that requires grad outside no_grad raises a RuntimeError.", "lines": [[3, 5]]}
def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        if p.grad is not None:
            p -= learning_rate * p.grad
