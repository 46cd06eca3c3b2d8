# {"attack": "Raises an error whose text is slow to search for known errors.", "breach": "harm"}

def double(x):
    raise TypeError("a" * 500 + "() takes" * 60)
