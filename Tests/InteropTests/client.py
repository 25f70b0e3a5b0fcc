"""Calls one of our servers as a Python program would that knows nothing but its address: every type is learnt by
reflection. usage: client.py ADDRESS CHECK [ARGUMENT]; ends with 0 when the check holds."""
import importlib.util
import math
import subprocess
import sys
import tempfile
import threading
import time

import grpc
from google.protobuf import descriptor_pb2, message_factory
from google.protobuf.descriptor_pool import DescriptorPool
from grpc_channelz.v1 import channelz_pb2, channelz_pb2_grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

TIMEOUT = 60
NLP = "dossier.nlp.v1.NLPService"
DOCUMENTS = "dossier.api.v1.DocumentService"
CASES = "dossier.api.v1.CaseService"


class Server:
    """A server, its types and its methods, as reflection tells them."""

    def __init__(self, address, **options):
        self.channel = grpc.insecure_channel(address, options=list(options.items()))
        self.database = ProtoReflectionDescriptorDatabase(self.channel)
        self.pool = DescriptorPool(self.database)

    def message(self, name, **fields):
        return message_factory.GetMessageClass(self.pool.FindMessageTypeByName(name))(**fields)

    def method(self, service, name):
        """A callable for a method, and its request's class."""
        method = self.pool.FindServiceByName(service).FindMethodByName(name)
        request = message_factory.GetMessageClass(method.input_type)
        response = message_factory.GetMessageClass(method.output_type)
        sides = ("stream" if method.client_streaming else "unary") + "_" + ("stream" if method.server_streaming else "unary")
        make = getattr(self.channel, sides)
        call = make(f"/{service}/{name}", request_serializer=request.SerializeToString, response_deserializer=response.FromString)
        return call, request


def fails(code, call, *words):
    """Makes a call that must end with that status; gives its error."""
    try:
        result = call()
    except grpc.RpcError as error:
        assert error.code() == code, f"{error.code()}: {error.details()}"
        for word in words:
            assert word in error.details(), error.details()
        return error
    raise AssertionError(f"The call ended well: {result!r:.200}")


def key(argument):
    return [("authorization", f"Bearer {argument}")]


def reflection(address, _):
    server = Server(address)
    names = set(server.database.get_services())
    assert {NLP, "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection"} <= names, names
    for name in names:
        service = server.pool.FindServiceByName(name)
        assert service.methods
        for method in service.methods:
            message_factory.GetMessageClass(method.input_type)()
            message_factory.GetMessageClass(method.output_type)()
    # Both versions of the protocol say the same; their messages differ in nothing but the package.
    answers = []
    for version in ("v1", "v1alpha"):
        call = server.channel.stream_stream(
            f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo",
            request_serializer=reflection_pb2.ServerReflectionRequest.SerializeToString,
            response_deserializer=reflection_pb2.ServerReflectionResponse.FromString)
        requests = [
            reflection_pb2.ServerReflectionRequest(list_services=""),
            reflection_pb2.ServerReflectionRequest(file_containing_symbol=NLP),
            reflection_pb2.ServerReflectionRequest(file_by_filename="dossier/nlp/v1/entity.proto"),
            reflection_pb2.ServerReflectionRequest(file_containing_symbol="no.such.Symbol"),
        ]
        responses = list(call(iter(requests), timeout=TIMEOUT))
        assert len(responses) == len(requests)
        assert responses[3].error_response.error_code == grpc.StatusCode.NOT_FOUND.value[0]
        answers.append([response.SerializeToString() for response in responses])
    assert answers[0] == answers[1]


def health(address, _):
    channel = grpc.insecure_channel(address)
    stub = health_pb2_grpc.HealthStub(channel)
    serving = health_pb2.HealthCheckResponse.SERVING
    assert stub.Check(health_pb2.HealthCheckRequest(), timeout=TIMEOUT).status == serving
    assert stub.Check(health_pb2.HealthCheckRequest(service=NLP), timeout=TIMEOUT).status == serving
    fails(
        grpc.StatusCode.NOT_FOUND,
        lambda: stub.Check(health_pb2.HealthCheckRequest(service="no.such.Service"), timeout=TIMEOUT), "no.such.Service")
    watch = stub.Watch(health_pb2.HealthCheckRequest(), timeout=TIMEOUT)
    assert next(watch).status == serving
    watch.cancel()
    watch = stub.Watch(health_pb2.HealthCheckRequest(service="no.such.Service"), timeout=TIMEOUT)
    assert next(watch).status == health_pb2.HealthCheckResponse.SERVICE_UNKNOWN
    watch.cancel()


