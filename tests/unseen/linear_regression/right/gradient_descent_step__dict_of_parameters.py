# {"task": "gradient_descent_step", "verdict": "right", "style": "dict_of_parameters", "listed": false, "note": "accumulates into a list, then zips, no_grad as context variable"}
import torch

quiet = torch.no_grad


def gradient_descent_step(parameters, learning_rate):
    pairs = [(p, p.grad) for p in parameters]
    with quiet():
        while pairs:
            p, g = pairs.pop()
            if g is None:
                continue
            p.subtract_(g * learning_rate)
