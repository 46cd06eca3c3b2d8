# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "getitem_one_tensor", "listed": true, "note": "Returns one (2,) tensor with both numbers instead of a pair of (1,) tensors.", "lines": [[10]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = torch.tensor(array).float()
    def __len__(self):
        return len(self.array)
    def __getitem__(self, i):
        return self.array[i]
