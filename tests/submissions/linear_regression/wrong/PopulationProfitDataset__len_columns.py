# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "len_counts_columns", "listed": true, "note": "len(array[0]) is the number of columns (2), not of rows.", "lines": [[10]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __getitem__(self, index):
        return torch.Tensor([self.array[index][0]]), torch.Tensor([self.array[index][1]])
    def __len__(self):
        return len(self.array[0])
