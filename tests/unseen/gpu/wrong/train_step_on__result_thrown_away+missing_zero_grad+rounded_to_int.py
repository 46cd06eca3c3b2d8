# {"task": "train_step_on", "verdict": "wrong", "mistake": "result_thrown_away+missing_zero_grad+rounded_to_int", "listed": true, "note": "the moved tensors are thrown away; gradients are not reset; the loss is cut to an int", "lines": [[4, 5], [6, 7, 8], [9]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels.to(device)
    classes.to(device)
    loss = loss_function(model(pixels), classes)
    loss.backward()
    optimizer.step()
    return int(loss.item())
