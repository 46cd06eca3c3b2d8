# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "gradient_not_read", "listed": true, "note": "Subtracts the parameter's own value instead of its gradient.", "lines": [[5]]}
def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        if p.grad is not None:
            p.data -= learning_rate * p.data
