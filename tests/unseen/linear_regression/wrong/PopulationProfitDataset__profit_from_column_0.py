# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "profit_from_column_0", "listed": false, "note": "line copied and column number not adapted", "lines": [[15]]}
import torch
from torch.utils.data import Dataset

class PopulationProfitDataset(Dataset):

    def __init__(self, array):
        self.array = array

    def __len__(self):
        return len(self.array)

    def __getitem__(self, index):
        population = self.array[index][0]
        profit = self.array[index][0]
        return torch.Tensor([population]), torch.Tensor([profit])
