// Texts to start from: each shows one thing that goes wrong often.

export const EXAMPLES = [
  {
    name: "Claude Desktop on Windows",
    client: "claude-desktop",
    platform: "windows",
    text: `{
  "mcpServers": {
    "memory": {
      "command": "npx",
      "args": ["@modelcontextprotocol/server-memory"]
    },
    "time": {
      "command": "docker",
      "args": ["run", "--rm", "mcp/time"]
    },
    "notes": {
      "command": "node",
      "args": ["C:\\Users\\me\\notes\\server.js"],
    }
  }
}
`,
  },
  {
    name: "A README's entry in VS Code",
    client: "vscode",
    platform: "",
    path: ".vscode/mcp.json",
    text: `{
  "mcpServers": {
    "github": {
      "url": "https://api.githubcopilot.com/mcp/",
      "headers": { "Authorization": "Bearer \${GITHUB_TOKEN}" }
    },
    "fetch": {
      "command": "uvx mcp-server-fetch"
    }
  }
}
`,
  },
  {
    name: "Codex, in TOML",
    client: "codex",
    platform: "",
    text: `[mcpServers.context7]
command = "npx"
args = "@upstash/context7-mcp"

[mcpServers.docs]
type = "http"
url = "https://example.com/mcp"
`,
  },
  {
    name: "Goose, in YAML",
    client: "goose",
    platform: "",
    text: `extensions:
  fetch:
    type: stdio
    command: uvx
    args: [mcp-server-fetch]
    env: {}
`,
  },
];
