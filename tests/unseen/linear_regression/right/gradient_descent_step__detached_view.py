# {"task": "gradient_descent_step", "verdict": "right", "mistake": null, "listed": false, "note": "writes through detach(), which shares the storage"}
def gradient_descent_step(parameters, learning_rate):
    for theta in parameters:
        if theta.grad is not None:
            theta.detach().sub_(theta.grad.detach() * learning_rate)
