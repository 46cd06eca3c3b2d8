# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "len_hard_coded", "listed": true, "note": "__len__ is always 97, whatever the array.", "lines": [[8]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __len__(self):
        return 97
    def __getitem__(self, index):
        return torch.Tensor([self.array[index][0]]), torch.Tensor([self.array[index][1]])
