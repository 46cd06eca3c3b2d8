# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "torch.func on the model's parameters, gradients put into .grad by name, the value is the loss before the update."}
import torch
from torch.func import functional_call, grad_and_value

def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    params = {name: p.detach() for name, p in model.named_parameters()}

    def loss_of(ps):
        return loss_function(functional_call(model, ps, (x,)), y)

    grads, loss = grad_and_value(loss_of)(params)
    for name, p in model.named_parameters():
        p.grad = grads[name]
    optimizer.step()
    return loss.item()
