# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "optimizer.step with a closure"}
def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch

    def closure():
        optimizer.zero_grad()
        verlust = loss_function(model(inputs), targets)
        verlust.backward()
        return verlust

    return optimizer.step(closure).item()
