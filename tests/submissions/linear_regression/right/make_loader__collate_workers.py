# {"task": "make_loader", "verdict": "right", "mistake": null, "listed": false, "note": "Own collate function and workers; the rulings call both right."}
import torch
from torch.utils.data import DataLoader

def my_collate(examples):
    xs = torch.stack([x for x, _ in examples])
    ys = torch.stack([y for _, y in examples])
    return xs, ys

def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size=batch_size, shuffle=bool(shuffle), collate_fn=my_collate, num_workers=2)
