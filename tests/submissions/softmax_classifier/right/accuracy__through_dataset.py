# {"task": "accuracy", "verdict": "right", "style": "through_dataset", "listed": false, "note": "another loader over the same dataset, of other batches"}
import torch
from torch import nn
import torch.nn.functional as F

from torch.utils.data import DataLoader
def accuracy(model, loader):
    modes = {m: m.training for m in model.modules()}
    model.eval()
    with torch.inference_mode():
        hits = [int(s.argmax()) == int(y) for x, ys in DataLoader(loader.dataset, batch_size=3) for s, y in zip(model(x), ys)]
    for m, mode in modes.items():
        m.training = mode
    return sum(hits) / len(hits)
