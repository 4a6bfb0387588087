import Foundation

/// A Chromium without window, for tests: opened once, and gone with the program.
///
/// All calls wait; they are not for tasks, whose threads others need.
public final class Browser: Sendable {
  private let process: BrowserProcess
  private let connection: BrowserConnection

  /// Debian's, or that of another system.
  private static let program = [
    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
  ].first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether tests with a browser are to run: on a build server nothing may be left out.
  public static var isWanted: Bool {
    program != nil || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  /// The browser of this program.
  public static let shared: Result<Browser, any Error> = Result {
    let browser = try Browser()
    atexit { try? Browser.shared.get().process.end() }
    return browser
  }

  private init() throws {
    guard let program = Self.program else {
      throw BrowserError("there is no Chromium: apt-get install chromium")
    }
    process = try BrowserProcess(program: program)
    connection = BrowserConnection(process)
    _ = try connection.send("Browser.getVersion", seconds: 60)
  }

  /// A page with cookies of its own, as that of another person.
  public func page(width: Int = 1280, height: Int = 900) throws -> BrowserPage {
    let context = try connection.send(
      "Target.createBrowserContext", ["disposeOnDetach": true])["browserContextId"]
    let target = try connection.send(
      "Target.createTarget", ["url": "about:blank", "browserContextId": context ?? ""])
    let attached = try connection.send(
      "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    guard let session = attached["sessionId"] as? String, let id = context as? String else {
      throw BrowserError("no page")
    }
    let page = try BrowserPage(connection, session: session, context: id)
    try page.resize(width: width, height: height)
    return page
  }
}
