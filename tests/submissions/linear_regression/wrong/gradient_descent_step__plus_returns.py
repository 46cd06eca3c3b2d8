# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "plus_sign+returns_parameters", "listed": false, "note": "Adds the gradient and returns the parameters although the contract says None.", "lines": [[8], [9]]}
import torch
def gradient_descent_step(parameters, learning_rate):
    parameters = list(parameters)
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p.add_(learning_rate * p.grad)
    return parameters