def unary(address, _):
    embed, request = Server(address).method(NLP, "Embed")
    answer, call = embed.with_call(request(texts=["the harbour", "Der Hafen liegt im Süden. 港"]), timeout=TIMEOUT)
    assert call.code() == grpc.StatusCode.OK
    assert [len(vector.values) for vector in answer.embeddings] == [384, 384]
    for vector in answer.embeddings:
        assert math.isclose(sum(x * x for x in vector.values), 1, abs_tol=1e-3)


def client_and_server_streaming(address, argument):
    """Uploads a file in pieces of every size that is allowed, and reads it back."""
    server = Server(address)
    metadata = key(argument)
    create, request = server.method(CASES, "CreateCase")
    try:
        create(request(case_id="from-python"), metadata=metadata, timeout=TIMEOUT)
    except grpc.RpcError as error:
        assert error.code() == grpc.StatusCode.ALREADY_EXISTS
    pieces = [bytes([index % 256]) * size for index, size in enumerate([1, 2, 1000, 65535, 65536, 65537, 1 << 20])]
    upload, request = server.method(DOCUMENTS, "UploadDocument")

    def requests():
        yield request(metadata={"parent": "cases/from-python", "display_name": "pieces.bin"})
        for piece in pieces:
            yield request(chunk=piece)

    document = upload(requests(), metadata=metadata, timeout=TIMEOUT).document
    whole = b"".join(pieces)
    assert document.size_bytes == len(whole)
    download, request = server.method(DOCUMENTS, "DownloadDocument")
    answers = list(download(request(name=document.name), metadata=metadata, timeout=TIMEOUT))
    assert answers[0].document.name == document.name
    assert b"".join(answer.chunk for answer in answers[1:]) == whole


def bidirectional(address, _):
    """Each answer is waited for before the next request: neither side may hold anything back."""
    embed, request = Server(address).method(NLP, "EmbedStream")
    asked = threading.Semaphore(1)

    def requests():
        for index in range(30):
            asked.acquire()
            yield request(id=index, texts=[f"text {index}"])

    seen = []
    for answer in embed(requests(), timeout=TIMEOUT):
        seen.append(answer.id)
        asked.release()
    assert seen == list(range(30)), seen


def errors(address, _):
    server = Server(address)
    embed, request = server.method(NLP, "Embed")
    fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: embed(request(), timeout=TIMEOUT), "texts")
    for path in ("/dossier.nlp.v1.NLPService/NoSuchMethod", "/no.such.Service/Method"):
        call = server.channel.unary_unary(path)
        fails(grpc.StatusCode.UNIMPLEMENTED, lambda call=call: call(b"", timeout=TIMEOUT), path.split("/")[1])
    # Bytes that are no message.
    call = server.channel.unary_unary("/dossier.nlp.v1.NLPService/Embed")
    fails(grpc.StatusCode.INTERNAL, lambda: call(b"\x0a\xff\xff\xff\xff\x0f", timeout=TIMEOUT), "decoded")
    # The connection is none the worse.
    assert len(embed(request(texts=["after"]), timeout=TIMEOUT).embeddings) == 1


def compressed_requests(address, _):
    """Our services take what grpcio compresses."""
    detect, request = Server(address).method(NLP, "DetectLanguage")
    text = "Die Schiffe liegen im Hafen und warten auf den Wind. " * 100
    for algorithm in (grpc.Compression.Gzip, grpc.Compression.Deflate):
        answer = detect(request(texts=[text] * 20), compression=algorithm, timeout=TIMEOUT)
        assert [result.languages[0].code for result in answer.results] == ["de"] * 20


def compression(address, algorithm):
    """Every kind of call to the tests' own server, which answers in the encoding that it was called in."""
    channel = grpc.insecure_channel(address, compression=grpc.Compression[algorithm])
    text = b"The tide was out, and the ships lay in the mud. " * 4000
    assert channel.unary_unary("/interop.Echo/Echo")(text, timeout=TIMEOUT) == text
    assert channel.stream_unary("/interop.Echo/Total")(iter([text] * 20), timeout=TIMEOUT) == b"%d" % (20 * len(text))
    assert list(channel.unary_stream("/interop.Echo/Repeat")(text, timeout=TIMEOUT)) == [text] * 20
    mixed = [text, b"", b"short", bytes(range(256)) * 40, text]
    assert list(channel.stream_stream("/interop.Echo/Converse")(iter(mixed), timeout=TIMEOUT)) == mixed
    # More than the server takes once it is decompressed, and little before.
    for call in (channel.unary_unary("/interop.Echo/Echo"), lambda *a, **k: channel.stream_unary("/interop.Echo/Total")(iter(a), **k)):
        fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda call=call: call(bytes(5 << 20), timeout=TIMEOUT), "limit")
    assert channel.unary_unary("/interop.Echo/Echo")(text, timeout=TIMEOUT) == text


