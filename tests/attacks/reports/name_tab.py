# {"attack": "Is called with a tabulator before a formula.", "breach": "harm", "student": "\t=1+1"}

def double(x):
    return x
