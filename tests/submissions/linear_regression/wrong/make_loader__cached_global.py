# {"task": "make_loader", "verdict": "wrong", "mistake": "global_state", "listed": false, "note": "Keeps the first loader in a global and gives it back for every later dataset.", "lines": [[3, 5, 6, 7]]}
from torch.utils.data import DataLoader
_loader = None
def make_loader(dataset, batch_size, shuffle):
    global _loader
    if _loader is None:
        _loader = DataLoader(dataset, batch_size=batch_size, shuffle=shuffle)
    return _loader
