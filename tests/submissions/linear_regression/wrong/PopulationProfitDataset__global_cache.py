# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "global_cache", "listed": false, "note": "Items cached in one dict for all datasets: a second dataset gives the first one's rows.", "lines": [[2, 9, 11, 12]]}
_cache = {}
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __len__(self):
        return len(self.array)
    def __getitem__(self, index):
        if index not in _cache:
            row = torch.tensor(self.array[index], dtype=torch.float32)
            _cache[index] = (row[:1], row[1:])
        return _cache[index]
