import Review

/// Keys, colours, help.
extension ReviewApplication {
  func settings(_ request: ReviewRequest) throws -> ReviewResponse {
    let context = try context(request)
    return framed(
      "Settings", kind: "settings", context, request, SettingsPage(context: context).content)
  }

  func changeSettings(_ request: ReviewRequest) throws -> ReviewResponse {
    var settings = try store.settings(of: reviewer)
    if request.form["do"] == "reset" {
      settings.keys.reset()
      settings.keys.areCharactersOn = true
    } else {
      settings.theme = request.form["theme"].flatMap(ReviewTheme.init) ?? settings.theme
      settings.keys.areCharactersOn = request.form["characters"] != nil
      settings.keys = try keys(from: request.form, settings.keys)
    }
    try store.save(settings, of: reviewer)
    tell(Notice(text: "Saved the settings."), request)
    return .seeOther(PageAddress("settings"))
  }

  /// All keys are taken away before they are given anew, so that two actions may change theirs with each other.
  private func keys(from form: FormFields, _ known: ReviewKeys) throws -> ReviewKeys {
    var wishes: [(ReviewAction, [ReviewKey])] = []
    for action in ReviewAction.allCases {
      guard let text = form["key-\(action.rawValue)"] else { continue }
      let names = text == "," ? [","] : text.split(separator: ",").map { String($0).trimmed }
      wishes.append(
        (
          action,
          try names.filter { !$0.isEmpty }.map { name in
            guard let key = ReviewKey(name) else {
              throw PageProblem(
                status: 422, title: "No such key",
                text: "“\(name)” for “\(action.title)” is no key.",
                advice: "write a letter, a sign, or a name such as ArrowDown, F6, Ctrl+k")
            }
            return key
          }
        ))
    }
    var keys = known
    for (action, _) in wishes { try keys.set([], for: action) }
    for (action, wish) in wishes { try keys.set(wish, for: action) }
    return keys
  }

  func invite(_ request: ReviewRequest) throws -> ReviewResponse {
    let context = try context(request)
    return framed(
      "Settings", kind: "settings", context, request,
      SettingsPage(context: context, startAddress: request.newStartAddress()).content)
  }

  func help(_ request: ReviewRequest) throws -> ReviewResponse {
    let context = try context(request)
    return framed("Help", kind: "help", context, request, HelpPage(context: context).content)
  }
}
