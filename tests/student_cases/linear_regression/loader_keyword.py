def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batchsize=batch_size, shuffle=shuffle)
