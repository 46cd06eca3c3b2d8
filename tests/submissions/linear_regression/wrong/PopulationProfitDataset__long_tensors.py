# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "getitem_integers", "listed": false, "note": "int64 tensors, the decimals are cut off.", "lines": [[10]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __len__(self):
        return len(self.array)
    def __getitem__(self, i):
        return torch.LongTensor([int(self.array[i][0])]), torch.LongTensor([int(self.array[i][1])])
