# {"task": "gradient_descent_step", "verdict": "right", "style": "data_addcmul", "listed": false, "note": "set_grad_enabled as context, try/finally"}
import torch


def gradient_descent_step(parameters, learning_rate):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        for parameter in parameters:
            match parameter.grad:
                case None:
                    continue
                case gradient:
                    parameter.sub_(gradient, alpha=learning_rate)
    finally:
        torch.set_grad_enabled(before)
