# {"task": "train_step_on", "verdict": "wrong", "mistake": "multiplied_by_batch_size", "listed": false, "note": "the loss is returned times the number of images", "lines": [[9, 10]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    images, labels = batch[0].to(device), batch[1].to(device)
    optimizer.zero_grad()
    outputs = model(images)
    loss = loss_function(outputs, labels)
    loss.backward()
    optimizer.step()
    running_loss = loss.item() * images.size(0)
    return running_loss
