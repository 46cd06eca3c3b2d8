# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "rebinds_local_name", "listed": true, "note": "p = p - ... binds a local name; no parameter changes.", "lines": [[7]]}
import torch
def gradient_descent_step(parameters, learning_rate):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p = p - learning_rate * p.grad
