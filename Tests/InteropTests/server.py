"""A grpcio server for our client to call. usage: server.py PORT [CERTIFICATE KEY [CLIENT-AUTHORITIES]]"""
import collections
import sys
import threading
from concurrent import futures

import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc

# What the handlers of Wait were told, for Seen to say.
seen = []
changed = threading.Condition()


def echo(request, context):
    """Gives back the request, and its metadata twice."""
    metadata = [(item.key, item.value) for item in context.invocation_metadata() if item.key.startswith("x-")]
    context.send_initial_metadata(metadata)
    context.set_trailing_metadata(metadata)
    return request


def fail(request, context):
    """Fails as the request says: a status's number, and a message."""
    number, message = request.decode().split(" ", 1)
    context.set_trailing_metadata((
        ("x-reason", "because"), ("x-proof-bin", b"\x00\xff"), ("grpc-status-details-bin", b"details \x00\xff")))
    code = next(code for code in grpc.StatusCode if code.value[0] == int(number))
    context.abort(code, message)


def fail_late(request, context):
    """Three responses, then an error."""
    for _ in range(3):
        yield request
    fail(b"10 after three", context)


def repeat(request, context):
    """As many copies as the request has bytes; the last is empty."""
    for size in range(len(request), -1, -1):
        yield request[:size]


def total(requests, context):
    """How many requests and bytes came."""
    count = size = 0
    for request in requests:
        count += 1
        size += len(request)
    return f"{count} {size}".encode()


def early(requests, context):
    """Answers after the first request, whatever may come."""
    return b"first: " + next(requests)


def converse(requests, context):
    for request in requests:
        yield request


def wait(request, context):
    """Waits until nobody waits for it."""
    over = threading.Event()
    context.add_callback(over.set)
    with changed:
        # Without a deadline grpcio gives a time far off.
        limit = "deadline" if context.time_remaining() < 3600 else "no deadline"
        seen.append(f"begun {request.decode()} with {limit}")
        changed.notify_all()
    over.wait()
    with changed:
        seen.append("over " + request.decode())
        changed.notify_all()
    return b""


def until_seen(request, context):
    """Waits until a handler of Wait has said so."""
    with changed:
        changed.wait_for(lambda: request.decode() in seen, timeout=60)
        return b"yes" if request.decode() in seen else b"no"


def big(request, context):
    """A response of as many bytes as the request says."""
    return bytes(int(request))


# How often the handlers of Flaky were called, by the name that the call gives itself.
calls = collections.Counter()


def flaky(request, context):
    """Is UNAVAILABLE as many times as the metadata says; then tells the port, and which attempt got through."""
    metadata = {item.key: item.value for item in context.invocation_metadata()}
    calls[metadata["x-name"]] += 1
    if calls[metadata["x-name"]] <= int(metadata["x-times"]):
        if "x-pushback" in metadata:
            context.set_trailing_metadata((("grpc-retry-pushback-ms", metadata["x-pushback"]),))
        context.abort(grpc.StatusCode.UNAVAILABLE, "not yet")
    return f"{sys.argv[1]} {metadata.get('grpc-previous-rpc-attempts', '0')}".encode()


def compressed(request, context):
    """Gives back the request in the encoding that the metadata names."""
    name = dict((item.key, item.value) for item in context.invocation_metadata())["x-compression"]
    context.set_compression(grpc.Compression[name])
    return request


def compressed_stream(requests, context):
    """The same for each request; every second answer goes as it is."""
    compressed(None, context)
    for index, request in enumerate(requests):
        if index % 2:
            context.disable_next_message_compression()
        yield request


def main():
    server = grpc.server(
        futures.ThreadPoolExecutor(max_workers=64),
        options=[("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1), ("grpc.so_reuseport", 0)])
    unary, stream = grpc.unary_unary_rpc_method_handler, grpc.unary_stream_rpc_method_handler
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("interop.Echo", {
        "Echo": unary(echo), "Fail": unary(fail), "FailLate": stream(fail_late), "Repeat": stream(repeat),
        "Total": grpc.stream_unary_rpc_method_handler(total), "Early": grpc.stream_unary_rpc_method_handler(early),
        "Converse": grpc.stream_stream_rpc_method_handler(converse), "Wait": unary(wait), "UntilSeen": unary(until_seen),
        "Big": unary(big), "Flaky": unary(flaky), "Compressed": unary(compressed),
        "CompressedStream": grpc.stream_stream_rpc_method_handler(compressed_stream),
    }),))
    status = health.HealthServicer(experimental_non_blocking=True)
    status.set("interop.Echo", health_pb2.HealthCheckResponse.SERVING)
    status.set("interop.Away", health_pb2.HealthCheckResponse.NOT_SERVING)
    health_pb2_grpc.add_HealthServicer_to_server(status, server)
    address, files = f"127.0.0.1:{sys.argv[1]}", [open(path, "rb").read() for path in sys.argv[2:]]
    if files:
        certificate, key, *authorities = files
        credentials = grpc.ssl_server_credentials(
            [(key, certificate)], authorities[0] if authorities else None, require_client_auth=bool(authorities))
        assert server.add_secure_port(address, credentials) == int(sys.argv[1])
    else:
        assert server.add_insecure_port(address) == int(sys.argv[1])
    server.start()
    server.wait_for_termination()


if __name__ == "__main__":
    main()
