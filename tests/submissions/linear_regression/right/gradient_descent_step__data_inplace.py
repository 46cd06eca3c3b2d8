# {"task": "gradient_descent_step", "verdict": "right", "mistake": null, "listed": false, "note": "Writes through .data, then zeroes the gradient, which the rulings allow."}
def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        if p.grad is not None:
            p.data -= learning_rate * p.grad.data
            p.grad.zero_()
    return None
