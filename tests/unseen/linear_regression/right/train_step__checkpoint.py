# {"task": "train_step", "verdict": "right", "style": "checkpoint", "listed": false, "note": "the forward pass checkpointed: the model is called again in backward"}
from torch.utils.checkpoint import checkpoint


def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    optimizer.zero_grad()
    predicted = checkpoint(model, inputs, use_reentrant=False)
    loss = loss_function(predicted, targets)
    loss.backward()
    optimizer.step()
    return loss.item()
