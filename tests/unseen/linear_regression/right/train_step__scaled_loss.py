# {"task": "train_step", "verdict": "right", "style": "scaled_loss", "listed": false, "note": "loss scaled by 1024 and gradients scaled back"}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    (loss * 1024).backward()
    for p in model.parameters():
        if p.grad is not None:
            p.grad.div_(1024)
    optimizer.step()
    return loss.item()
