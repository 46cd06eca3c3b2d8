# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "Prints the best epoch at the end."}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        loss_sum = 0
        n = 0
        for inputs, targets in loader:
            predicted = model(inputs)
            loss = loss_function(predicted, targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * inputs.size(0)
            n += inputs.size(0)
        losses.append(loss_sum / n)
    print(f"final loss {losses[-1]:.3f}, best {min(losses):.3f}")
    return losses
