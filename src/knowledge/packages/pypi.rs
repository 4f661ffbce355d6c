//! What is known about packages of PyPI. Sorted by name; the test in `packages.rs` says so if not.

use super::Successor::{Npm, Url as Remote, Words};
use super::Way::{Flag, Unseen, Url, Variable};
use super::{ARCHIVED, Confidence, Ecosystem, Elsewhere, Package};

pub(super) static ROWS: &[Package] = &[
    row("arxiv-mcp-server", "https://github.com/blazickjp/arxiv-mcp-server/blob/78eaa84/README.md")
        .elsewhere(Elsewhere::Other)
        .reads("SEMANTIC_SCHOLAR_API_KEY"),
    row("awslabs.ccapi-mcp-server", "https://github.com/awslabs/mcp/blob/100b55b6d92f/src/ccapi-mcp-server/README.md")
        .reads("AWS_PROFILE AWS_REGION DEFAULT_TAGS FASTMCP_LOG_LEVEL SECURITY_SCANNING")
        .left("is given up by its owners, as its README says")
        .trust(Confidence::Medium),
    row("blender-mcp", "https://github.com/ahujasid/blender-mcp/blob/da4e16d/README.md")
        .elsewhere(Elsewhere::Nothing)
        .reads("BLENDER_HOST BLENDER_PORT DISABLE_TELEMETRY"),
    row("chroma-mcp", "https://github.com/chroma-core/chroma-mcp/blob/078dc67/src/chroma_mcp/server.py")
        .reads("CHROMA_CLIENT_TYPE CHROMA_DATA_DIR CHROMA_HOST CHROMA_PORT CHROMA_TENANT CHROMA_DATABASE CHROMA_API_KEY CHROMA_SSL"),
    row("elevenlabs-mcp", "https://github.com/elevenlabs/elevenlabs-mcp/blob/c93b790/README.md")
        .elsewhere(Elsewhere::Nothing)
        .reads("ELEVENLABS_MCP_OUTPUT_MODE ELEVENLABS_MCP_BASE_PATH")
        .needs("ELEVENLABS_API_KEY")
        .wrong(&[
            ("ELEVEN_API_KEY", "ELEVENLABS_API_KEY"),
            ("XI_API_KEY", "ELEVENLABS_API_KEY"),
            ("ELEVEN_LABS_API_KEY", "ELEVENLABS_API_KEY"),
        ])
        .fatal(),
    row("jupyter-mcp-server", "https://github.com/datalayer/jupyter-mcp-server/blob/HEAD/README.md")
        .reads("JUPYTER_TOKEN DOCUMENT_TOKEN RUNTIME_URL RUNTIME_TOKEN ALLOW_IMG_OUTPUT").any_of(
        &[&[
            Variable("JUPYTER_URL"),
            Variable("DOCUMENT_URL"),
            Variable("DOCUMENT_PROVIDER"),
            Variable("SANDBOX_VARIANT"),
        ]],
    ),
    row("kagimcp", "https://github.com/kagisearch/kagimcp")
        .reads("KAGI_SUMMARIZER_ENGINE").needs("KAGI_API_KEY"),
    row("mcp-atlassian", "https://github.com/sooperset/mcp-atlassian/blob/436b37e4/README.md")
        .elsewhere(Elsewhere::Other)
        .reads("JIRA_PERSONAL_TOKEN CONFLUENCE_USERNAME CONFLUENCE_PERSONAL_TOKEN READ_ONLY_MODE ENABLED_TOOLS")
        .any_of(&[&[
            Variable("JIRA_URL"),
            Variable("CONFLUENCE_URL"),
            Flag("--jira-url"),
            Flag("--confluence-url"),
        ]])
        .wrong(&[
            ("JIRA_TOKEN", "JIRA_API_TOKEN"),
            ("JIRA_EMAIL", "JIRA_USERNAME"),
            ("CONFLUENCE_TOKEN", "CONFLUENCE_API_TOKEN"),
            ("ATLASSIAN_API_TOKEN", "JIRA_API_TOKEN"),
            ("JIRA_HOST", "JIRA_URL"),
        ]),
    row("mcp-clickhouse", "https://github.com/ClickHouse/mcp-clickhouse/blob/cb75c27/README.md")
        .reads("CLICKHOUSE_PORT CLICKHOUSE_ROLE CLICKHOUSE_SECURE CLICKHOUSE_VERIFY CLICKHOUSE_DATABASE CHDB_DATA_PATH CLICKHOUSE_MCP_SERVER_TRANSPORT")
        .any_of(&[
            &[Variable("CLICKHOUSE_HOST"), Variable("CHDB_ENABLED")],
            &[Variable("CLICKHOUSE_USER"), Variable("CHDB_ENABLED")],
            &[Variable("CLICKHOUSE_PASSWORD"), Variable("CHDB_ENABLED")],
        ])
        .wrong(&[("CLICKHOUSE_URL", "CLICKHOUSE_HOST"), ("CLICKHOUSE_USERNAME", "CLICKHOUSE_USER")]),
    row("mcp-grafana", "https://github.com/grafana/mcp-grafana/blob/c6e492b/README.md")
        .reads("GRAFANA_URL GRAFANA_USERNAME GRAFANA_PASSWORD")
        .wrong(&[("GRAFANA_API_KEY", "GRAFANA_SERVICE_ACCOUNT_TOKEN")]),
    row("mcp-neo4j-cypher", "https://github.com/neo4j-contrib/mcp-neo4j/blob/dbc01ba/README.md")
        .reads("NEO4J_URI NEO4J_URL NEO4J_USERNAME NEO4J_PASSWORD NEO4J_DATABASE NEO4J_READ_ONLY"),
    row("mcp-neo4j-data-modeling", "https://github.com/neo4j-contrib/mcp-neo4j/blob/dbc01ba/README.md"),
    row("mcp-neo4j-memory", "https://github.com/neo4j-contrib/mcp-neo4j/blob/dbc01ba/README.md")
        .reads("NEO4J_URI NEO4J_URL NEO4J_USERNAME NEO4J_PASSWORD NEO4J_DATABASE NEO4J_READ_ONLY"),
    row("mcp-obsidian", "https://github.com/MarkusPfundstein/mcp-obsidian/blob/eb33932/README.md")
        .elsewhere(Elsewhere::Other)
        .reads("OBSIDIAN_HOST OBSIDIAN_PORT")
        .needs("OBSIDIAN_API_KEY")
        .fatal(),
    row("mcp-proxy", "https://github.com/sparfenyuk/mcp-proxy")
        .reads("API_ACCESS_TOKEN"),
    row("mcp-server-fetch", "https://github.com/modelcontextprotocol/servers/tree/76d64c822f51/src/fetch")
        .elsewhere(Elsewhere::Nothing),
    row("mcp-server-git", "https://github.com/modelcontextprotocol/servers/tree/76d64c822f51/src/git")
        .elsewhere(Elsewhere::Nothing),
    row("mcp-server-motherduck", "https://github.com/motherduckdb/mcp-server-motherduck/blob/HEAD/README.md")
        .any_of(&[&[
            Variable("motherduck_token"),
            Variable("MOTHERDUCK_TOKEN"),
            Flag("--motherduck-token"),
            Unseen("a local --db-path"),
        ]]),
    row("mcp-server-qdrant", "https://github.com/qdrant/mcp-server-qdrant/blob/e4ec69b/README.md")
        .elsewhere(Elsewhere::Nothing)
        .reads("QDRANT_API_KEY EMBEDDING_MODEL")
        .needs("COLLECTION_NAME")
        .any_of(&[&[Variable("QDRANT_URL"), Variable("QDRANT_LOCAL_PATH")]])
        .wrong(&[("QDRANT_HOST", "QDRANT_URL"), ("QDRANT_COLLECTION", "COLLECTION_NAME")]),
    row("mcp-server-sentry", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/sentry")
        .elsewhere(Elsewhere::Nothing)
        .any_of(&[&[Variable("SENTRY_AUTH_TOKEN"), Flag("--auth-token")]])
        .fatal()
        .left(ARCHIVED)
        .by(&[Remote("https://mcp.sentry.dev/mcp"), Npm("@sentry/mcp-server")]),
    row("mcp-server-sqlite", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/sqlite")
        .left(ARCHIVED),
    row("mcp-server-time", "https://github.com/modelcontextprotocol/servers/tree/76d64c822f51/src/time")
        .elsewhere(Elsewhere::Nothing),
    row("mysql_mcp_server", "https://github.com/designcomputer/mysql_mcp_server")
        .reads("MYSQL_HOST MYSQL_PORT")
        .needs("MYSQL_USER MYSQL_PASSWORD MYSQL_DATABASE")
        .wrong(&[("MYSQL_PASS", "MYSQL_PASSWORD"), ("MYSQL_DB", "MYSQL_DATABASE")]),
    row("postgres-mcp", "https://github.com/crystaldba/postgres-mcp/blob/07eb329/README.md")
        .elsewhere(Elsewhere::Other)
        .reads("OPENAI_API_KEY")
        .any_of(&[&[Variable("DATABASE_URI"), Url]])
        .wrong(&[
            ("DATABASE_URL", "DATABASE_URI"),
            ("POSTGRES_URL", "DATABASE_URI"),
            ("POSTGRES_CONNECTION_STRING", "DATABASE_URI"),
        ])
        .fatal(),
    row("redis-mcp-server", "https://github.com/redis/mcp-redis/blob/5945b0b/README.md")
        .elsewhere(Elsewhere::Nothing)
        .reads("REDIS_HOST REDIS_PORT REDIS_DB REDIS_USERNAME REDIS_SSL REDIS_SSL_CA_PATH REDIS_CLUSTER_MODE")
        .wrong(&[("REDIS_PASSWORD", "REDIS_PWD")]),
    row("semgrep-mcp", "https://github.com/semgrep/mcp/blob/6e340f8/README.md")
        .reads("SEMGREP_APP_TOKEN")
        .left("is archived: the server is part of the semgrep program now")
        .by(&[Words("the command semgrep with the argument mcp")]),
];

const fn row(name: &'static str, source: &'static str) -> Package {
    Package::new(Ecosystem::Pypi, name, source)
}
