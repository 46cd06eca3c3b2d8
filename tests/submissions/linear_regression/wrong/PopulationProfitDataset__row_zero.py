# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "getitem_row_zero", "listed": true, "note": "Ignores the index, always returns the first example.", "lines": [[8, 9]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __getitem__(self, index):
        population = self.array[0][0]
        profit = self.array[0][1]
        return torch.Tensor([population]), torch.Tensor([profit])
    def __len__(self):
        return len(self.array)
