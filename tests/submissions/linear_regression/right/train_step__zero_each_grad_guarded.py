# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "p.grad.zero_() on every parameter, guarded against None on the first call."}
def train_step(model, batch, loss_function, optimizer):
    x = batch[0]
    y = batch[1]
    y_predicted = model(x)
    loss = loss_function(y_predicted, y)
    for p in model.parameters():
        if p.grad is not None:
            p.grad.detach_()
            p.grad.zero_()
    loss.backward()
    optimizer.step()
    l = loss.detach().cpu().double().item()
    return l
