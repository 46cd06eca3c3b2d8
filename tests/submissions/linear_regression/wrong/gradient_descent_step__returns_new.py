# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "returns_new_tensors", "listed": false, "note": "Returns new tensors and leaves the parameters as they were: not in place and not None.", "lines": [[3]]}
def gradient_descent_step(parameters, learning_rate):
    return [p - learning_rate * p.grad for p in parameters if p.grad is not None]
