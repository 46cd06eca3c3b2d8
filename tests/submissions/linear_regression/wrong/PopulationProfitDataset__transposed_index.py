# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "row_column_mixed_up", "listed": false, "note": "array[0][index] reads the first row's columns, wrong and out of range from index 2.", "lines": [[8, 9]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __getitem__(self, index):
        population = self.array[0][index]
        profit = self.array[1][index]
        return torch.Tensor([population]), torch.Tensor([profit])
    def __len__(self):
        return len(self.array)
