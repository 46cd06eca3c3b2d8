# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "getitem_uninitialised", "listed": true, "note": "torch.Tensor(int) makes an uninitialised tensor of that many numbers (and fails for negative profits).", "lines": [[10]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __getitem__(self, index):
        population = int(self.array[index][0])
        profit = int(self.array[index][1])
        return torch.Tensor(population), torch.Tensor(profit)
    def __len__(self):
        return len(self.array)
