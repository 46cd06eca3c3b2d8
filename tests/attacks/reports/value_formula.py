# {"attack": "Returns a formula as text.", "breach": "harm"}

def double(x):
    return "=1+1"
