# {"attack": "Raises an error whose text holds signs that turn the direction of text.", "breach": "harm"}

def double(x):
    raise ValueError("\u202e\u2066\u061c\u200f2 of 2")
