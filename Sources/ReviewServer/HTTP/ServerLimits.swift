/// What a browser may ask of the server.
struct ServerLimits: Sendable {
  /// Bytes of a request's line and fields.
  var head = 16 * 1024
  /// Bytes of a form.
  var body = 32 * 1024 * 1024
  /// How long a request may take to arrive, an answer to be taken, and a connection to be silent.
  var readTimeout = Duration.seconds(15)
  /// Connections at a time.
  var connections = 64
}
