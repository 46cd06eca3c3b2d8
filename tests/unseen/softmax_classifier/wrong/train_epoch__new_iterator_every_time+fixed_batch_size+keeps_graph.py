# {"task": "train_epoch", "verdict": "wrong", "mistake": "new_iterator_every_time+fixed_batch_size+keeps_graph", "listed": true, "note": "always a first batch; 64 written in; the total is a tensor with its graph", "lines": [[9], [15], [15, 17]]}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    total = 0
    batches = 0
    while batches < len(loader):
        data, target = next(iter(loader))
        optimizer.zero_grad()
        output = model(data)
        loss = loss_function(output, target)
        loss.backward()
        optimizer.step()
        total = total + loss * 64
        batches = batches + 1
    return total / len(loader.dataset)
