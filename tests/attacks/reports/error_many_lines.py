# {"attack": "Raises an error whose text holds a hundred thousand lines.", "breach": "harm"}

def double(x):
    raise ValueError("x\n" * 100_000)
