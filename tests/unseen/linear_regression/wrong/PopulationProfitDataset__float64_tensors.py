# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "float64_tensors", "listed": true, "note": "from_numpy keeps NumPy's float64", "lines": [[9, 10, 16, 17]]}
import numpy as np
import torch
from torch.utils.data import Dataset


class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.population = np.array(array[:, 0:1], dtype=float)
        self.profit = np.array(array[:, 1:2], dtype=float)

    def __len__(self):
        return len(self.population)

    def __getitem__(self, index):
        x = torch.from_numpy(self.population[index])
        y = torch.from_numpy(self.profit[index])
        return x, y
