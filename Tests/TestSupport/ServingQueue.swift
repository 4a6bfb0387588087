import Dispatch

/// Runs the tasks of a server apart from those of the tests, which may wait for its answers on every thread that tasks have.
public final class ServingQueue: TaskExecutor {
  private let queue = DispatchQueue(label: "serving")

  public init() {}

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
