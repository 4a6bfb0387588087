import ArgumentParser
import Foundation

/// Whose decisions they are.
struct ReviewerOptions: ParsableArguments {
  @Option(help: "Your name in the history of decisions; that of your account unless told.")
  var reviewer: String?

  var name: String {
    let account = [ProcessInfo.processInfo.fullUserName, ProcessInfo.processInfo.userName]
    return reviewer ?? account.first { $0.contains { !$0.isWhitespace } } ?? "reviewer"
  }
}
