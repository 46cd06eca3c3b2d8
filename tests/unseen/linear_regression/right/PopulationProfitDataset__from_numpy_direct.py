# {"task": "PopulationProfitDataset", "verdict": "right", "style": "from_numpy_direct", "listed": false, "note": "from_numpy(array).float() in init, narrow"}
import torch
from torch.utils.data import Dataset


class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.data = torch.from_numpy(array).to(torch.float32)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.data[index].narrow(0, 0, 1), self.data[index].narrow(0, 1, 1)
