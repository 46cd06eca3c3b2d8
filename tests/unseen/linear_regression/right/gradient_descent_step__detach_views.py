# {"task": "gradient_descent_step", "verdict": "right", "style": "detach_views", "listed": false, "note": "iterates through flattened views, element by element"}
import torch


def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        if p.grad is None:
            continue
        flat, slope = p.detach().view(-1), p.grad.detach().reshape(-1)
        for i in range(len(flat)):
            flat[i] -= learning_rate * slope[i]
