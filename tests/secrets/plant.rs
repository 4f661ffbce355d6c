//! Every place of a config where a secret may stand.

/// A place.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) name: &'static str,
    /// Whether a name beside the secret says that it is one.
    pub(super) is_named: bool,
    /// The file name; `SECRET` stands for the secret.
    path: &'static str,
    /// The text; `SECRET` stands for the secret, `ESCAPED` and `BASE64` for other spellings of it.
    text: &'static str,
}

impl Place {
    /// The text and the path of a file with the secret in this place.
    pub(super) fn plant(&self, secret: &str) -> (String, String) {
        let [plain, escaped, half, slashed] = self.spellings(secret);
        let text = self
            .text
            .replace("ESCAPED", &escaped)
            .replace("HALF", &half)
            .replace("SLASHED", &slashed)
            .replace("SECRET", &plain);
        (text, self.path.replace("SECRET", secret))
    }

    /// The ways in which the secret is written: as it is, all in escapes, one escape in it, `/` escaped.
    pub(super) fn spellings(&self, secret: &str) -> [String; 4] {
        let escape = |letter: char| format!("\\u{:04X}", u32::from(letter));
        let (head, tail) = secret.split_at(secret.len() / 2);
        let half = format!("{head}{}{}", escape(char::from(tail.as_bytes()[0])), &tail[1..]);
        [secret.to_owned(), secret.chars().map(escape).collect(), half, secret.replace('/', "\\/")]
    }
}

const fn named(name: &'static str, text: &'static str) -> Place {
    Place { name, is_named: true, path: "claude_desktop_config.json", text }
}

const fn bare(name: &'static str, text: &'static str) -> Place {
    Place { name, is_named: false, path: "claude_desktop_config.json", text }
}

const fn at(path: &'static str, name: &'static str, text: &'static str) -> Place {
    Place { name, is_named: true, path, text }
}

const fn bare_at(path: &'static str, name: &'static str, text: &'static str) -> Place {
    Place { name, is_named: false, path, text }
}

