# {"attack": "Hands in a file that is called like a script.", "breach": "harm", "file": "<script>alert(1)<.py"}

def double(x):
    return x
