# {"attack": "Is called with dots in the name, as for the folder above.", "breach": "harm", "student": "..x.."}

def double(x):
    return x
