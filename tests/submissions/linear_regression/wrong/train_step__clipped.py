# {"task": "train_step", "verdict": "wrong", "mistake": "gradient_clipped", "listed": false, "note": "Clips the gradients to norm 1, so the update is not the optimizer's step on the loss's gradient.", "lines": [[8]]}
import torch
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()
