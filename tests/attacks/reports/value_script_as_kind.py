# {"attack": "Returns an object whose class is called like a script.", "breach": "harm"}

def double(x):
    return type("<script>alert(1)</script>\x1b[31m\u202e", (), {})()
