# {"attack": "Sends over a connection of asyncio.", "breach": "leak"}

import asyncio


def double(x):
    async def send():
        _, writer = await asyncio.open_connection("127.0.0.1", TARGETS["ports"]["tcp"])
        writer.write(b"hello")
        await writer.drain()

    asyncio.run(send())
