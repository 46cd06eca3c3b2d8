# {"attack": "Hands in under a student's folder that is a link to another's.", "breach": "forge", "kind": "files", "quick": true}

def plant(folder, targets):
    import shutil

    shutil.rmtree(folder.parent)
    folder.parent.symlink_to(f"{targets['submitted']}/ada")
