# {"task": "make_loader", "verdict": "wrong", "mistake": "not_a_dataloader", "listed": false, "note": "Returns a list of batches: not a DataLoader, and shuffled only once.", "lines": [[4]]}
from torch.utils.data import DataLoader
def make_loader(dataset, batch_size, shuffle):
    return list(DataLoader(dataset, batch_size=batch_size, shuffle=shuffle))
