# {"task": "gradient_descent_step", "verdict": "right", "style": "lerp", "listed": false, "note": "index assignment in data, grad zeroed in place"}
def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        if p.grad is not None:
            p.data[...] = p.data - learning_rate * p.grad
            p.grad.zero_()
