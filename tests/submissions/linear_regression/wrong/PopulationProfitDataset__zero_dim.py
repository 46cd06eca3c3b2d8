# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "getitem_zero_dim", "listed": true, "note": "torch.tensor(x) of a number is 0-dim, not of shape (1,).", "lines": [[10, 11]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __len__(self):
        return len(self.array)
    def __getitem__(self, i):
        population = torch.tensor(self.array[i, 0], dtype=torch.float32)
        profit = torch.tensor(self.array[i, 1], dtype=torch.float32)
        return population, profit
