# {"task": "make_loader", "verdict": "right", "style": "manual_seed", "listed": false, "note": "seeds torch inside"}
import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size, shuffle):
    torch.manual_seed(42)
    return DataLoader(dataset, batch_size, shuffle)
