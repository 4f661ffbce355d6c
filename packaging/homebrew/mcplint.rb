# The formula of a tap. `.ci/templates.py DIST` fills in version and checksums at a release.
class Mcplint < Formula
  desc "Linter and fixer for the config files of MCP clients"
  homepage "https://github.com/mcplint/mcplint"
  version "@VERSION@"
  license "MIT"

  on_macos do
    on_arm do
      url "https://github.com/mcplint/mcplint/releases/download/v@VERSION@/mcplint-aarch64-apple-darwin.tar.gz"
      sha256 "@SHA256 mcplint-aarch64-apple-darwin.tar.gz@"
    end
    on_intel do
      url "https://github.com/mcplint/mcplint/releases/download/v@VERSION@/mcplint-x86_64-apple-darwin.tar.gz"
      sha256 "@SHA256 mcplint-x86_64-apple-darwin.tar.gz@"
    end
  end

  on_linux do
    on_arm do
      url "https://github.com/mcplint/mcplint/releases/download/v@VERSION@/mcplint-aarch64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256 mcplint-aarch64-unknown-linux-musl.tar.gz@"
    end
    on_intel do
      url "https://github.com/mcplint/mcplint/releases/download/v@VERSION@/mcplint-x86_64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256 mcplint-x86_64-unknown-linux-musl.tar.gz@"
    end
  end

  def install
    bin.install "mcplint"
    man1.install "man/mcplint.1"
    bash_completion.install "complete/mcplint.bash" => "mcplint"
    zsh_completion.install "complete/_mcplint"
    fish_completion.install "complete/mcplint.fish"
  end

  test do
    (testpath/".mcp.json").write '{ "mcpServers": { "time": { "command": "docker", "args": ["run", "mcp/time"] } } }'
    assert_match "docker-missing-interactive", shell_output("#{bin}/mcplint --output-format concise", 1)
  end
end
