# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "popped", "listed": false, "note": "Each item can be read only once (second epoch fails).", "lines": [[8]]}
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.data = {i: row for i, row in enumerate(torch.tensor(array, dtype=torch.float32))}; self.n = len(array)
    def __len__(self):
        return self.n
    def __getitem__(self, index):
        row = self.data.pop(index); return row[:1], row[1:]
