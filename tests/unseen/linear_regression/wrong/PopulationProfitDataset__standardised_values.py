# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "standardised_values", "listed": false, "note": "the columns are normalised (habit from a web tutorial); dataset[i] is no longer row i", "lines": [[13]]}
import numpy as np
import torch
from torch.utils.data import Dataset

class PopulationProfitDataset(Dataset):
    """Cities as examples: population in, profit out."""

    def __init__(self, array):
        # always normalize your data before training!
        mean = np.mean(array, axis=0)
        std = np.std(array, axis=0)
        self.array = (array - mean) / std

    def __len__(self):
        return len(self.array)

    def __getitem__(self, index):
        row = self.array[index]
        population = torch.tensor([row[0]], dtype=torch.float32)
        profit = torch.tensor([row[1]], dtype=torch.float32)
        return population, profit
