# {"task": "make_loader", "verdict": "wrong", "mistake": "wrong_batch_size", "listed": true, "note": "Takes batch_size for the number of batches and divides the dataset's length by it.", "lines": [[4, 5]]}
from torch.utils.data import DataLoader
def make_loader(dataset, batch_size, shuffle):
    n = max(1, len(dataset) // batch_size)
    return DataLoader(dataset, batch_size=n, shuffle=shuffle)
