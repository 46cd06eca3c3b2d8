# {"task": "make_loader", "verdict": "wrong", "mistake": "arguments_swapped", "listed": false, "note": "shuffle and batch_size passed in each other's place.", "lines": [[4]]}
from torch.utils.data import DataLoader
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, shuffle, batch_size)
