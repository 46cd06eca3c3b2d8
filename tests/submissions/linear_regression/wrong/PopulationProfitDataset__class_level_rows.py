# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "class_attribute_shared", "listed": false, "note": "The rows are collected in a class attribute, so a second dataset also holds the first one's rows.", "lines": [[6, 10]]}
import torch
from torch.utils.data import Dataset

class PopulationProfitDataset(Dataset):
    rows = []

    def __init__(self, array):
        for row in array:
            self.rows.append((torch.Tensor([row[0]]), torch.Tensor([row[1]])))

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return self.rows[i]
