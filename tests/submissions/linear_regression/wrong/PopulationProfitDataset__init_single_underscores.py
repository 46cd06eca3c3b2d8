# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "misspelt_init", "listed": false, "note": "_init_ with single underscores is never called, so the class takes no arguments.", "lines": [[5, 7, 9]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def _init_(self, array):
        self.array = array
    def _getitem_(self, i):
        return torch.Tensor([self.array[i][0]]), torch.Tensor([self.array[i][1]])
    def _len_(self):
        return len(self.array)
