"""Forms of downloads, one module a platform: from names of files to what each person handed in."""
