# {"task": "train_step_on", "verdict": "right", "mistake": null, "note": "generator for the moves, closure for the step, loss kept before the update"}
def train_step_on(device, model, batch, loss_function, optimizer):
    x, y = (t.to(device, non_blocking=True) for t in batch)
    record = []

    def closure():
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        record.append(loss.item())
        return loss

    optimizer.step(closure)
    return record[0]
