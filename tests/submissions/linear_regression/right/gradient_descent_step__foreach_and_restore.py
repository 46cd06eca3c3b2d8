# {"task": "gradient_descent_step", "verdict": "right", "mistake": null, "listed": false, "note": "Turns gradient recording off by hand and restores the earlier state in finally; zip/map style update."}
import torch
def gradient_descent_step(parameters, learning_rate):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        any(p.add_(-learning_rate * p.grad) is None for p in parameters if p.grad is not None)
    finally:
        torch.set_grad_enabled(before)
