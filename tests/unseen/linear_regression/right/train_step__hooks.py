# {"task": "train_step", "verdict": "right", "style": "hooks", "listed": false, "note": "tensor hooks on parameters removed afterwards"}
def train_step(model, batch, loss_function, optimizer):
    norms = {}
    handles = [p.register_hook(lambda g, n=n: norms.__setitem__(n, g.norm().item())) for n, p in model.named_parameters()]
    try:
        x, y = batch
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
    finally:
        for handle in handles:
            handle.remove()
    return loss.item()
