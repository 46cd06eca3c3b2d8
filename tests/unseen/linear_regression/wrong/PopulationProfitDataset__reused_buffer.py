# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "reused_buffer", "listed": false, "note": "the same two tensors are filled and returned every time, so all examples of a batch become the last one", "lines": [[10, 11, 17, 18, 19]]}
import torch
from torch.utils.data import Dataset


class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
        # make the tensors only once, that is faster
        self.population = torch.zeros(1)
        self.profit = torch.zeros(1)

    def __len__(self):
        return self.array.shape[0]

    def __getitem__(self, index):
        self.population[0] = self.array[index, 0]
        self.profit[0] = self.array[index, 1]
        return self.population, self.profit
