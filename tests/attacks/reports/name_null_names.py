# {"attack": "Is called like nothing.", "breach": "harm", "student": "null"}

def double(x):
    return x
