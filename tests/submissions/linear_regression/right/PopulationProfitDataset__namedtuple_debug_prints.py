# {"task": "PopulationProfitDataset", "verdict": "right", "mistake": null, "listed": false, "note": "A namedtuple is a tuple; prints on creation and on the first access are harmless."}
from collections import namedtuple
import numpy as np
import torch
from torch.utils.data import Dataset

Example = namedtuple("Example", ["population", "profit"])
printed = False

class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        print("making a dataset, shape =", array.shape, array.dtype)
        self.array = np.array(array, dtype=np.float32)   # copy

    def __getitem__(self, index):
        global printed
        if not printed:
            print("first access", index)
            printed = True
        row = self.array[index]
        return Example(torch.from_numpy(row[:1]), torch.from_numpy(row[1:]))

    def __len__(self):
        return int(self.array.size / 2)
