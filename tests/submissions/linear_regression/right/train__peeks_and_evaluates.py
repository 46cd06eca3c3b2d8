# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "Looks at a first batch, and measures the loss of all batches after each epoch for printing."}
import torch
from torch import nn

def train(model, loader, loss_function, optimizer, epochs):
    x, y = next(iter(loader))
    print("shapes", x.shape, y.shape)
    history = []
    for epoch in range(epochs):
        model.train()
        seen, total = 0, 0.0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad(); loss.backward(); optimizer.step()
            total += float(loss) * x.shape[0]; seen += x.shape[0]
        history.append(total / seen)
        model.eval()
        with torch.no_grad():
            print(epoch, history[-1], [float(loss_function(model(x), y)) for x, y in loader])
        model.train()
    return history
