# {"task": "train_step", "verdict": "right", "style": "double_backward_none", "listed": false, "note": "loss backward with create_graph, gradients detached"}
def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward(create_graph=True)
    for p in model.parameters():
        if p.grad is not None:
            p.grad = p.grad.detach()
    optimizer.step()
    return loss.item()
