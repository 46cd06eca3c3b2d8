# {"task": "train", "verdict": "wrong", "mistake": "new_optimizer_per_epoch", "listed": true, "note": "A new SGD with the same learning rate each epoch: the given optimizer's momentum (its state) is lost.", "lines": [[7]]}
import torch
def train(model, loader, loss_function, optimizer, epochs):
    lr = optimizer.param_groups[0]["lr"]
    losses = []
    for epoch in range(epochs):
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        total, n = 0, 0
        for batch in loader:
            total += train_step(model, batch, loss_function, optimizer) * len(batch[0])
            n += len(batch[0])
        losses.append(total / n)
    return losses
