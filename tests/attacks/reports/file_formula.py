# {"attack": "Hands in a file that is called like a formula.", "breach": "harm", "file": "=1+1.py"}

def double(x):
    return x
