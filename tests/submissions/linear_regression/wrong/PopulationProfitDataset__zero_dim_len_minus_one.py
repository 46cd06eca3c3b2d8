# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "getitem_zero_dim+len_off_by_one", "listed": false, "note": "0-dim tensors, and the length is one too small so that the last row is never seen.", "lines": [[8], [10]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.t = torch.tensor(array, dtype=torch.float32)
    def __getitem__(self, index):
        return self.t[index][0], self.t[index][1]
    def __len__(self):
        return len(self.t) - 1
