# {"task": "make_loader", "verdict": "wrong", "mistake": "cached", "listed": false, "note": "One loader per batch size and shuffle: another dataset gets the first one's loader.", "lines": [[2, 5, 6, 7]]}
_loaders = {}
def make_loader(dataset, batch_size, shuffle):
    key = (batch_size, shuffle)
    if key not in _loaders:
        _loaders[key] = DataLoader(dataset, batch_size=batch_size, shuffle=shuffle)
    return _loaders[key]
