# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "transpose_small", "listed": false, "note": "Turns the array over when it has no more rows than columns: wrong for n = 1 and 2.", "lines": [[4, 5]]}
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        if array.shape[0] <= array.shape[1]:
            array = array.T
        self.data = torch.tensor(array, dtype=torch.float32)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        return self.data[index, :1], self.data[index, 1:]
