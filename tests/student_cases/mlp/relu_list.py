def relu(x):
    return [max(0, value) for value in x]
