# {"task": "make_loader", "verdict": "right", "mistake": null, "listed": false, "note": "A subclass of DataLoader is a DataLoader, default arguments do not hide the given ones."}
from torch.utils.data import DataLoader

class PopulationLoader(DataLoader):
    """just a DataLoader with a nicer name"""
    def __repr__(self):
        return f"PopulationLoader({len(self.dataset)} examples)"

def make_loader(dataset, batch_size=16, shuffle=True):
    options = {"batch_size": batch_size}
    if shuffle:
        options["shuffle"] = True
    return PopulationLoader(dataset, **options)
