# {"task": "gradient_descent_step", "verdict": "right", "style": "set_storage", "listed": false, "note": "p.set_ under no_grad, shape asserts"}
import torch


def gradient_descent_step(parameters, learning_rate):
    with torch.no_grad():
        for p in parameters:
            if (g := p.grad) is None:
                continue
            assert g.shape == p.shape
            p.set_(p - learning_rate * g)
