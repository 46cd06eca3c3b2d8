# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "missing_self_in_len", "listed": false, "note": "__len__ uses the name array without self, a NameError.", "lines": [[10]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, the_array):
        self.the_array = the_array
    def __getitem__(self, i):
        return torch.Tensor([self.the_array[i][0]]), torch.Tensor([self.the_array[i][1]])
    def __len__(self):
        return len(the_array)
