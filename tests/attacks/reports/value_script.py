# {"attack": "Returns text with a script.", "breach": "harm", "quick": true}

def double(x):
    return "<script>alert(1)</script>"
