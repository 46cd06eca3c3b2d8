# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "getitem_swapped", "listed": true, "note": "Returns (profit, population), the wrong way round.", "lines": [[8]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __getitem__(self, index):
        y, x = self.array[index]
        return torch.Tensor([x]), torch.Tensor([y])
    def __len__(self):
        return len(self.array)
