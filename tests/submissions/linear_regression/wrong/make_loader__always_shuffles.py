# {"task": "make_loader", "verdict": "wrong", "mistake": "ignores_shuffle", "listed": true, "note": "Always shuffles, also when shuffle is False.", "lines": [[4]]}
from torch.utils.data import DataLoader
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size=batch_size, shuffle=True)
