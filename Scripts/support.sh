# What the scripts beside this file share; each reads it with `source`.
# shellcheck shell=bash disable=SC2034

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Measuring material, which is not part of the package: some scripts need it, the others go without.
shared=$root/../shared

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$(basename "$0"): $*"
  exit 1
}

# Prints the Debian packages that are missing to build Concord and to have the given commands, one a line.
# A command must have the name of its package.
missing_packages() {
  local command
  for command in git pkg-config "$@"; do
    command -v "$command" >/dev/null || echo "$command"
  done
  # Without pkg-config nothing can be known of the libraries; to install one that is there does no harm.
  pkg-config --exists libxml-2.0 2>/dev/null || echo libxml2-dev
  pkg-config --exists libzip 2>/dev/null || echo libzip-dev
  pkg-config --exists zlib 2>/dev/null || echo zlib1g-dev
  pkg-config --exists sqlite3 2>/dev/null || echo libsqlite3-dev
}

# Makes sure of Swift, of the libraries, and of the given commands; says what it installs.
install_missing() {
  command -v swift >/dev/null ||
    fail "Swift is not installed, or not in PATH. Get Swift 6.3 from https://www.swift.org/install"
  local packages
  mapfile -t packages < <(missing_packages "$@")
  [ ${#packages[@]} -gt 0 ] || return 0
  install_packages "${packages[@]}"
  mapfile -t packages < <(missing_packages "$@")
  [ ${#packages[@]} -eq 0 ] || fail "still missing after the installation: ${packages[*]}"
}

# Installs Debian packages by name; says which.
install_packages() {
  local packages=("$@")
  command -v apt-get >/dev/null ||
    fail "this is no Debian: install what Debian calls ${packages[*]} with your package manager, then run me again."
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null ||
      fail "missing packages, and no sudo to install them. As root: apt-get install ${packages[*]}"
    as_root=(sudo)
    [ -t 0 ] || as_root+=(-n)
  fi
  say "Installing system packages: ${packages[*]}"
  # An outdated list of packages often is good enough, so only the second command has the last word.
  "${as_root[@]}" apt-get update -qq >&2 || say "The list of packages could not be updated."
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2 ||
    fail "apt-get could not install the packages. By hand: apt-get update && apt-get install ${packages[*]}"
}

# Makes sure of the programs that judge glossaries: jing, xmllint, OmegaT with a compiler for its probe, translate-toolkit.
install_judges() {
  local packages=()
  command -v jing >/dev/null || packages+=(jing)
  command -v xmllint >/dev/null || packages+=(libxml2-utils)
  command -v javac >/dev/null || packages+=(default-jdk-headless)
  [ -e /usr/share/omegat/OmegaT.jar ] || packages+=(omegat)
  python3 -c 'import translate' 2>/dev/null || /usr/bin/python3 -c 'import translate' 2>/dev/null ||
    packages+=(python3-translate)
  [ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}"
}

# Builds the program with optimisation and sets `concord` to its path.
build_release() {
  say "Building Concord (a minute or two the first time)"
  swift build --package-path "$root" -c release --product concord >&2 ||
    fail "the build failed; its messages are above."
  concord=$(swift build --package-path "$root" -c release --show-bin-path)/concord
}

# Makes the folder `scratch`, which goes away with the script.
make_scratch() {
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
}
