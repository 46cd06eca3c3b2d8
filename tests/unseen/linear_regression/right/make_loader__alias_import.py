# {"task": "make_loader", "verdict": "right", "style": "alias_import", "listed": false, "note": "aliased import, pin_memory, in_order"}
import torch.utils.data.dataloader as dl


def make_loader(dataset, batch_size, shuffle):
    return dl.DataLoader(dataset, batch_size=batch_size, shuffle=shuffle, pin_memory=True, num_workers=1, timeout=30.0, persistent_workers=True)
