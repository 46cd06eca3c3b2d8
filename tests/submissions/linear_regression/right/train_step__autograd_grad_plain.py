# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "torch.autograd.grad over list(model.parameters()) put into .grad, as the rulings allow."}
import torch
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    params = list(model.parameters())
    for p, p.grad in zip(params, torch.autograd.grad(loss, params)):
        pass
    optimizer.step()
    return loss.item()
