# {"task": "make_loader", "verdict": "wrong", "mistake": "ignores_shuffle", "listed": true, "note": "shuffle is not passed on, the order is always the dataset's.", "lines": [[4]]}
from torch.utils.data import DataLoader
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size=batch_size)
