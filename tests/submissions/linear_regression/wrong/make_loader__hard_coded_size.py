# {"task": "make_loader", "verdict": "wrong", "mistake": "wrong_batch_size", "listed": true, "note": "Batch size fixed at 32, the argument is ignored.", "lines": [[4]]}
from torch.utils.data import DataLoader
def make_loader(dataset, batch_size, shuffle):
    batch_size = 32
    loader = DataLoader(dataset, batch_size, shuffle=shuffle)
    return loader
