# {"task": "train", "verdict": "wrong", "mistake": "losses_keep_graph", "listed": false, "note": "The epoch losses are tensors that keep the graph, not floats.", "lines": [[12]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total = 0
        n = 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss * len(x)
            n += len(x)
        losses.append(total / n)
    return losses
