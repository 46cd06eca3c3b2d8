# {"attack": "Raises an error whose text holds four thousand signs that take much place in a file.", "breach": "harm"}

def double(x):
    raise ValueError("\U0001f600" * 4000)
