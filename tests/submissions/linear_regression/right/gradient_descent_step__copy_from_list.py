# {"task": "gradient_descent_step", "verdict": "right", "mistake": null, "listed": false, "note": "Computes all new values first, then copies them in under no_grad."}
import torch
def gradient_descent_step(parameters, learning_rate):
    with_grad = [p for p in parameters if p.grad is not None]
    new_values = [p.detach() - learning_rate * p.grad for p in with_grad]
    with torch.no_grad():
        for p, v in zip(with_grad, new_values):
            p.copy_(v)
