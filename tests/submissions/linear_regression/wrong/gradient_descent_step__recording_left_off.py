# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "autograd_left_disabled", "listed": false, "note": "Turns gradient recording off and never on again, so the next backward() in the program fails.", "lines": [[4]]}
import torch
def gradient_descent_step(parameters, learning_rate):
    torch.set_grad_enabled(False)
    for p in parameters:
        if p.grad is not None:
            p -= learning_rate * p.grad
