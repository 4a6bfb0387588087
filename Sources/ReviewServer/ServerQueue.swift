internal import Dispatch

/// Runs the tasks of a server beside those of the rest of the program: work that holds the shared threads for long would keep
/// every browser waiting.
final class ServerQueue: TaskExecutor {
  private let queue = DispatchQueue(label: "concord.review-server", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
