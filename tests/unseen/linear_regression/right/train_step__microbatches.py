# {"task": "train_step", "verdict": "right", "style": "microbatches", "listed": false, "note": "gradient accumulation over single examples: same gradient of the mean for a mean loss? loss called on full batch only"}
import torch


def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    model.zero_grad()
    optimizer.zero_grad()
    scores = model(inputs)
    leaf = scores.detach().requires_grad_()
    loss = loss_function(leaf, targets)
    loss.backward()
    scores.backward(leaf.grad)
    optimizer.step()
    return loss.item()
