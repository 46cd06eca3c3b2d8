# %% [markdown]
# # The shell from a notebook
# What begins with `!` is a command, and `%%bash` a whole program.

# %%
# !echo "hello" && echo "to stderr" >&2

# %%
name = "notes.txt"
# !printf 'one\ntwo\nthree\n' > {name}
# !wc -l < $name

# %%
# lines = !sort notes.txt
lines

# %%
lines.n, lines.grep("t")

# %%
# %%bash
for word in red green; do
    echo "$word: ${#word}"
done
echo oops >&2

# %%
# %%bash -s "$name" 2
head -n $2 $1

# %%
# !ls no_such_file
_exit_code

# %%
# %%bash
false

# %%
# %env COLOUR=blue
# !echo $COLOUR

# %%
# %%script python3 --out said
print(6 * 7)

# %%
import subprocess

ended = subprocess.run(["grep", "-c", "t", name], capture_output=True, text=True)
ended.stdout, ended.returncode, said

# %% points=1
assert int(said) == 42

# %% points=1
assert list(lines) == ["one", "two", "three"]

# %%
# %cd -q /
# %pwd
