# {"task": "make_loader", "verdict": "wrong", "mistake": "collate_flat", "listed": false, "note": "Batches are (n,), not (n, 1).", "lines": [[3, 5]]}
def _flat(items):
    return [torch.stack(part).squeeze(1) for part in zip(*items)]
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size, shuffle, collate_fn=_flat)
