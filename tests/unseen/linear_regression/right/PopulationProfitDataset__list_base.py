# {"task": "PopulationProfitDataset", "verdict": "right", "style": "list_base", "listed": false, "note": "a list and a Dataset at once"}
import torch
from torch.utils.data import Dataset


class PopulationProfitDataset(list, Dataset):
    def __init__(self, array):
        list.__init__(self, ((torch.tensor([float(x)]), torch.tensor([float(y)])) for x, y in array))
