# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "zero_grad before the forward pass, divides by len(loader.dataset)"}
def train_epoch(model, loader, loss_function, optimizer):
    model.train()
    running_loss = 0.0
    for i, data in enumerate(loader, 0):
        inputs, labels = data
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = loss_function(outputs, labels)
        loss.backward()
        optimizer.step()
        running_loss += loss.item() * inputs.size(0)
        if i % 200 == 199:
            print(f"[{i + 1:5d}] loss: {loss.item():.3f}")
    return running_loss / len(loader.dataset)
