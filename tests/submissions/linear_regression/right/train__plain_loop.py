# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "Own loop with weighting by batch size."}
def train(model, loader, loss_function, optimizer, epochs):
    history = []
    for epoch in range(epochs):
        total = 0.0
        seen = 0
        for population, profit in loader:
            predicted = model(population)
            loss = loss_function(predicted, profit)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(population)
            seen += len(population)
        history.append(total / seen)
        print("epoch", epoch, "loss", history[-1])
    return history
