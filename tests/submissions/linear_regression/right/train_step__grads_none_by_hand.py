# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "Gradients set to None by hand through param_groups; returns a NumPy number."}
def _forget_gradients(optimizer):
    for group in optimizer.param_groups:
        for p in group['params']:
            p.grad = None

def train_step(model, batch, loss_function, optimizer):
    _forget_gradients(optimizer)
    loss = loss_function(model(batch[0]), batch[1])
    loss.backward()
    optimizer.step()
    return loss.detach().numpy()[()]
