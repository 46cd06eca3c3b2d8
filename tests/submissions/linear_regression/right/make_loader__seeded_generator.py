# {"task": "make_loader", "verdict": "right", "mistake": null, "listed": false, "note": "A seeded generator makes runs repeatable, yet each epoch draws a new order from it."}
import torch
from torch.utils.data import DataLoader
def make_loader(dataset, batch_size, shuffle):
    g = torch.Generator()
    g.manual_seed(42)
    loader = DataLoader(dataset=dataset, shuffle=shuffle, batch_size=batch_size, generator=g)
    print("batches:", len(loader))
    return loader
