# {"task": "make_loader", "verdict": "wrong", "mistake": "collate_squeeze", "listed": false, "note": "A batch of one example loses its first dimension.", "lines": [[3, 5]]}
def _collate(items):
    return [torch.stack(part).squeeze(0) for part in zip(*items)]
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size, shuffle, collate_fn=_collate)