def cancellation(address, _):
    server = Server(address)
    embed, request = server.method(NLP, "EmbedStream")
    ready = threading.Event()

    def requests():
        yield request(id=1, texts=["one"])
        ready.wait()

    for _ in range(50):
        call = embed(requests(), timeout=TIMEOUT)
        assert next(call).id == 1
        call.cancel()
        fails(grpc.StatusCode.CANCELLED, lambda call=call: next(call))
    ready.set()
    unary_call, request = server.method(NLP, "DetectLanguage")
    assert len(unary_call(request(texts=["still here"]), timeout=TIMEOUT).results) == 1


def deadline(address, _):
    server = Server(address)
    embed, request = server.method(NLP, "EmbedStream")
    never = threading.Event()

    def requests():
        never.wait()
        yield request()

    call = embed(requests(), timeout=0.3)
    fails(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: next(call))
    never.set()


def big_messages(address, _):
    server = Server(address, **{"grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1})
    detect, request = server.method(NLP, "DetectLanguage")
    text = "Die Schiffe liegen im Hafen und warten auf den Wind. " * 1150
    answer = detect(request(texts=[text] * 256), timeout=TIMEOUT)
    assert len(answer.results) == 256 and answer.results[255].languages[0].code == "de"
    embed, request = server.method(NLP, "Embed")
    answer = embed(request(texts=["short"] * 256), timeout=TIMEOUT)
    assert answer.ByteSize() > 256 * 384 * 4
    call = server.channel.unary_unary("/dossier.nlp.v1.NLPService/Embed")
    fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: call(bytes(21 << 20), timeout=TIMEOUT), "limit")


def concurrency(address, _):
    """2,000 calls at once over one connection, and over twenty."""
    for channels in (1, 20):
        servers = [Server(address, **{"grpc.use_local_subchannel_pool": 1}) for _ in range(channels)]
        calls = []
        for index in range(2000):
            if index < channels:
                servers[index].bound = servers[index].method(NLP, "DetectLanguage")
            detect, request = servers[index % channels].bound
            calls.append(detect.future(request(texts=["The tide was out."] * (1 + index % 7)), timeout=TIMEOUT))
        for index, call in enumerate(calls):
            assert len(call.result().results) == 1 + index % 7


def tls(address, paths):
    """Over TLS, with a certificate of its own where its paths are given, too."""
    ca, *identity = [open(path, "rb").read() for path in paths.split(",")]
    certificate, private_key = identity or (None, None)
    with grpc.secure_channel(address, grpc.ssl_channel_credentials(ca, private_key, certificate)) as channel:
        large = bytes(range(256)) * 8192
        assert channel.unary_unary("/interop.Echo/Echo")(large, timeout=TIMEOUT) == large
        assert list(channel.unary_stream("/interop.Echo/Repeat")(b"x" * 100, timeout=TIMEOUT)) == [b"x" * 100] * 20
        assert channel.stream_unary("/interop.Echo/Total")(iter([b"x" * 70000] * 50), timeout=TIMEOUT) == b"3500000"
        mixed = [bytes(size) for size in (0, 1, 16384, 100000)]
        assert list(channel.stream_stream("/interop.Echo/Converse")(iter(mixed), timeout=TIMEOUT)) == mixed
        calls = [channel.unary_unary("/interop.Echo/Echo").future(b"%d" % n, timeout=TIMEOUT) for n in range(500)]
        assert [call.result() for call in calls] == [b"%d" % n for n in range(500)]


def tls_refused(address, paths):
    """The same where the server does not take the client, or the client not the server."""
    try:
        tls(address, paths)
    except grpc.RpcError as error:
        assert error.code() == grpc.StatusCode.UNAVAILABLE, error
    else:
        raise AssertionError("taken")


def metadata(address, _):
    """Against the tests' own server, which gives back what it was sent."""
    stub = health_pb2_grpc.HealthStub(grpc.insecure_channel(address))
    sent = [("x-text", "a value"), ("x-text", "another"), ("x-bytes-bin", bytes(range(256))), ("x-empty-bin", b""), ("x-empty", "")]
    answer, call = stub.Check.with_call(health_pb2.HealthCheckRequest(service="echo"), metadata=sent, timeout=TIMEOUT)
    assert answer.status == health_pb2.HealthCheckResponse.SERVING
    for received in (call.initial_metadata(), call.trailing_metadata()):
        echoed = [(item.key, item.value) for item in received if item.key.startswith("x-")]
        assert echoed == sent, echoed
    watch = stub.Watch(health_pb2.HealthCheckRequest(service="echo"), metadata=sent, timeout=TIMEOUT)
    assert [item.key for item in watch.initial_metadata() if item.key.startswith("x-")] == [item[0] for item in sent]
    assert len(list(watch)) == 3
    assert [item.value for item in watch.trailing_metadata() if item.key.startswith("x-")] == [item[1] for item in sent]


def details(address, _):
    """Every status, with a message of any characters, details and trailers."""
    stub = health_pb2_grpc.HealthStub(grpc.insecure_channel(address))
    for code in grpc.StatusCode:
        if code == grpc.StatusCode.OK:
            continue
        for call in (stub.Check, lambda *a, **k: next(stub.Watch(*a, **k))):
            error = fails(
                code, lambda: call(health_pb2.HealthCheckRequest(service=f"fail {code.value[0]}"), timeout=TIMEOUT),
                "100 % of “it”\nfailed: ½")
            trailers = {item.key: item.value for item in error.trailing_metadata()}
            assert trailers["x-reason"] == "because" and trailers["x-proof-bin"] == b"\x00\xff"
            assert trailers["grpc-status-details-bin"] == b"details of any bytes: \x00\xff"


def channelz(address, _):
    """What the server says of itself, read by gRPC's own stubs: this program's connection and its calls are there."""
    with grpc.insecure_channel(address) as channel:
        health = health_pb2_grpc.HealthStub(channel)
        for _ in range(3):
            health.Check(health_pb2.HealthCheckRequest(), timeout=TIMEOUT)
        fails(
            grpc.StatusCode.NOT_FOUND,
            lambda: health.Check(health_pb2.HealthCheckRequest(service="no.such.Service"), timeout=TIMEOUT))
        stub = channelz_pb2_grpc.ChannelzStub(channel)
        servers = stub.GetServers(channelz_pb2.GetServersRequest(), timeout=TIMEOUT)
        assert servers.end and len(servers.server) == 1, servers
        server = servers.server[0]
        assert server.data.calls_succeeded >= 3 and server.data.calls_failed >= 1, server
        assert abs(server.data.last_call_started_timestamp.seconds - time.time()) < 600, server
        one = stub.GetServer(channelz_pb2.GetServerRequest(server_id=server.ref.server_id), timeout=TIMEOUT).server
        assert one.ref == server.ref and one.listen_socket == server.listen_socket
        assert [socket.name for socket in server.listen_socket] == [address], server

        sockets, start = [], 0
        while True:
            page = stub.GetServerSockets(
                channelz_pb2.GetServerSocketsRequest(
                    server_id=server.ref.server_id, start_socket_id=start, max_results=1), timeout=TIMEOUT)
            sockets += page.socket_ref
            if page.end:
                break
            start = sockets[-1].socket_id + 1
        assert [each.socket_id for each in sockets] == sorted({each.socket_id for each in sockets})

        def get(reference):
            """Other programs' connections come and go."""
            request = channelz_pb2.GetSocketRequest(socket_id=reference.socket_id)
            try:
                return [stub.GetSocket(request, timeout=TIMEOUT).socket]
            except grpc.RpcError as error:
                assert error.code() == grpc.StatusCode.NOT_FOUND, error
                return []

        own = [socket for reference in sockets for socket in get(reference)]
        assert any(
            each.data.streams_started >= 8 and each.data.messages_received >= 8
            and each.local.tcpip_address.ip_address == bytes([127, 0, 0, 1])
            and each.local.tcpip_address.port == int(address.rsplit(":", 1)[1])
            and each.data.HasField("local_flow_control_window") for each in own), own
        fails(
            grpc.StatusCode.NOT_FOUND,
            lambda: stub.GetSocket(channelz_pb2.GetSocketRequest(socket_id=1 << 60), timeout=TIMEOUT))
        for channel_data in stub.GetTopChannels(channelz_pb2.GetTopChannelsRequest(), timeout=TIMEOUT).channel:
            for reference in channel_data.subchannel_ref:
                request = channelz_pb2.GetSubchannelRequest(subchannel_id=reference.subchannel_id)
                assert stub.GetSubchannel(request, timeout=TIMEOUT).subchannel.data.target == reference.name


def channelz_contract(address, _):
    """Every field and number of the server's own description is as gRPC's: what gRPC's has beside them is newer."""
    def flat(file):
        fields = {}

        def add(messages, scope):
            for message in messages:
                for field in message.field:
                    fields[scope, message.name, field.name] = (field.number, field.type, field.label, field.type_name)
                for enum in message.enum_type:
                    for value in enum.value:
                        fields[scope, message.name, enum.name, value.name] = value.number
                add(message.nested_type, f"{scope}.{message.name}")

        add(file.message_type, "")
        for service in file.service:
            for method in service.method:
                fields[service.name, method.name] = (method.input_type, method.output_type)
        return fields

    pool = Server(address).pool
    ours, theirs = descriptor_pb2.FileDescriptorProto(), descriptor_pb2.FileDescriptorProto()
    pool.FindServiceByName("grpc.channelz.v1.Channelz").file.CopyToProto(ours)
    channelz_pb2.DESCRIPTOR.CopyToProto(theirs)
    ours, theirs = flat(ours), flat(theirs)
    assert ours.items() <= theirs.items(), ours.items() - theirs.items()
    assert len(ours) > 100 and {key for key in theirs if key[0] == "Channelz"} <= ours.keys()


def binary_log(address, paths):
    """Calls a server that logs, and reads what it wrote, by protobuf's own code of the contract."""
    log, protos = paths.split(",")
    echo = grpc.insecure_channel(address).unary_unary("/interop.Echo/Echo")
    for size in (0, 10, 1000):
        echo(bytes(size), timeout=TIMEOUT, metadata=[("authorization", "Bearer hidden"), ("x-open", "yes")])
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["protoc", f"-I{protos}", f"--python_out={folder}", "grpc/binarylog/v1/binarylog.proto"], check=True)
        spec = importlib.util.spec_from_file_location("binarylog_pb2", f"{folder}/grpc/binarylog/v1/binarylog_pb2.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    entries = []
    # A thread of the server's own writes.
    while len(entries) < 18:
        entries, at = [], 0
        with open(log, "rb") as file:
            data = file.read()
        while at + 4 <= len(data) and at + 4 + int.from_bytes(data[at:at + 4], "big") <= len(data):
            end = at + 4 + int.from_bytes(data[at:at + 4], "big")
            entries.append(module.GrpcLogEntry.FromString(data[at + 4:end]))
            at = end
    names = [module.GrpcLogEntry.EventType.Name(entry.type).removeprefix("EVENT_TYPE_") for entry in entries]
    one = ["CLIENT_HEADER", "CLIENT_MESSAGE", "CLIENT_HALF_CLOSE", "SERVER_HEADER", "SERVER_MESSAGE", "SERVER_TRAILER"]
    assert names == one * 3, names
    assert [entry.sequence_id_within_call for entry in entries] == [1, 2, 3, 4, 5, 6] * 3
    for number, size in enumerate((0, 10, 1000)):
        header, message = entries[number * 6:number * 6 + 2]
        assert header.client_header.method_name == "/interop.Echo/Echo" and header.client_header.timeout.seconds > 0
        assert [(each.key, each.value) for each in header.client_header.metadata.entry] == [("x-open", b"yes")], header
        assert header.peer.type == module.Address.TYPE_IPV4 and header.peer.address == "127.0.0.1"
        assert header.logger == module.GrpcLogEntry.LOGGER_SERVER and header.call_id == number + 1
        assert message.message.length == size and message.message.data == bytes(min(size, 64))
        assert message.payload_truncated == (size > 64)
    assert b"hidden" not in data


def server_sees(address, _):
    """What the handler is told: the deadline, and the cancellation."""
    channel = grpc.insecure_channel(address)
    # The time is for the call alone, also on a busy machine.
    grpc.channel_ready_future(channel).result(TIMEOUT)
    stub = health_pb2_grpc.HealthStub(channel)
    fails(
        grpc.StatusCode.DEADLINE_EXCEEDED,
        lambda: stub.Check(health_pb2.HealthCheckRequest(service="wait"), timeout=2))
    call = stub.Check.future(health_pb2.HealthCheckRequest(service="wait"), metadata=[("x-name", "cancelled")])
    # The handler says that it has begun.
    watch = stub.Watch(health_pb2.HealthCheckRequest(service="begun"), timeout=TIMEOUT)
    next(watch)
    call.cancel()
    next(watch)


if __name__ == "__main__":
    globals()[sys.argv[2]](sys.argv[1], sys.argv[3] if len(sys.argv) > 3 else "")
