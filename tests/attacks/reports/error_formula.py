# {"attack": "Raises an error whose text holds a formula.", "breach": "harm"}

def double(x):
    raise ValueError("\n=1+1\n+1\t=2")
