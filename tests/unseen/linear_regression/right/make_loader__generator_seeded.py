# {"task": "make_loader", "verdict": "right", "style": "generator_seeded", "listed": false, "note": "seeded generator, worker_init"}
import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size, shuffle):
    g = torch.Generator()
    g.manual_seed(0)
    return DataLoader(dataset=dataset, batch_size=batch_size, shuffle=shuffle, generator=g, worker_init_fn=lambda i: None)
