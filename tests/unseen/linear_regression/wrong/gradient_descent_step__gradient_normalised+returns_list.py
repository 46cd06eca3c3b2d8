# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "gradient_normalised+returns_list", "listed": false, "note": "gradient divided by its norm; should return nothing", "lines": [[8], [11]]}
import torch

def gradient_descent_step(parameters, learning_rate):
    updated = []
    with torch.no_grad():
        for p in parameters:
            g = p.grad / (p.grad.norm() + 1e-8)
            p -= learning_rate * g
            updated.append(p)
    return updated
