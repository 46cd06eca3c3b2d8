# {"task": "train_step", "verdict": "right", "style": "functional_call", "listed": false, "note": "torch.func.functional_call with grads put into .grad"}
import torch
from torch.func import functional_call, grad_and_value


def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    parameters = dict(model.named_parameters())

    def compute(values):
        return loss_function(functional_call(model, values, (inputs,)), targets)

    gradients, loss = grad_and_value(compute)({n: p.detach() for n, p in parameters.items()})
    for name, parameter in parameters.items():
        parameter.grad = gradients[name]
    optimizer.step()
    return float(loss)
