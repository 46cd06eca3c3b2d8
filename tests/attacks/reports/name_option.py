# {"attack": "Is called like an option of a program.", "breach": "harm", "student": "--out=x"}

def double(x):
    return x
