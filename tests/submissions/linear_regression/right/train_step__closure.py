# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "optimizer.step(closure) as in the SGD documentation; step returns the closure's loss, computed before the update."}
def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch

    def closure():
        optimizer.zero_grad()
        output = model(inputs)
        loss = loss_function(output, targets)
        loss.backward()
        return loss

    loss = optimizer.step(closure)
    return loss.item()
