# {"task": "train", "verdict": "right", "style": "scheduler_constant", "listed": false, "note": "a ConstantLR scheduler with factor 1, no change"}
import torch


def train(model, loader, loss_function, optimizer, epochs):
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 1.0)
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * y.size(0)
        schedule.step()
        history.append(total / len(loader.dataset))
    return history
