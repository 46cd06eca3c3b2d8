# {"task": "train", "verdict": "wrong", "mistake": "mutable_default", "listed": false, "note": "the list lives on between calls: a second training returns the first one's losses too", "lines": [[2]]}
def train(model, loader, loss_function, optimizer, epochs, history=[]):
    for epoch in range(epochs):
        running, seen = 0.0, 0
        for x, y in loader:
            pred = model(x)
            loss = loss_function(pred, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            running += loss.item() * len(x)
            seen += len(x)
        history.append(running / seen)
        print(f"epoch {epoch}: {history[-1]:.3f}")
    return history
