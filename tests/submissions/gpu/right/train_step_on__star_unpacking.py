# {"task": "train_step_on", "verdict": "right", "style": "star_unpacking", "listed": false, "note": "star unpacking of the batch"}
def train_step_on(device, model, batch, loss_function, optimizer):
    *inputs, target = (part.to(device) for part in batch)
    output = model(*inputs)
    loss = loss_function(output, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    loss = loss.cpu().detach().numpy()
    return float(loss)
