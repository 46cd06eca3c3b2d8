# {"task": "make_loader", "verdict": "wrong", "mistake": "drop_last", "listed": true, "note": "drop_last=True throws the smaller last batch away.", "lines": [[4]]}
from torch.utils.data import DataLoader
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size=batch_size, shuffle=shuffle, drop_last=True)
