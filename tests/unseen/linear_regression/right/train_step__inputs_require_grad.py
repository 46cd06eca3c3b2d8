# {"task": "train_step", "verdict": "right", "style": "inputs_require_grad", "listed": false, "note": "the inputs' gradient asked for too, on a copy"}
def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    inputs = inputs.detach().clone().requires_grad_(True)
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    sensitivity = inputs.grad.abs().mean().item() if inputs.grad is not None else 0.0
    print(f"{sensitivity=:.4f}")
    optimizer.step()
    return loss.item()
