# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "getitem_swapped+getitem_float64", "listed": true, "note": "Both halves swapped and left in float64.", "lines": [[8, 9], [10]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __getitem__(self, index):
        population = self.array[index][1]
        profit = self.array[index][0]
        return torch.tensor([population], dtype=torch.double), torch.tensor([profit], dtype=torch.double)
    def __len__(self):
        return len(self.array)
