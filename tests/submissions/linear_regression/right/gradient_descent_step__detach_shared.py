# {"task": "gradient_descent_step", "verdict": "right", "mistake": null, "listed": false, "note": "detach() shares memory with the parameter, so the in-place addition changes it, outside autograd."}
def gradient_descent_step(parameters, learning_rate):
    for p in filter(lambda q: q.grad is not None, parameters):
        p.detach().add_(p.grad.detach(), alpha=-learning_rate)
