# %% [markdown]
# # A picture is an array
# Height, width, and three colours.

# %%
import numpy as np
from PIL import Image, ImageFilter

size = 32
rows, columns = np.mgrid[0:size, 0:size]
picture = np.stack([rows * 8, columns * 8, np.full((size, size), 90)], axis=-1).astype(np.uint8)
picture.shape, picture.dtype

# %%
Image.fromarray(picture)

# %%
grey = picture @ [0.299, 0.587, 0.114]
grey.min(), grey.max().round(2)

# %%
Image.fromarray(grey.astype(np.uint8)).resize((64, 64), Image.Resampling.NEAREST)

# %%
picture[0, 0] - 1

# %%
disc = (rows - 16) ** 2 + (columns - 16) ** 2 < 100
masked = np.where(disc[..., None], picture, 255).astype(np.uint8)
Image.fromarray(masked).filter(ImageFilter.BLUR)

# %%
Image.fromarray(masked).save("disc.png")
with Image.open("disc.png") as again:
    print(again.format, again.size, again.mode)

# %%
from IPython.display import Image as Shown

Shown("disc.png", width=50)

# %%
Image.open("other.png")

# %% solution=true
def mirrored(picture):
    return picture[:, ::-1]

# %% points=1
assert (mirrored(picture)[:, 0] == picture[:, -1]).all()

# %% points=1
assert mirrored(picture).flags.c_contiguous

# %%
np.set_printoptions(threshold=20)
picture
