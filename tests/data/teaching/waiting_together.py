# %% [markdown]
# # Waiting for several things
# `await` in a cell needs nothing around it: the notebook has a loop already.

# %%
import asyncio
import time

async def tea(minutes):
    await asyncio.sleep(minutes / 100)
    return f"tea after {minutes}"

await tea(1)

# %%
tea(1).close()
tea

# %%
began = time.monotonic()
ready = await asyncio.gather(tea(3), tea(2), tea(1))
print(ready, time.monotonic() - began < 0.06)

# %%
async def producer(queue):
    for n in range(3):
        print("put", n)
        await queue.put(n)
    await queue.put(None)

async def consumer(queue):
    while (n := await queue.get()) is not None:
        print("got", n)

queue = asyncio.Queue(maxsize=1)
await asyncio.gather(producer(queue), consumer(queue))

# %%
async def ticks(count):
    for n in range(count):
        await asyncio.sleep(0)
        yield n

[n async for n in ticks(3)]

# %%
await asyncio.wait_for(asyncio.sleep(5), timeout=0.01)

# %%
cup = tea(1)
asyncio.run(cup)

# %%
cup.close()
async with asyncio.TaskGroup() as group:
    tasks = [group.create_task(tea(n)) for n in (1, 2)]
[task.result() for task in tasks]

# %% solution=true
async def first_of(*coroutines):
    """What is ready first."""
    tasks = [asyncio.ensure_future(one) for one in coroutines]
    done, others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for one in others:
        one.cancel()
    return done.pop().result()

# %% points=1
assert await first_of(tea(9), tea(1)) == "tea after 1"

# %% points=1
assert await first_of() is None
