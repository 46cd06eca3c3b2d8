# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "unique", "listed": false, "note": "Removes duplicate rows but keeps the order: len is not n where two rows are the same.", "lines": [[4]]}
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        rows = list(dict.fromkeys(map(tuple, array.tolist())))
        self.data = torch.tensor(rows, dtype=torch.float32)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        return self.data[index, :1], self.data[index, 1:]
