# {"task": "gradient_descent_step", "verdict": "right", "style": "data_rebind", "listed": false, "note": "p.data rebinding"}
def gradient_descent_step(parameters, learning_rate, *, verbose=False):
    for number, p in enumerate(parameters):
        if p.grad is None:
            continue
        if verbose:
            print(number, p.grad.norm())
        p.data = p.data - learning_rate * p.grad.data
        p.grad = None
