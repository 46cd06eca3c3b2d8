# {"attack": "Returns a dict whose keys are scripts.", "breach": "harm"}

def double(x):
    return {"<script>alert(1)</script>": "\x1b[31m"}
