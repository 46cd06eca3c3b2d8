# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "memory_order", "listed": false, "note": "Reads the array in memory order: wrong for a Fortran-ordered (n, 2) array.", "lines": [[4]]}
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.flat = torch.tensor(array.ravel(order="K"), dtype=torch.float32)
        self.n = len(array)
    def __len__(self):
        return self.n
    def __getitem__(self, index):
        return self.flat[2 * index:2 * index + 1], self.flat[2 * index + 1:2 * index + 2]
