# {"task": "PopulationProfitDataset", "verdict": "right", "style": "from_numpy_copy", "listed": false, "note": "contiguous float32 copy, from_numpy, index slices, getitems for fetcher"}
import numpy as np
import torch
from torch.utils.data import Dataset


class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.x, self.y = (torch.from_numpy(np.ascontiguousarray(c, dtype=np.float32)) for c in np.hsplit(array, 2))

    def __len__(self):
        return self.x.size(0)

    def __getitem__(self, index):
        return self.x[index], self.y[index]

    def __getitems__(self, indices):
        return [self[i] for i in indices]
