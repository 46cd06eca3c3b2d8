# {"task": "train_step_on", "verdict": "wrong", "mistake": "moved_after_forward", "listed": false, "note": "the batch is moved only after the model has been called with it", "lines": [[4, 5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels_batch, classes_batch = batch
    predicted = model(pixels_batch)
    pixels_batch = pixels_batch.to(device)
    classes_batch = classes_batch.to(device)
    loss = loss_function(predicted, classes_batch)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
