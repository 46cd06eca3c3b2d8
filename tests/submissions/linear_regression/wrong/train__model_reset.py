# {"task": "train", "verdict": "wrong", "mistake": "model_reset_per_epoch", "listed": true, "note": "The parameters are drawn anew at the start of each epoch, so nothing is kept from the epoch before.", "lines": [[7]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        for module in model.modules():
            if hasattr(module, "reset_parameters"):
                module.reset_parameters()
        total, n = 0, 0
        for batch in loader:
            total += train_step(model, batch, loss_function, optimizer) * len(batch[0])
            n += len(batch[0])
        losses.append(total / n)
    return losses
