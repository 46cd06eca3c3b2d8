# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "scaled_to_people+len_counts_numbers", "listed": false, "note": "population in people instead of 10,000s; array.size is 2n", "lines": [[13], [10]]}
import torch
from torch.utils.data import Dataset

class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.data = array

    def __len__(self):
        return self.data.size

    def __getitem__(self, i):
        population = self.data[i, 0] * 10000
        profit = self.data[i, 1]
        return (torch.tensor([population], dtype=torch.float32),
                torch.tensor([profit], dtype=torch.float32))
