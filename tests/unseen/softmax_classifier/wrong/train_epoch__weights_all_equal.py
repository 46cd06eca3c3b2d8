# {"task": "train_epoch", "verdict": "wrong", "mistake": "weights_all_equal", "listed": false, "note": "weights each batch with loader.batch_size, the small last one too", "lines": [[15]]}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    model.train()
    epoch_loss = 0.0
    for batch in loader:
        inputs, labels = batch
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = loss_function(outputs, labels)
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item() * loader.batch_size
    return epoch_loss / len(loader.dataset)
