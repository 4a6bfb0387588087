import BrowserTesting
import Foundation

// make PATH TERMS: a store of made terms
let arguments = CommandLine.arguments
if arguments.count == 4, arguments[1] == "make", let count = Int(arguments[3]) {
  _ = try GeneratedTerms(count).store(at: arguments[2])
}
