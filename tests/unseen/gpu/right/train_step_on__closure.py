# {"task": "train_step_on", "verdict": "right", "style": "closure", "listed": false, "note": "closure and map"}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = map(lambda t: t.to(device, non_blocking=True), batch)

    def closure():
        optimizer.zero_grad()
        loss = loss_function(model(pixels), classes)
        loss.backward()
        return loss

    return optimizer.step(closure).cpu().item()
