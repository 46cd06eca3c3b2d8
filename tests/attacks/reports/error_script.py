# {"attack": "Raises an error whose text holds a script.", "breach": "harm", "quick": true}

def double(x):
    raise ValueError("<script>alert(1)</script><img src=x onerror=alert(2)>")
