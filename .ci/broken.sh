# A folder with a broken file, for scripts that open it in an editor: `folder`, and `check_repaired` for the end.
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
broken='{
  "mcpServers": {
    "browser": {
      "command": "npx",
      "args": ["@playwright/mcp@latest"],
    }
  }
}'
repaired="${broken/'["@play'/'["-y", "@play'}"
repaired="${repaired/'],'/']'}"
printf '%s\n' "$broken" > "$folder/.mcp.json"

# The file holds the repaired bytes, and the server has ended with its editor.
check_repaired() {
  if ! printf '%s\n' "$repaired" | cmp - "$folder/.mcp.json"; then
    cat "$folder/.mcp.json" >&2
    exit 1
  fi
  for _ in $(seq 50); do
    pgrep -f "^$mcplint lsp" > /dev/null || return 0
    sleep 0.1
  done
  echo "the server is still running" >&2
  exit 1
}
