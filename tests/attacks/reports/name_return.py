# {"attack": "Is called with a carriage return before a formula.", "breach": "harm", "student": "\r=1+1"}

def double(x):
    return x
