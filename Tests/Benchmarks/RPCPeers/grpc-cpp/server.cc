// grpc C++ with its callback API, the fastest of its three. usage: server HOST:PORT
#include <grpcpp/grpcpp.h>

#include <iostream>
#include <string>

#include "echo.grpc.pb.h"

namespace {

using google::protobuf::BytesValue;
using grpc::CallbackServerContext;
using grpc::ServerBidiReactor;
using grpc::ServerUnaryReactor;

// Reads, writes, reads on.
class StreamReactor final : public ServerBidiReactor<BytesValue, BytesValue> {
 public:
  StreamReactor() { StartRead(&request_); }
  void OnReadDone(bool ok) override {
    if (!ok) return Finish(grpc::Status::OK);
    response_.set_value(request_.value());
    StartWrite(&response_);
  }
  void OnWriteDone(bool ok) override {
    if (ok) StartRead(&request_);
  }
  void OnDone() override { delete this; }

 private:
  BytesValue request_;
  BytesValue response_;
};

class Echo final : public dossier::bench::v1::EchoService::CallbackService {
  ServerUnaryReactor *EchoBytes(CallbackServerContext *context, const BytesValue *request,
                                BytesValue *response) override {
    response->set_value(request->value());
    return Done(context);
  }

  ServerUnaryReactor *EchoVector(CallbackServerContext *context, const dossier::bench::v1::Vector *request,
                                 dossier::bench::v1::Vector *response) override {
    *response->mutable_values() = request->values();
    response->set_token_count(request->token_count());
    return Done(context);
  }

  ServerBidiReactor<BytesValue, BytesValue> *EchoStream(CallbackServerContext *) override { return new StreamReactor; }

  static ServerUnaryReactor *Done(CallbackServerContext *context) {
    ServerUnaryReactor *reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

}  // namespace

int main(int count, char **arguments) {
  if (count != 2) {
    std::cerr << "usage: server HOST:PORT\n";
    return 64;
  }
  Echo service;
  grpc::ResourceQuota quota;
  quota.SetMaxThreads(2);
  grpc::ServerBuilder builder;
  int port = 0;
  builder.SetResourceQuota(quota);
  builder.AddListeningPort(arguments[1], grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (!server || port == 0) return 1;
  server->Wait();
}
