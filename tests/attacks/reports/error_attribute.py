# {"attack": "Raises an error whose text holds the end of an attribute.", "breach": "harm"}

def double(x):
    raise ValueError("' onmouseover='alert(1)' x=\" onmouseover=\"alert(1)\" ><svg onload=alert(1)>")
