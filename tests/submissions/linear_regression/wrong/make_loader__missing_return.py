# {"task": "make_loader", "verdict": "wrong", "mistake": "missing_return", "listed": false, "note": "Makes the loader but does not return it.", "lines": [[4]]}
from torch.utils.data import DataLoader
def make_loader(dataset, batch_size, shuffle):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=shuffle)
