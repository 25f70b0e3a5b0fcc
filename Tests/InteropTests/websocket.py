"""Talks to one of our servers over WebSockets, as a program on the websockets package would.
usage: websocket.py ADDRESS; ends with 0 when all is as it must be."""
import asyncio
import sys

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosedError, InvalidStatus

BASE = f"ws://{sys.argv[1]}"


async def messages():
    async with connect(BASE + "/echo", subprotocols=["other", "echo.v1"], max_size=None) as socket:
        assert socket.subprotocol == "echo.v1", socket.subprotocol
        for message in ["", "Hafen ½ 😀", b"", bytes(range(256)), "x" * 125, "x" * 126, "½" * 40_000, b"\0" * 1_000_000]:
            await socket.send(message)
            assert await socket.recv() == message
        await socket.send(["in ", "pieces, ", "one after the other"])
        assert await socket.recv() == "in pieces, one after the other"
        await (await socket.ping(b"are you there"))
    assert socket.close_code == 1000, socket.close_code


async def many():
    """A thousand messages that nobody waits for, one after the other."""
    async with connect(BASE + "/echo") as socket:
        async def send():
            for number in range(1000):
                await socket.send(str(number) * 100)

        sender = asyncio.create_task(send())
        for number in range(1000):
            assert await socket.recv() == str(number) * 100
        await sender


async def limits():
    async with connect(BASE + "/echo") as socket:
        await socket.send(b"\0" * 1_100_000)
        try:
            await socket.recv()
        except ConnectionClosedError as error:
            assert error.rcvd.code == 1009 and "limit" in error.rcvd.reason, error
        else:
            raise AssertionError("It took a message that is too big.")


async def refusals():
    for path, origin, status in [("/nothing", None, 404), ("/echo", "https://other.test", 403)]:
        try:
            async with connect(BASE + path, origin=origin):
                raise AssertionError(f"{path} took it.")
        except InvalidStatus as error:
            assert error.response.status_code == status, error


async def main():
    await asyncio.wait_for(asyncio.gather(messages(), many(), limits(), refusals()), 120)


asyncio.run(main())
