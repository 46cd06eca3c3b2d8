# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "torch.autograd.grad written into .grad, robust to unused and frozen parameters."}
import torch
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    params = [p for p in model.parameters() if p.requires_grad]
    loss = loss_function(model(x), y)
    grads = torch.autograd.grad(loss, params, allow_unused=True)
    for p, g in zip(params, grads):
        p.grad = g
    optimizer.step()
    return loss.item()
