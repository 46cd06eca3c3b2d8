# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "len_minus_one+zero_dim_tensors", "listed": true, "note": "len - 1 (last valid index); tensors of shape () (this one is listed)", "lines": [[13], [8, 9, 16, 17, 18]]}
import numpy as np
import torch
from torch.utils.data import Dataset

class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.xs = torch.tensor(array[:, 0], dtype=torch.float)
        self.ys = torch.tensor(array[:, 1], dtype=torch.float)

    def __len__(self):
        # counting starts at 0
        return len(self.xs) - 1

    def __getitem__(self, index):
        x = self.xs[index]
        y = self.ys[index]
        return x, y
