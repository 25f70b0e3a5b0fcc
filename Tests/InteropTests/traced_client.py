"""A program that OpenTelemetry's own instrumentation of grpcio traces. usage: traced_client.py ADDRESS

Makes a unary call and a stream within a span, and prints each call's span as a line: trace, span, sampled or not.
"""
import sys

import grpc
from opentelemetry import trace
from opentelemetry.instrumentation.grpc import client_interceptor, grpcext
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter


def main():
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    identity = dict(request_serializer=bytes, response_deserializer=bytes)
    with grpc.insecure_channel(sys.argv[1]) as plain:
        channel = grpcext.intercept_channel(plain, client_interceptor(tracer_provider=provider))
        with provider.get_tracer("interop").start_as_current_span("program"):
            assert channel.unary_unary("/interop.Echo/Echo", **identity)(b"unary", timeout=60) == b"unary"
            answers = list(channel.unary_stream("/interop.Echo/Repeat", **identity)(b"stream", timeout=60))
            assert answers == [b"stream"] * 20
    for span in exporter.get_finished_spans():
        context = span.get_span_context()
        print(f"{span.name} {context.trace_id:032x} {context.span_id:016x}")


main()
