"""Calls one of our servers as a program on connectrpc would: each check over each of its protocols, with binary and
JSON messages, over HTTP/1.1 and HTTP/2. usage: connect.py ADDRESS CHECK; ends with 0 when the check holds."""
import sys

from connectrpc.client import ConnectClientSync, ResponseMetadata
from connectrpc.code import Code
from connectrpc.compat import google_protobuf_binary_codec, google_protobuf_json_codec
from connectrpc.errors import ConnectError
from connectrpc.method import IdempotencyLevel, MethodInfo, StreamType
from connectrpc.protocol import ProtocolType
from grpc_health.v1 import health_pb2
from pyqwest import HTTPVersion, SyncClient, SyncHTTPTransport

VERSIONS = [HTTPVersion.HTTP1, HTTPVersion.HTTP2]
TYPED = ("grpc.health.v1.Health", health_pb2.HealthCheckRequest, health_pb2.HealthCheckResponse)


class RawCodec:
    """Messages that are bytes of no type."""

    def name(self):
        return "proto"

    def encode(self, message):
        return message

    def decode(self, data, message_class):
        return bytes(data)


RAW = ("interop.Echo", bytes, bytes)


def method(types, name, kind, idempotency=IdempotencyLevel.UNKNOWN):
    service, request, response = types
    return MethodInfo(name=name, service_name=service, input=request, output=response,
                      idempotency_level=idempotency, stream_type=kind)


CHECK = method(TYPED, "Check", StreamType.UNARY)
WATCH = method(TYPED, "Watch", StreamType.SERVER_STREAM)
ECHO = method(RAW, "Echo", StreamType.UNARY, IdempotencyLevel.NO_SIDE_EFFECTS)
TOTAL = method(RAW, "Total", StreamType.CLIENT_STREAM)
REPEAT = method(RAW, "Repeat", StreamType.SERVER_STREAM)
CONVERSE = method(RAW, "Converse", StreamType.BIDI_STREAM)


def clients(address, codecs):
    """A client for each protocol, version of HTTP and codec, with its name."""
    for version in VERSIONS:
        with SyncHTTPTransport(http_version=version) as transport:
            for protocol in ProtocolType:
                # gRPC needs HTTP/2.
                if protocol == ProtocolType.GRPC and version == HTTPVersion.HTTP1:
                    continue
                for codec in codecs:
                    # Our gRPC takes binary messages alone.
                    if protocol == ProtocolType.GRPC and codec.name() == "json":
                        continue
                    with ConnectClientSync(f"http://{address}", codec=codec, protocol=protocol,
                                           http_client=SyncClient(transport)) as client:
                        yield f"{protocol.name} {version} {codec.name()}", protocol, client


def typed(address):
    return clients(address, [google_protobuf_binary_codec(), google_protobuf_json_codec()])


def raw(address):
    return clients(address, [RawCodec()])


def fails(code, call, *words):
    try:
        result = call()
    except ConnectError as error:
        assert error.code == code, f"{error.code}: {error.message}"
        for word in words:
            assert word in error.message, error.message
        return error
    raise AssertionError(f"The call ended well: {result!r:.200}")


def unary(address):
    for name, _, client in typed(address):
        with ResponseMetadata() as metadata:
            answer = client.execute_unary(request=health_pb2.HealthCheckRequest(service="x"), method=CHECK,
                                          headers={"x-name": "value", "x-bytes-bin": "AP8"}, timeout_ms=60_000)
            assert answer.status == health_pb2.HealthCheckResponse.SERVING, name
            for fields in (metadata.headers, metadata.trailers):
                assert fields["x-name"] == "value", f"{name}: {dict(fields)}"
                assert fields["x-bytes-bin"].rstrip("=") == "AP8", f"{name}: {dict(fields)}"


def get(address):
    for name, protocol, client in raw(address):
        if protocol == ProtocolType.CONNECT:
            for message in (b"", b"\x00\xff?&=+/", b"x" * 3000):
                assert client.execute_unary(request=message, method=ECHO, use_get=True) == message, name


def streams(address):
    messages = [bytes([number]) * (number * 500) for number in range(20)]
    for name, _, client in raw(address):
        assert client.execute_client_stream(request=iter(messages), method=TOTAL) == b"95000", name
        assert list(client.execute_server_stream(request=b"again", method=REPEAT)) == [b"again"] * 20, name
        assert list(client.execute_bidi_stream(request=iter(messages), method=CONVERSE)) == messages, name
    for name, _, client in typed(address):
        answers = list(client.execute_server_stream(request=health_pb2.HealthCheckRequest(), method=WATCH))
        assert [answer.status for answer in answers] == [health_pb2.HealthCheckResponse.SERVING] * 3, name


def errors(address):
    for name, _, client in typed(address):
        for number, code in enumerate(Code, 1):
            request = health_pb2.HealthCheckRequest(service=f"explain {number}")
            error = fails(code, lambda: client.execute_unary(request=request, method=CHECK), "100 % of “it”", "½")
            fails(code, lambda: list(client.execute_server_stream(request=request, method=WATCH)), "100 % of “it”")
            assert [detail.type_name for detail in error.details] == ["google.rpc.ErrorInfo"], f"{name}: {error.details}"
        missing = method(TYPED, "Nothing", StreamType.UNARY)
        fails(Code.UNIMPLEMENTED, lambda: client.execute_unary(request=health_pb2.HealthCheckRequest(), method=missing))


def deadline(address):
    for _, _, client in typed(address):
        fails(Code.DEADLINE_EXCEEDED, lambda: client.execute_unary(
            request=health_pb2.HealthCheckRequest(service="wait"), method=CHECK, timeout_ms=300))


def big_messages(address):
    message = bytes(range(256)) * 12_000
    for name, _, client in raw(address):
        assert client.execute_unary(request=message, method=ECHO) == message, name
        noise = client.execute_unary(request=message[:1_000_000], method=ECHO)
        assert len(noise) == 1_000_000, name
        fails(Code.RESOURCE_EXHAUSTED, lambda: client.execute_unary(request=message * 2, method=ECHO))


def main():
    checks = {check.__name__: check for check in (unary, get, streams, errors, deadline, big_messages)}
    checks[sys.argv[2]](sys.argv[1])


main()
