# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "updates_gradient_instead", "listed": false, "note": "Scales and subtracts into p.grad; the parameter itself never changes.", "lines": [[5]]}
def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        if p.grad is not None:
            p.grad -= learning_rate * p.grad
