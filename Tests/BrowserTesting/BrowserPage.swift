import Foundation

/// A page of a browser: opened, looked at and worked with as a person does.
public final class BrowserPage: @unchecked Sendable {
  private let connection: BrowserConnection
  private let session: String
  private let context: String
  // What events told, guarded by the lock.
  private let lock = NSLock()
  private var loads = 0
  private var sent: [String] = []
  private var faults: [String] = []

  init(_ connection: BrowserConnection, session: String, context: String) throws {
    self.connection = connection
    self.session = session
    self.context = context
    connection.listen(to: session) { [weak self] in self?.take($0, $1) }
    for domain in ["Page", "Runtime", "Network", "Log", "DOM"] { try send("\(domain).enable") }
  }

  /// Closes the page and forgets its cookies.
  public func close() {
    _ = try? connection.send("Target.disposeBrowserContext", ["browserContextId": context])
  }

  /// Addresses that were asked for so far.
  public var requests: [String] { lock.withLock { sent } }

  /// Errors of scripts, and what the browser refused or complained of.
  public var problems: [String] { lock.withLock { faults } }

  @discardableResult
  func send(
    _ method: String, _ parameters: [String: Any] = [:], seconds: Double = 20
  ) throws -> [String: Any] {
    try connection.send(method, parameters, session: session, seconds: seconds)
  }

  private func take(_ event: String, _ parameters: [String: Any]) {
    // Whether to leave a page on which something is not saved yet.
    if event == "Page.javascriptDialogOpening" {
      connection.post("Page.handleJavaScriptDialog", ["accept": true], session: session)
    }
    lock.withLock {
      switch event {
      case "Page.loadEventFired": loads += 1
      case "Network.requestWillBeSent":
        let request = parameters["request"] as? [String: Any]
        sent.append(request?["url"] as? String ?? "")
      case "Runtime.exceptionThrown": faults.append("\(parameters["exceptionDetails"] ?? "")")
      case "Log.entryAdded":
        let entry = parameters["entry"] as? [String: Any]
        if entry?["level"] as? String == "error" {
          faults.append("\(entry?["text"] ?? "") \(entry?["url"] ?? "")")
        }
      case "Runtime.consoleAPICalled" where parameters["type"] as? String == "error":
        faults.append("\(parameters["args"] ?? "")")
      default: break
      }
    }
  }

  // MARK: - Going somewhere

  public func open(_ address: String) throws {
    try loading { try send("Page.navigate", ["url": address]) }
  }

  public func reload() throws {
    try loading { try send("Page.reload") }
  }

  /// Does something that leads to another page, and waits until that is there.
  public func loading(_ action: () throws -> Void) throws {
    let before = lock.withLock { loads }
    try action()
    try wait("for a page to load") { self.lock.withLock { self.loads > before } }
  }

  /// Every page that links lead to from an address, one address of each, without files to save.
  public func linkedAddresses(from start: String) throws -> [String] {
    let origin = try text("location.origin")
    var found: [String] = []
    var seen: Set<String> = []
    var open = [start]
    while let address = open.popLast() {
      let kind = String(address.prefix { $0 != "?" })
      guard seen.insert(kind).inserted, kind.dropFirst().contains("/") == false else { continue }
      try self.open(origin + address)
      found.append(address)
      let links = try evaluate(
        """
        Array.from(document.querySelectorAll('a[href]:not([download])'), a => a.href)
          .filter(address => address.startsWith(location.origin + '/'))
          .map(address => address.slice(location.origin.length).replace(/#.*/, ''))
        """)
      open += links as? [String] ?? []
    }
    return found.sorted()
  }

  // MARK: - Looking

  /// The value of an expression of JavaScript; of a promise, when it is kept. Works where pages have no scripts, too.
  @discardableResult
  public func evaluate(_ expression: String) throws -> Any? {
    let reply = try send(
      "Runtime.evaluate",
      ["expression": expression, "returnByValue": true, "awaitPromise": true], seconds: 60)
    if let exception = reply["exceptionDetails"] as? [String: Any] {
      let object = exception["exception"] as? [String: Any]
      throw BrowserError("\(expression): \(object?["description"] ?? exception["text"] ?? "")")
    }
    return (reply["result"] as? [String: Any])?["value"]
  }

  public func text(_ expression: String) throws -> String {
    try evaluate(expression) as? String ?? ""
  }

  public func number(_ expression: String) throws -> Double {
    (try evaluate(expression) as? NSNumber)?.doubleValue ?? .nan
  }

  public func isTrue(_ expression: String) throws -> Bool {
    (try evaluate(expression) as? NSNumber)?.boolValue ?? false
  }

  /// Waits until an expression of JavaScript is true.
  public func wait(until expression: String) throws {
    // A page that is just being left has no answer.
    try wait("until \(expression)") { (try? self.isTrue(expression)) ?? false }
  }

