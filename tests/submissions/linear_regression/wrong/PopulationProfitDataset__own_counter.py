# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "ignores_index_uses_counter", "listed": false, "note": "Keeps a counter and ignores the index, so only a first pass in order looks right; a shuffled loader or a second pass fails.", "lines": [[11, 12]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
        self.n = -1
    def __len__(self):
        return len(self.array)
    def __getitem__(self, index):
        self.n += 1
        population, profit = self.array[self.n]
        return torch.Tensor([population]), torch.Tensor([profit])
