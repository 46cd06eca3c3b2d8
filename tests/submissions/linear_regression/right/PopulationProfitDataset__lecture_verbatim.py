# {"task": "PopulationProfitDataset", "verdict": "right", "mistake": null, "listed": false, "note": "The lecture's own class, torch.Tensor([x]) gives float32 of shape (1,)."}
import torch
from torch.utils.data import Dataset

class PopulationProfitDataset(Dataset):
     def __init__(self, array):
           self.array = array
     def __getitem__(self, index):
           population = self.array[index][0]
           profit = self.array[index][1]
           return torch.Tensor([population]), torch.Tensor([profit])
     def __len__(self):
           return len(self.array)