  private func wait(_ purpose: String, _ isOver: () -> Bool) throws {
    let deadline = Date(timeIntervalSinceNow: 60)
    while !isOver() {
      guard Date.now < deadline else { throw BrowserError("waited in vain \(purpose)") }
      // After the answer to the question itself, so that asking does not keep the page from its work.
      connection.waitForMessage(after: connection.messageCount)
    }
  }

  /// Writes a picture of the page, as PNG.
  public func screenshot(to path: String) throws {
    let data = try send("Page.captureScreenshot", ["format": "png"])["data"] as? String
    try Data(base64Encoded: data ?? "")?.write(to: URL(filePath: path))
  }

  /// What a screen reader is told: role and name of every element that it is told of.
  public func accessibilityTree() throws -> [(role: String, name: String)] {
    let nodes = try send("Accessibility.getFullAXTree")["nodes"] as? [[String: Any]] ?? []
    func value(_ node: [String: Any], _ key: String) -> String {
      (node[key] as? [String: Any])?["value"] as? String ?? ""
    }
    return nodes.filter { $0["ignored"] as? Bool != true }.map {
      (value($0, "role"), value($0, "name"))
    }
  }

  // MARK: - The person's machine

  public func resize(width: Int, height: Int) throws {
    try send(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
  }

  public enum Appearance: String, CaseIterable, Sendable {
    case light, dark, forcedColors
  }

  public func show(in appearance: Appearance) throws {
    try send(
      "Emulation.setEmulatedMedia",
      [
        "features": [
          ["name": "prefers-color-scheme", "value": appearance == .light ? "light" : "dark"],
          ["name": "forced-colors", "value": appearance == .forcedColors ? "active" : "none"],
        ]
      ])
  }

  /// Lets a tester's scripts into the pages, from the next page on.
  public func bypassContentSecurityPolicy() throws {
    try send("Page.setBypassCSP", ["enabled": true])
  }

  /// From the next page on.
  public func disableScripts() throws {
    try send("Emulation.setScriptExecutionDisabled", ["value": true])
  }

  // MARK: - Hands

  /// Presses and releases a key, as `KeyboardEvent.key` names it.
  public func press(_ key: String, shift: Bool = false, control: Bool = false) throws {
    let named = Self.namedKeys[key]
    let isUpper = key.count == 1 && key != key.lowercased()
    let modifiers = (control ? 2 : 0) + (shift || isUpper ? 8 : 0)
    let upper = key.uppercased().unicodeScalars.first.map { Int($0.value) } ?? 0
    var event: [String: Any] = [
      "type": "keyDown", "key": key, "modifiers": modifiers,
      "windowsVirtualKeyCode": named?.code ?? upper, "code": named == nil ? "" : key,
    ]
    if !control { event["text"] = named == nil ? key : named?.text }
    try send("Input.dispatchKeyEvent", event)
    event["type"] = "keyUp"
    event["text"] = nil
    try send("Input.dispatchKeyEvent", event)
  }

  private static let namedKeys: [String: (code: Int, text: String?)] = [
    "Enter": (13, "\r"), "Escape": (27, nil), "Tab": (9, nil), "ArrowLeft": (37, nil),
    "ArrowUp": (38, nil), "ArrowRight": (39, nil), "ArrowDown": (40, nil), "Home": (36, nil),
    "End": (35, nil), "F6": (117, nil), "Backspace": (8, nil), " ": (32, " "),
  ]

  /// Writes into the field that has the focus.
  public func type(_ text: String) throws {
    try send("Input.insertText", ["text": text])
  }

  /// Clicks on the first element that a selector of CSS finds.
  public func click(_ selector: String) throws {
    let quoted = String(decoding: try JSONEncoder().encode(selector), as: UTF8.self)
    let place = try evaluate(
      """
      (() => { const e = document.querySelector(\(quoted)); if (!e) return null;
      e.scrollIntoView({block: 'center', behavior: 'instant'});
      const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()
      """)
    guard let place = place as? [NSNumber], place.count == 2 else {
      throw BrowserError("nothing to click on: \(selector)")
    }
    for type in ["mousePressed", "mouseReleased"] {
      try send(
        "Input.dispatchMouseEvent",
        ["type": type, "x": place[0], "y": place[1], "button": "left", "clickCount": 1])
    }
  }

  /// Chooses a file in a form.
  public func choose(file: String, in selector: String) throws {
    let document = try send("DOM.getDocument")["root"] as? [String: Any]
    let node = try send(
      "DOM.querySelector", ["nodeId": document?["nodeId"] ?? 0, "selector": selector])
    try send("DOM.setFileInputFiles", ["files": [file], "nodeId": node["nodeId"] ?? 0])
  }
}
