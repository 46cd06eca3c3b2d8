# {"attack": "Hands in a file that is called in two lines.", "breach": "harm", "file": "arena\n=1+1.py"}

def double(x):
    raise ValueError('x')
