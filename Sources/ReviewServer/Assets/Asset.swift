/// A file that pages ask for, built into the program.
enum Asset: String, CaseIterable {
  case style = "review.css"
  case script = "review.js"
  case icon = "icon.svg"

  var bytes: [UInt8] {
    switch self {
    case .style: PackageResources.review_css
    case .script: PackageResources.review_js
    case .icon: PackageResources.icon_svg
    }
  }

  var contentType: String {
    switch self {
    case .style: "text/css; charset=utf-8"
    case .script: "text/javascript; charset=utf-8"
    case .icon: "image/svg+xml"
    }
  }

  var address: PageAddress { PageAddress("assets", rawValue) }
}
