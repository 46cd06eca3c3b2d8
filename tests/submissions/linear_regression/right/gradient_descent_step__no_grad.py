# {"task": "gradient_descent_step", "verdict": "right", "mistake": null, "listed": false, "note": "The standard form, None gradients skipped."}
import torch
def gradient_descent_step(parameters, learning_rate):
    with torch.no_grad():
        for p in parameters:
            if p.grad is None:
                continue
            p -= learning_rate * p.grad
