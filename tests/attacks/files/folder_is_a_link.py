# {"attack": "Hands in a link to another student's folder in the place of its own.", "breach": "forge", "kind": "files", "quick": true}

def plant(folder, targets):
    folder.rmdir()
    folder.symlink_to(f"{targets['submitted']}/ada/arena")
