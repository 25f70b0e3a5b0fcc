// grpc C++'s client with its callback API: unary calls, so many in flight, or streams.
// usage: client HOST:PORT unary|stream MESSAGES AT_ONCE
// Prints the processor time for each message in microseconds, and messages a second; a tenth of them come before.
#include <grpcpp/grpcpp.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "echo.grpc.pb.h"

namespace {

using dossier::bench::v1::EchoService;
using google::protobuf::BytesValue;

// Counts what is under way down to nothing.
class Latch {
 public:
  explicit Latch(int count) : count_(count) {}
  void CountDown() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (--count_ == 0) done_.notify_all();
  }
  void Wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    done_.wait(lock, [this] { return count_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  int count_;
};

std::atomic<bool> failed{false};

void Prepare(grpc::ClientContext *context) {
  context->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60));
  context->AddMetadata("x-request-id", "4bf92f3577b34da6");
}

// Makes one call after the other until there are no more to make.
class Caller {
 public:
  Caller(EchoService::Stub *stub, std::atomic<int> *left, Latch *latch) : stub_(stub), left_(left), latch_(latch) {
    request_.set_value(std::string(32, 7));
  }
  void Call() {
    if (left_->fetch_sub(1) <= 0) return latch_->CountDown();
    context_ = std::make_unique<grpc::ClientContext>();
    Prepare(context_.get());
    stub_->async()->EchoBytes(context_.get(), &request_, &response_, [this](const grpc::Status &status) {
      if (!status.ok() || response_.value().size() != 32) failed = true;
      Call();
    });
  }

 private:
  EchoService::Stub *stub_;
  std::atomic<int> *left_;
  Latch *latch_;
  BytesValue request_;
  BytesValue response_;
  std::unique_ptr<grpc::ClientContext> context_;
};

// Writes without waiting for answers, and reads them.
class Stream final : public grpc::ClientBidiReactor<BytesValue, BytesValue> {
 public:
  Stream(EchoService::Stub *stub, int messages, Latch *latch) : unsent_(messages), unread_(messages), latch_(latch) {
    Prepare(&context_);
    request_.set_value(std::string(32, 7));
    stub->async()->EchoStream(&context_, this);
    Write();
    StartRead(&response_);
    StartCall();
  }
  void OnWriteDone(bool ok) override {
    if (ok) Write();
  }
  void OnReadDone(bool ok) override {
    if (!ok) return;
    --unread_;
    StartRead(&response_);
  }
  void OnDone(const grpc::Status &status) override {
    if (!status.ok() || unread_ != 0) failed = true;
    latch_->CountDown();
  }

 private:
  void Write() {
    if (unsent_-- > 0) {
      StartWrite(&request_);
    } else {
      StartWritesDone();
    }
  }

  int unsent_;
  int unread_;
  Latch *latch_;
  grpc::ClientContext context_;
  BytesValue request_;
  BytesValue response_;
};

void Run(EchoService::Stub *stub, const std::string &kind, int messages, int at_once) {
  Latch latch(at_once);
  if (kind == "unary") {
    std::atomic<int> left{messages};
    std::vector<std::unique_ptr<Caller>> callers;
    for (int index = 0; index < at_once; ++index) callers.push_back(std::make_unique<Caller>(stub, &left, &latch));
    for (const auto &caller : callers) caller->Call();
    latch.Wait();
  } else {
    std::vector<std::unique_ptr<Stream>> streams;
    for (int index = 0; index < at_once; ++index) {
      streams.push_back(std::make_unique<Stream>(stub, messages / at_once, &latch));
    }
    latch.Wait();
  }
}

double ProcessorMicroseconds() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  const auto microseconds = [](const timeval &time) { return time.tv_sec * 1e6 + time.tv_usec; };
  return microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 5) {
    std::cerr << "usage: client HOST:PORT unary|stream MESSAGES AT_ONCE\n";
    return 64;
  }
  const std::string kind = arguments[2];
  const int messages = std::stoi(arguments[3]);
  const int at_once = std::stoi(arguments[4]);
  const auto stub = EchoService::NewStub(grpc::CreateChannel(arguments[1], grpc::InsecureChannelCredentials()));
  Run(stub.get(), kind, messages / 10, at_once);
  const double processor = ProcessorMicroseconds();
  const auto began = std::chrono::steady_clock::now();
  Run(stub.get(), kind, messages, at_once);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  std::cout << (ProcessorMicroseconds() - processor) / messages << " " << messages / took.count() << std::endl;
  return failed ? 1 : 0;
}
