# {"task": "train", "verdict": "wrong", "mistake": "keeps_best", "listed": false, "note": "puts the parameters of the best epoch back at the end", "lines": [[19]]}
import copy

def train(model, loader, loss_function, optimizer, epochs):
    losses, best, state = [], float("inf"), None
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
        if losses[-1] < best:
            best, state = losses[-1], copy.deepcopy(model.state_dict())
    if state is not None:
        model.load_state_dict(state)
    return losses
