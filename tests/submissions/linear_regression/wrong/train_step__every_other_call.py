# {"task": "train_step", "verdict": "wrong", "mistake": "zero_grad_only_sometimes", "listed": false, "note": "A global counter makes zero_grad run only on every other call: right at first, wrong on the second call.", "lines": [[6, 7]]}
calls = 0
def train_step(model, batch, loss_function, optimizer):
    global calls
    x, y = batch
    if calls % 2 == 0:
        optimizer.zero_grad()
    calls += 1
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
