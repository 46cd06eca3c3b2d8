# {"task": "train_step_on", "verdict": "right", "style": "checkpoint", "listed": false, "note": "checkpointed forward pass"}
from torch.utils.checkpoint import checkpoint


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [t.to(device) for t in batch]
    optimizer.zero_grad()
    loss = loss_function(checkpoint(model, pixels, use_reentrant=False), classes)
    loss.backward()
    optimizer.step()
    return loss.item()
