# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "getitem_off_by_one", "listed": true, "note": "Returns row index-1, thinking indices start at 1; row 0 is the last row.", "lines": [[8]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __getitem__(self, index):
        row = self.array[index - 1]
        return torch.tensor([row[0]], dtype=torch.float32), torch.tensor([row[1]], dtype=torch.float32)
    def __len__(self):
        return len(self.array)
