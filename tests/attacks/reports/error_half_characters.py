# {"attack": "Raises an error whose text holds half characters and null bytes.", "breach": "harm"}

def double(x):
    raise ValueError("\ud800\udfff\x00")
