# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "values_rescaled", "listed": false, "note": "Standardises both columns, so the items are not the population and profit of the array.", "lines": [[6]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = (array - array.mean(axis=0)) / array.std(axis=0)
    def __len__(self):
        return len(self.array)
    def __getitem__(self, i):
        return torch.Tensor([self.array[i][0]]), torch.Tensor([self.array[i][1]])
