"""A receiver of OTLP over OpenTelemetry's own messages, which says what it has got. usage: collector.py PORT"""
import json
import sys
import threading
from concurrent import futures

import grpc
from google.protobuf import wrappers_pb2
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2, trace_service_pb2_grpc
from opentelemetry.proto.trace.v1 import trace_pb2

# What has come, in its order, and who waits for more.
spans = []
changed = threading.Condition()


def value(any_value):
    """A value as JSON has it."""
    kind = any_value.WhichOneof("value")
    if kind == "array_value":
        return [value(each) for each in any_value.array_value.values]
    return getattr(any_value, kind) if kind else None


def attributes(pairs):
    return {pair.key: value(pair.value) for pair in pairs}


class Collector(trace_service_pb2_grpc.TraceServiceServicer):
    def Export(self, request, context):
        # A field that these messages do not know would be one that the sender has at a wrong number.
        known = trace_service_pb2.ExportTraceServiceRequest.FromString(request.SerializeToString())
        known.DiscardUnknownFields()
        if known != request or known.ByteSize() != request.ByteSize():
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, "There are unknown fields.")
        with changed:
            for process in request.resource_spans:
                for library in process.scope_spans:
                    for span in library.spans:
                        spans.append({
                            "resource": attributes(process.resource.attributes), "scope": library.scope.name,
                            "schema": process.schema_url, "trace": span.trace_id.hex(), "id": span.span_id.hex(),
                            "parent": span.parent_span_id.hex(), "state": span.trace_state, "flags": span.flags,
                            "name": span.name, "kind": trace_pb2.Span.SpanKind.Name(span.kind),
                            "took": span.end_time_unix_nano - span.start_time_unix_nano,
                            "start": span.start_time_unix_nano, "attributes": attributes(span.attributes),
                            "status": trace_pb2.Status.StatusCode.Name(span.status.code),
                            "message": span.status.message, "events": [event.name for event in span.events],
                        })
            changed.notify_all()
        return trace_service_pb2.ExportTraceServiceResponse()


def wait(request, context):
    """Answers with all spans, as JSON, once there are those that the request names: a JSON list of names."""
    wanted = json.loads(request.value)
    with changed:
        while context.is_active():
            names = [span["name"] for span in spans]
            if all(names.count(name) >= wanted.count(name) for name in wanted):
                return wrappers_pb2.StringValue(value=json.dumps(spans))
            changed.wait(timeout=1)


def main():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=16))
    trace_service_pb2_grpc.add_TraceServiceServicer_to_server(Collector(), server)
    handler = grpc.unary_unary_rpc_method_handler(
        wait, wrappers_pb2.StringValue.FromString, wrappers_pb2.StringValue.SerializeToString)
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("interop.Collector", {"Wait": handler}),))
    server.add_insecure_port(f"127.0.0.1:{sys.argv[1]}")
    server.start()
    # Ends with whoever started it.
    sys.stdin.read()


main()
