# {"attack": "Is called like a formula that begins with a minus.", "breach": "harm", "student": "-1+1"}

def double(x):
    return x
