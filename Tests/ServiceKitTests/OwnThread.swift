import Dispatch
import Glibc
import RPCTransport

/// Runs tasks beside Swift's global pool, for tests in which no thread of that is free.
final class OwnThread: TaskExecutor {
  // A queue of its own has a thread of its own, however busy the pool is.
  private let queue = DispatchQueue(label: "beside the pool")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// Asks for a path over HTTP/1.1 and gives the whole answer; blocks its thread, for a minute at most.
func blockingGet(_ path: String, at target: SocketTarget) throws -> String {
  struct Failure: Error { let step: String }
  guard case .tcp(_, let port) = target else { throw Failure(step: "address") }
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(descriptor) }
  var limit = timeval(tv_sec: 60, tv_usec: 0)
  setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = UInt16(port).bigEndian
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  let status = withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
  guard status == 0 else { throw Failure(step: "connect") }
  let request = Array("GET \(path) HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n".utf8)
  guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
    throw Failure(step: "send")
  }
  var answer: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count >= 0 else { throw Failure(step: "receive") }
    if count == 0 { return String(decoding: answer, as: UTF8.self) }
    answer += buffer[..<count]
  }
}
