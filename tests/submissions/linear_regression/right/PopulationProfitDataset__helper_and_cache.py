# {"task": "PopulationProfitDataset", "verdict": "right", "mistake": null, "listed": false, "note": "Items made by a helper and kept in a per-object dictionary cache, values stay right."}
import torch
from torch.utils.data import Dataset

def as_column(value):
    t = torch.zeros(1)
    t[0] = float(value)
    return t

class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
        self.cache = dict()

    def __getitem__(self, index):
        if index not in self.cache:
            x, y = self.array[index]
            self.cache[index] = (as_column(x), as_column(y))
        return self.cache[index]

    def __len__(self):
        rows, columns = self.array.shape
        return rows
