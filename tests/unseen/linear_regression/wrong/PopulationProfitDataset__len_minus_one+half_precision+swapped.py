# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "len_minus_one+half_precision+swapped", "listed": true, "note": "len - 1; float16; profit first (listed)", "lines": [[11, 13], [16], [18]]}
import torch
from torch.utils.data import Dataset

class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array

    def __len__(self):
        n = 0
        while n < len(self.array) - 1:
            n += 1
        return n

    def __getitem__(self, index):
        row = torch.tensor(self.array[index], dtype=torch.float16)
        population, profit = row[0:1], row[1:2]
        return profit, population
