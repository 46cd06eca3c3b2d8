def pick_device():
    if torch.cuda.is_avaliable():
        return torch.device("cuda")
    return torch.device("cpu")
