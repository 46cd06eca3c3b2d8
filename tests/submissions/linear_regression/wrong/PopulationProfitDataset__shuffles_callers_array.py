# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "mutates_array", "listed": false, "note": "Shuffles the caller's array in place, which the rulings forbid; item i is no longer row i of the given array either.", "lines": [[7]]}
import numpy as np
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        np.random.shuffle(array)
        self.array = array
    def __len__(self):
        return len(self.array)
    def __getitem__(self, i):
        return torch.tensor(self.array[i, :1], dtype=torch.float32), torch.tensor(self.array[i, 1:], dtype=torch.float32)
