# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "single_underscore_len", "listed": false, "note": "_len_ instead of __len__: len(dataset) fails", "lines": [[13]]}
import torch
from torch.utils.data import Dataset

class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.cities = []
        for row in array:
            x = torch.tensor([row[0]], dtype=torch.float32)
            y = torch.tensor([row[1]], dtype=torch.float32)
            self.cities.append((x, y))

    def _len_(self):
        return len(self.cities)

    def __getitem__(self, index):
        return self.cities[index]
