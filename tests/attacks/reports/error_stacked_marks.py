# {"attack": "Raises an error whose text holds marks stacked on one letter.", "breach": "harm"}

def double(x):
    raise ValueError("e" + "\u0301" * 2000)
