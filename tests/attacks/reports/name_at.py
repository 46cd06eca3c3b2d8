# {"attack": "Is called like a formula that begins with an at sign.", "breach": "harm", "student": "@SUM(1)"}

def double(x):
    return x
