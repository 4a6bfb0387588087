import Review

/// What every page of a session needs to know.
struct PageContext {
  var session: ReviewSession
  var reviewer: String
  var scope: ReviewScope
  /// The name of the folder that is reviewed.
  var project: String
  var settings: ReviewSettings
  var source: WrittenText
  var target: WrittenText
  /// Whether the last extraction was not the first one, so that what is new is worth a word.
  var showsChanges = false
  /// What the last form of the session did.
  var notice: Notice?

  var keys: ReviewKeys { settings.keys }

  /// A form that sends; it carries the session's token.
  func form(
    _ address: PageAddress, id: String? = nil, className: String? = nil, takesFiles: Bool = false,
    _ content: HTML
  ) -> HTML {
    """
    <form method="post" action="\(address)"\("id", id)\("class", className)\
    \("enctype", takesFiles ? "multipart/form-data" : nil)>\
    \(hidden(ReviewSession.formTokenField, session.formToken))\(content)</form>
    """
  }

  func hidden(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\"/>"
  }

  func hidden(_ fields: [(String, String)]) -> HTML {
    fields.html { hidden($0.0, $0.1) }
  }

  /// A name that may be in any script.
  func name(_ text: some StringProtocol) -> HTML {
    "<bdi>\(WrittenText.showingHidden(text))</bdi>"
  }
}

/// What a form did, for the status line.
struct Notice: Hashable, Sendable {
  var text: HTML
  /// Whether it can be undone with the undo button.
  var canUndo = false
}
