# {"task": "train_step_on", "verdict": "right", "style": "pinned", "listed": false, "note": "pinned memory where there is a GPU, string of the device"}
def train_step_on(device, model, batch, loss_function, optimizer):
    place = str(device)
    if place.startswith("cuda"):
        batch = [part.pin_memory() for part in batch]
    pixels, classes = (part.to(place, non_blocking=True) for part in batch)
    optimizer.zero_grad()
    loss = loss_function(model(pixels), classes)
    loss.backward()
    optimizer.step()
    return loss.cpu().detach().tolist()
