# {"task": "make_loader", "verdict": "wrong", "mistake": "wrong_batch_size+ignores_shuffle", "listed": true, "note": "Forgets both arguments: batch size 1 and no shuffling.", "lines": [[4], [4]]}
from torch.utils.data import DataLoader
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset)
