# {"task": "train_step", "verdict": "wrong", "mistake": "backward_twice", "listed": false, "note": "backward is called twice, so the step uses doubled gradients.", "lines": [[6, 8]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward(retain_graph=True)
    print("gradients ready")
    loss.backward()
    optimizer.step()
    return loss.item()