#[rustfmt::skip]
pub(super) const PLACES: &[Place] = &[
    named("env", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": {"API_KEY": "SECRET"}}}}"#),
    named("env with white space", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": {"API_KEY": " SECRET "}}}}"#),
    named("env in quotes", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": {"API_KEY": "'SECRET'"}}}}"#),
    bare("env without a telling name", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": {"PATH": "SECRET"}}}}"#),
    named("env as a list", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": ["API_KEY=SECRET"]}}}"#),
    named("args, split", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p", "--api-key", "SECRET"]}}}"#),
    named("args, joined", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p", "--api-key=SECRET"]}}}"#),
    named("args, assigned", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p", "API_KEY=SECRET"]}}}"#),
    named("args in one string", r#"{"mcpServers": {"a": {"command": "npx", "args": "p --api-key SECRET"}}}"#),
    named("args, two in one", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p", "--api-key SECRET"]}}}"#),
    bare("args alone", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p", "SECRET"]}}}"#),
    named("docker -e", r#"{"mcpServers": {"a": {"command": "docker", "args": ["run", "-e", "API_KEY=SECRET", "mcp/x"]}}}"#),
    named("docker -e joined", r#"{"mcpServers": {"a": {"command": "docker", "args": ["run", "-eAPI_KEY=SECRET", "mcp/x"]}}}"#),
    bare("docker -e value alone", r#"{"mcpServers": {"a": {"command": "docker", "args": ["run", "-e", "SECRET", "mcp/x"]}}}"#),
    named("command line", r#"{"mcpServers": {"a": {"command": "npx p --token SECRET"}}}"#),
    named("command line, assigned", r#"{"mcpServers": {"a": {"command": "API_KEY=SECRET npx p"}}}"#),
    bare("command", r#"{"mcpServers": {"a": {"command": "SECRET"}}}"#),
    named("shell", r#"{"mcpServers": {"a": {"command": "bash", "args": ["-c", "API_KEY=SECRET npx p"]}}}"#),
    bare("working folder", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "cwd": "SECRET"}}}"#),
    named("header", r#"{"mcpServers": {"a": {"url": "https://h.test/mcp", "headers": {"Authorization": "Bearer SECRET"}}}}"#),
    named("header, basic", r#"{"mcpServers": {"a": {"url": "https://h.test/mcp", "headers": {"Authorization": "Basic SECRET"}}}}"#),
    bare("header of any name", r#"{"mcpServers": {"a": {"url": "https://h.test/mcp", "headers": {"X-Me": "SECRET"}}}}"#),
    named("header of mcp-remote", r#"{"mcpServers": {"a": {"command": "npx", "args": ["mcp-remote", "https://h.test/mcp", "--header", "Authorization: Bearer SECRET"]}}}"#),
    named("header of mcp-remote, joined", r#"{"mcpServers": {"a": {"command": "npx", "args": ["mcp-remote", "https://h.test/mcp", "--header=Authorization: Bearer SECRET"]}}}"#),
    named("url, login", r#"{"mcpServers": {"a": {"url": "https://me:SECRET@h.test/mcp"}}}"#),
    named("url, query", r#"{"mcpServers": {"a": {"url": "https://h.test/mcp?api_key=SECRET&x=1"}}}"#),
    bare("url, path", r#"{"mcpServers": {"a": {"url": "https://h.test/SECRET/mcp"}}}"#),
    named("url with escaped slashes", r#"{"mcpServers": {"a": {"url": "https:\/\/me:SLASHED@h.test\/mcp"}}}"#),
    named("connection string", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p", "postgres://me:SECRET@db.test/x"]}}}"#),
    bare("key of env", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": {"SECRET": "1"}}}}"#),
    bare("key of server", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "SECRET": "1"}}}"#),
    bare("key of file", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"]}}, "SECRET": {}}"#),
    bare("server name", r#"{"mcpServers": {"SECRET": {"command": "npx", "args": ["p"]}}}"#),
    bare("server name, twice", r#"{"mcpServers": {"SECRET": {"command": "npx", "args": ["p"]}, "SECRET": {"command": "npx"}}}"#),
    bare("server name with white space", r#"{"mcpServers": {"my SECRET name": {"command": "npx", "args": ["p"]}}}"#),
    bare("server name, joined", r#"{"mcpServers": {"my-SECRET-name": {"command": "npx", "args": ["p"]}}}"#),
    bare("package", r#"{"mcpServers": {"a": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-SECRET"]}}}"#),
    bare("url, fragment", r#"{"mcpServers": {"a": {"url": "https://h.test/mcp#SECRET"}}}"#),
    bare("word of the transport", r#"{"mcpServers": {"a": {"type": "SECRET", "url": "https://h.test/mcp"}}}"#),
    named("args as a map", r#"{"mcpServers": {"a": {"command": "npx", "args": {"token": "SECRET"}}}}"#),
    named("env as one string", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": "API_KEY=SECRET"}}}"#),
    named("env one deeper", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": {"API_KEY": {"value": "SECRET"}}}}}"#),
    named("env as a list of maps", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": [{"name": "API_KEY", "value": "SECRET"}]}}}"#),
    named("env as lists", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": {"API_KEY": ["SECRET"]}}}}"#),
    named("json in env", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": {"HEADERS": "{\"Authorization\": \"Bearer SECRET\"}"}}}}"#),
    bare("line comment", "{ // SECRET\n\"mcpServers\": {\"a\": {\"command\": \"npx\", \"args\": [\"p\"]}}}"),
    named("line comment, assigned", "{ // API_KEY=SECRET\n\"mcpServers\": {\"a\": {\"command\": \"npx\", \"args\": [\"p\"]}}}"),
    named("block comment", "{ /* token: SECRET */ \"mcpServers\": {\"a\": {\"command\": \"npx\", \"args\": [\"p\"]}}}"),
    named("escaped", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": {"API_KEY": "ESCAPED"}}}}"#),
    named("escaped in args", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p", "--api-key", "ESCAPED"]}}}"#),
    bare("half escaped", r#"{"mcpServers": {"a": {"command": "npx", "args": ["HALF"]}}}"#),
    bare("escaped server name", r#"{"mcpServers": {"ESCAPED": {"command": "npx", "args": ["p"]}}}"#),
    named("escaped key", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": {"\u0041PI_KEY": "SECRET"}}}}"#),
    bare("second line of a string", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p", "one\nSECRET\nthree"]}}}"#),
    bare("a string over two lines", "{\"mcpServers\": {\"a\": {\"command\": \"npx\", \"args\": [\"p\", \"one\nSECRET\"]}}}"),
    named("a comma is missing", r#"{"mcpServers": {"a": {"command": "npx" "env": {"API_KEY": "SECRET"}}}}"#),
    named("no closing quote", "{\"mcpServers\": {\"a\": {\"command\": \"npx\", \"env\": {\"API_KEY\": \"SECRET\n}}}}"),
    named("no opening quote", r#"{"mcpServers": {"a": {"command": "npx", "env": {"API_KEY": SECRET"}}}}"#),
    named("no quote at the key's end", r#"{"mcpServers": {"a": {"command": "npx", "env": {"API_KEY: "SECRET"}}}}"#),
    named("single quotes", "{'mcpServers': {'a': {'command': 'npx', 'env': {'API_KEY': 'SECRET'}}}}"),
    named("cut off", r#"{"mcpServers": {"a": {"command": "npx", "env": {"API_KEY": "SECRET"#),
    named("twice", r#"{"mcpServers": {"a": {"command": "npx", "env": {"API_KEY": "SECRET", "API_KEY": "SECRET"}}}}"#),
    named("no config", "API_KEY=SECRET\n"),
    Place { name: "file name", is_named: false, path: "SECRET/claude_desktop_config.json", text: r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"]}}}"# },
    Place { name: "folder name, joined", is_named: false, path: "my-SECRET-x/claude_desktop_config.json", text: r#"{"mcpServers": {"a": {"command": "npx p"}}}"# },
    bare_at(".vscode/mcp.json", "default of an input", r#"{"inputs": [{"id": "k", "type": "promptString", "description": "k", "default": "SECRET"}], "servers": {"a": {"command": "npx", "args": ["${input:k}"]}}}"#),
    at(".vscode/mcp.json", "header of VS Code", r#"{"servers": {"a": {"url": "https://h.test/mcp", "headers": {"Authorization": "Bearer SECRET"}}}}"#),
    at(".mcp.json", "env of Claude Code", r#"{"mcpServers": {"a": {"command": "npx", "args": ["p"], "env": {"API_KEY": "SECRET"}}}}"#),
    at("opencode.json", "command of opencode", r#"{"mcp": {"a": {"type": "local", "command": ["npx", "p", "--token", "SECRET"], "environment": {"A_TOKEN": "SECRET"}}}}"#),
    at(".codex/config.toml", "TOML", "[mcp_servers.a]\ncommand = \"npx\"\nargs = [\"p\", \"--token\", \"SECRET\"]\nenv = { API_KEY = \"SECRET\" }\n# api_key = SECRET\n"),
    at(".codex/config.toml", "TOML, literal", "[mcp_servers.a]\nurl = 'https://h.test'\nbearer_token = 'SECRET'\n[mcp_servers.a.http_headers]\nAuthorization = 'Bearer SECRET'\n"),
    at("config.yaml", "YAML", "extensions:\n  a:\n    cmd: npx\n    args: [p, --token, \"SECRET\"]\n    envs:\n      API_KEY: SECRET\n"),
    at(".codex/config.toml", "TOML, three quotes", "[mcp_servers.a]\ncommand = \"npx\"\n[mcp_servers.a.env]\nAPI_KEY = \"\"\"\nSECRET\"\"\"\n"),
    at(".codex/config.toml", "TOML, dotted", "mcp_servers.a.command = \"npx\"\nmcp_servers.a.env.API_KEY = 'SECRET'\n"),
    at(".codex/config.toml", "TOML, broken", "[mcp_servers.a]\ncommand = \"npx\"\nenv = { API_KEY = \"SECRET\n"),
    at(".codex/config.toml", "TOML, no quotes", "[mcp_servers.a]\ncommand = \"npx\"\nenv = { API_KEY = SECRET }\n"),
    at(".codex/config.toml", "TOML, twice", "[mcp_servers.a]\ncommand = \"npx\"\nenv.API_KEY = \"SECRET\"\nenv.API_KEY = \"SECRET\"\n"),
    at(".codex/config.toml", "TOML, escaped", "[mcp_servers.a]\ncommand = \"npx\"\nenv = { API_KEY = \"ESCAPED\" }\n"),
    at(".config/goose/config.yaml", "YAML, list", "extensions:\n  a:\n    type: stdio\n    cmd: npx\n    args:\n      - p\n      - --token\n      - SECRET\n"),
    at(".config/goose/config.yaml", "YAML, list in brackets", "extensions:\n  a:\n    type: stdio\n    cmd: npx\n    args: [p, --token, SECRET]\n"),
    at(".config/goose/config.yaml", "YAML, plain", "extensions:\n  a:\n    type: stdio\n    cmd: npx\n    args: []\n    envs:\n      API_KEY: SECRET # mine\n"),
    at(".config/goose/config.yaml", "YAML, block", "extensions:\n  a:\n    type: stdio\n    cmd: npx\n    args: []\n    envs:\n      API_KEY: |-\n        SECRET\n"),
    at(".config/goose/config.yaml", "YAML, anchor", "x: &token SECRET\nextensions:\n  a:\n    type: stdio\n    cmd: npx\n    args: []\n    envs:\n      API_KEY: *token\n      OTHER_TOKEN: SECRET\n"),
    at(".config/goose/config.yaml", "YAML, broken", "extensions:\n  a:\n    type: stdio\n    cmd: npx\n     args: []\n    envs: {API_KEY: SECRET\n"),
    at(".config/goose/config.yaml", "YAML, header", "extensions:\n  a:\n    type: streamable_http\n    uri: https://h.test/mcp\n    headers:\n      Authorization: Bearer SECRET\n"),
    at(".config/goose/config.yaml", "YAML, twice", "extensions:\n  a:\n    type: stdio\n    cmd: npx\n    envs:\n      API_KEY: SECRET\n      API_KEY: 'SECRET'\n"),
    bare_at("librechat.yaml", "YAML, url", "mcpServers:\n  a:\n    type: sse\n    url: https://h.test/SECRET/sse\n"),
    bare_at("librechat.yaml", "YAML, comment", "# SECRET\nmcpServers:\n  SECRET:\n    command: npx\n"),
];
