class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array

    def __len__(self):
        return len(self.array)

    def __getItem__(self, index):
        x = torch.tensor([self.array[index][0]], dtype=torch.float32)
        y = torch.tensor([self.array[index][1]], dtype=torch.float32)
        return x, y
