import ArgumentParser
import Corpus
import Foundation
import Review
import ReviewServer
import ReviewTerminal
import Synchronization

struct ReviewOpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Shows the terms of texts in a browser of this machine, to be decided.",
    discussion: """
      Prints the address of the review, which lets one browser in, once, and serves it until Ctrl-C. The terms of the texts \
      are mined first, and again when texts, options or program have changed; what was decided stays. From another \
      machine, go through ssh: ssh -L 4820:127.0.0.1:4820 HOST, and there concord review FOLDER --port 4820.
      """)

  @Argument(
    help: "The folder of the texts, or a store (\(ReviewStore.fileName)).",
    completion: .file())
  var path: String

  @OptionGroup var knowledge: KnowledgeOptions

  @Option(help: "The port of 127.0.0.1 to listen on; 0 for any that is free.")
  var port: UInt16 = 0

  @Flag(help: "Open no browser.")
  var noBrowser = false

  @Flag(help: "Review in this terminal, as through ssh, instead of in a browser.")
  var terminal = false

  @Flag(help: "Mine the terms again, with what was decided meanwhile.")
  var again = false

  @OptionGroup var reviewer: ReviewerOptions

  @Option(help: .hidden)
  var listen: String?

  func validate() throws {
    guard listen == nil else {
      throw ValidationError(
        "the review listens on this machine alone, as it has no encryption of its own; from another machine go through"
          + " ssh: ssh -L PORT:127.0.0.1:PORT HOST")
    }
  }

  func run() throws {
    if terminal {
      do {
        try TerminalSession.requireTerminal()
      } catch {
        throw ValidationError("--terminal needs a terminal for both input and output")
      }
    }
    let store = try ReviewedTexts(path: path, knowledge: knowledge).store(again: again)
    if terminal { return try review(store) }
    let server = try ReviewServer(
      ReviewApplication(store: store, reviewer: reviewer.name), port: port)
    // First, so that who knows the address can end the review.
    let signals = Self.ending(server)
    defer { for signal in signals { signal.cancel() } }
    try StandardOutput.write(server.newStartAddress() + "\n")
    Diagnostics.note(
      "open this address in a browser of this machine; it works once. Ctrl-C ends the review.")
    let opened = noBrowser ? nil : try StartFile(leadingTo: server.newStartAddress()).opened()
    defer { opened?.remove() }
    try serve(server)
  }

  private func review(_ store: ReviewStore) throws {
    let review = try TerminalReview(ReviewDesk(store: store, reviewer: reviewer.name))
    // no-color.org: set to anything but nothing.
    let noColour = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    var session = TerminalSession(review, inColour: noColour.isEmpty)
    try session.run()
  }

  /// Lets signals end the review; no signal after the return is missed.
  private static func ending(_ server: ReviewServer) -> [any DispatchSourceSignal] {
    let registration = DispatchGroup()
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      registration.enter()
      source.setRegistrationHandler { registration.leave() }
      source.setEventHandler { server.stop() }
      source.resume()
      return source
    }
    registration.wait()
    return sources
  }

  /// Serves until it is told to end.
  private func serve(_ server: ReviewServer) throws {
    let ended = DispatchSemaphore(value: 0)
    let result = Mutex<Result<Void, any Error>>(.success(()))
    Task {
      do {
        try await server.run()
      } catch {
        result.withLock { $0 = .failure(error) }
      }
      ended.signal()
    }
    ended.wait()
    try result.withLock { $0 }.get()
  }
}
