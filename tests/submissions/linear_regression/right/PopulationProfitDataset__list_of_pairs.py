# {"task": "PopulationProfitDataset", "verdict": "right", "mistake": null, "listed": false, "note": "List comprehension of pairs in __init__, len and getitem just delegate to the list."}
import torch
from torch.utils.data import Dataset

class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.examples = [(torch.FloatTensor([x]), torch.FloatTensor([y])) for x, y in array]
    def __len__(self): return self.examples.__len__()
    def __getitem__(self, i): return self.examples[i]
