# {"attack": "Cannot be read, in a line that holds a script and escapes.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_text("def double(x)  <script>alert(1)</script> \x1b[31m \u202e =1+1\n")
