# {"task": "PopulationProfitDataset", "verdict": "right", "style": "tensor_dataset_subclass", "listed": false, "note": "TensorDataset subclass over columns"}
import numpy as np
import torch
from torch.utils.data import TensorDataset


class PopulationProfitDataset(TensorDataset):
    def __init__(self, array):
        table = torch.tensor(np.asarray(array), dtype=torch.float32)
        super().__init__(*table.split(1, dim=1))
