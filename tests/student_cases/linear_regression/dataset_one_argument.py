class PopulationProfitDataset(Dataset):
    def __init__(array):
        self.array = array

    def __len__(self):
        return len(self.array)

    def __getitem__(self, index):
        return torch.Tensor([self.array[index][0]]), torch.Tensor([self.array[index][1]])
