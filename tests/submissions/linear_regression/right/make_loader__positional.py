# {"task": "make_loader", "verdict": "right", "mistake": null, "listed": false, "note": "Positional arguments in DataLoader's own order are dataset, batch_size, shuffle."}
from torch.utils.data import DataLoader
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size, shuffle)
