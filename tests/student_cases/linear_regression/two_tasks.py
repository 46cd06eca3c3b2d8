def make_model():
    return nn.Linear(1, 2)

def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, shuffle)
