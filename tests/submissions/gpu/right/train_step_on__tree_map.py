# {"task": "train_step_on", "verdict": "right", "style": "tree_map", "listed": false, "note": "torch's own tree_map"}
from torch.utils._pytree import tree_map

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = tree_map(lambda t: t.to(device), tuple(batch))
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
