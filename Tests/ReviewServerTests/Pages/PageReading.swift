import ReviewServer
import XML

/// A page as a strict reader sees it: an error where it is not well formed.
struct PageReading {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
    /// The numbers of the elements around it, outermost first.
    var ancestors: [Int]
  }

  /// In document order.
  private(set) var elements: [Element] = []
  /// What stands on the page itself, without fields, choices and the window's title.
  private(set) var shownText = ""

  init(_ response: ReviewResponse) throws {
    try self.init(String(decoding: response.body, as: UTF8.self))
  }

  init(_ text: String) throws {
    // A part of a page has several roots.
    let whole = text.contains("<html") ? text : "<parts>\(text)</parts>"
    var reader = try XMLReader(bytes: Array(whole.utf8), name: "page")
    var open: [Int] = []
    while let event = try reader.next() {
      switch event {
      case .start(let tag):
        let attributes = Dictionary(
          tag.attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        elements.append(
          Element(name: tag.name.local, attributes: attributes, ancestors: open))
        open.append(elements.count - 1)
      case .text(let text):
        for number in open { elements[number].text += text }
        if let last = open.last, !["textarea", "option", "title"].contains(elements[last].name) {
          shownText += text
        }
      case .end: open.removeLast()
      }
    }
  }

  func all(_ name: String, where isWanted: (Element) -> Bool = { _ in true }) -> [Element] {
    elements.filter { $0.name == name && isWanted($0) }
  }

  func element(id: String) -> Element? { elements.first { $0.attributes["id"] == id } }

  /// The first link whose address begins so.
  func link(_ beginning: String) -> String? {
    elements.lazy.filter { $0.name == "a" }.compactMap { $0.attributes["href"] }
      .first { $0.hasPrefix(beginning) }
  }

  /// The rows of the list.
  var rows: [Element] { elements.filter { $0.name == "li" && $0.attributes["data-term"] != nil } }

  /// What a browser without scripts sends when a button of a form is pressed.
  /// - Parameters:
  ///   - form: a part of its action: `/decide`.
  ///   - button: the value of the button; nil for the first one.
  func submission(
    _ form: String, pressing button: String? = nil, filling: [(String, String)] = []
  ) -> (path: String, fields: [(String, String)])? {
    for (number, element) in elements.enumerated()
    where element.name == "form" && element.attributes["method"] == "post" {
      guard let action = element.attributes["action"],
        action == form || action.hasPrefix(form + "?")
      else { continue }
      let inside = elements.filter {
        $0.ancestors.contains(number)
          || element.attributes["id"].map { $0 } == $0.attributes["form"]
            && $0.attributes["form"] != nil
      }
      let buttons = inside.filter { $0.name == "button" }
      guard
        let pressed = button.map({ b in buttons.first { $0.attributes["value"] == b } })
          ?? buttons.first
      else { continue }
      var fields: [(String, String)] = []
      for field in inside {
        guard let name = field.attributes["name"] else { continue }
        switch (field.name, field.attributes["type"]) {
        case ("input", "checkbox"), ("input", "radio"):
          if field.attributes["checked"] != nil {
            fields.append((name, field.attributes["value"] ?? "on"))
          }
        case ("input", _): fields.append((name, field.attributes["value"] ?? ""))
        case ("textarea", _): fields.append((name, field.text))
        case ("select", _): fields.append((name, selected(field)))
        default: break
        }
      }
      for (name, value) in filling {
        let isTicked = inside.contains {
          $0.attributes["name"] == name && $0.attributes["type"] == "checkbox"
        }
        if !isTicked { fields.removeAll { $0.0 == name } }
        fields.append((name, value))
      }
      if let name = pressed.attributes["name"] {
        fields.append((name, pressed.attributes["value"] ?? ""))
      }
      return (action, fields)
    }
    return nil
  }

  private func selected(_ select: Element) -> String {
    let options = elements.filter { option in
      option.name == "option"
        && option.ancestors.contains {
          elements[$0].name == "select"
            && elements[$0].attributes["name"] == select.attributes["name"]
        }
    }
    let chosen = options.first { $0.attributes["selected"] != nil } ?? options.first
    return chosen.map { $0.attributes["value"] ?? $0.text } ?? ""
  }
}
