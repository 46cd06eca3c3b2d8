# {"task": "train_step", "verdict": "right", "style": "closure", "listed": false, "note": "optimizer.step(closure)"}
def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch

    def closure():
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        loss.backward()
        return loss

    return optimizer.step(closure).item()
