//! What is known about packages of npm. Sorted by name; the test in `packages.rs` says so if not.

use super::Successor::{Image, Npm, Pypi, Url};
use super::Way::{All, Argument, Flag, Unseen, Variable};
use super::{ARCHIVED, Ecosystem, Elsewhere, Package};

pub(super) static ROWS: &[Package] = &[
    row("@21st-dev/magic", "https://github.com/21st-dev/magic-mcp/blob/dfba16c/README.md")
        .any_of(&[&[Variable("API_KEY"), Variable("TWENTY_FIRST_API_KEY"), Argument("API_KEY=")]]),
    row("@apify/actors-mcp-server", "https://github.com/apify/apify-mcp-server/blob/91ee491b/README.md")
        .reads("ACTORS")
        .any_of(&[&[Variable("APIFY_TOKEN"), Unseen("a login kept in ~/.apify/auth.json")]])
        .wrong(&[("APIFY_API_TOKEN", "APIFY_TOKEN"), ("APIFY_API_KEY", "APIFY_TOKEN")])
        .fatal(),
    row("@azure-devops/mcp", "https://github.com/microsoft/azure-devops-mcp/blob/7ecd6f7/README.md")
        .reads("AZURE_DEVOPS_PAT"),
    row("@azure/mcp", "https://github.com/microsoft/mcp/blob/557fca143/README.md")
        .reads("AZURE_CLIENT_ID AZURE_TENANT_ID AZURE_CLIENT_SECRET AZURE_SUBSCRIPTION_ID"),
    row("@benborla29/mcp-server-mysql", "https://github.com/benborla/mcp-server-mysql/blob/27d5b27/README.md")
        .reads("MYSQL_HOST MYSQL_PORT ALLOW_INSERT_OPERATION ALLOW_UPDATE_OPERATION ALLOW_DELETE_OPERATION MYSQL_CONNECTION_STRING")
        .wrong(&[("MYSQL_PASSWORD", "MYSQL_PASS"), ("MYSQL_DATABASE", "MYSQL_DB"), ("MYSQL_USERNAME", "MYSQL_USER")])
        .proven(),
    row("@brave/brave-search-mcp-server", "https://github.com/brave/brave-search-mcp-server/blob/2748b47/README.md")
        .reads("BRAVE_MCP_TRANSPORT BRAVE_MCP_PORT BRAVE_MCP_HOST")
        .needs("BRAVE_API_KEY")
        .wrong(&[("BRAVE_SEARCH_API_KEY", "BRAVE_API_KEY")])
        .proven()
        .fatal(),
    row("@brightdata/mcp", "https://github.com/brightdata/brightdata-mcp/blob/37796b8/README.md")
        .reads("PRO_MODE RATE_LIMIT WEB_UNLOCKER_ZONE BROWSER_ZONE GROUPS")
        .needs("API_TOKEN")
        .wrong(&[("BRIGHTDATA_API_TOKEN", "API_TOKEN"), ("BRIGHT_DATA_API_TOKEN", "API_TOKEN"), ("BRIGHTDATA_API_KEY", "API_TOKEN")])
        .fatal(),
    row("@browserbasehq/mcp", "https://github.com/browserbase/mcp-server-browserbase/blob/1e196b3/README.md")
        .needs("BROWSERBASE_API_KEY BROWSERBASE_PROJECT_ID")
        .any_of(&[&[Variable("GEMINI_API_KEY"), Variable("GOOGLE_API_KEY"), Flag("--modelApiKey")]]),
    row("@browserbasehq/mcp-server-browserbase", "https://github.com/browserbase/mcp-server-browserbase/blob/1e196b3/README.md")
        .reads("GEMINI_API_KEY")
        .needs("BROWSERBASE_API_KEY BROWSERBASE_PROJECT_ID")
        .renamed()
        .by(&[Npm("@browserbasehq/mcp")]),
    row("@bytebase/dbhub", "https://github.com/bytebase/dbhub/blob/d91080f/README.md")
        .reads("DB_PASSWORD")
        .any_of(&[&[Variable("DSN"), Flag("--dsn"), Flag("--demo"), Flag("--config"), All(&["DB_TYPE", "DB_HOST", "DB_USER", "DB_NAME"])]])
        .wrong(&[("DATABASE_URL", "DSN"), ("DATABASE_DSN", "DSN")]),
    row("@circleci/mcp-server-circleci", "https://github.com/CircleCI-Public/mcp-server-circleci")
        .reads("CIRCLECI_BASE_URL")
        .needs("CIRCLECI_TOKEN")
        .wrong(&[("CIRCLE_TOKEN", "CIRCLECI_TOKEN"), ("CIRCLECI_API_TOKEN", "CIRCLECI_TOKEN")]),
    row("@e2b/mcp-server", "https://github.com/e2b-dev/mcp-server")
        .needs("E2B_API_KEY")
        .fatal(),
    row("@elastic/mcp-server-elasticsearch", "https://github.com/elastic/mcp-server-elasticsearch/blob/a2b050d/README.md")
        .reads("ES_API_KEY ES_USERNAME ES_PASSWORD")
        .needs("ES_URL")
        .left("gets no more releases on npm: its owners publish a container image")
        .by(&[Image("docker.elastic.co/mcp/elasticsearch")]),
    row("@executeautomation/playwright-mcp-server", "https://github.com/executeautomation/mcp-playwright/blob/2349c28/README.md"),
    row("@heroku/mcp-server", "https://github.com/heroku/heroku-mcp-server/blob/de94a9c/README.md")
        .reads("MCP_SERVER_REQUEST_TIMEOUT")
        .needs("HEROKU_API_KEY"),
    row("@mem0/mcp", "https://registry.npmjs.org/@mem0/mcp-server")
        .renamed()
        .by(&[Npm("@mem0/mcp-server")])
        .checked("2026-11-25"),
    row("@modelcontextprotocol/server-aws-kb-retrieval", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/aws-kb-retrieval-server")
        .needs("AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_REGION")
        .left(ARCHIVED)
        .by(&[Pypi("awslabs.bedrock-kb-retrieval-mcp-server")]),
    row("@modelcontextprotocol/server-brave-search", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/brave-search")
        .needs("BRAVE_API_KEY")
        .wrong(&[("BRAVE_SEARCH_API_KEY", "BRAVE_API_KEY")])
        .proven()
        .fatal()
        .left(ARCHIVED)
        .by(&[Npm("@brave/brave-search-mcp-server")])
        .drop_in(),
    row("@modelcontextprotocol/server-docker", "https://registry.npmjs.org/@modelcontextprotocol/server-docker")
        .absent()
        .checked("2026-11-25"),
    row("@modelcontextprotocol/server-everart", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/everart")
        .needs("EVERART_API_KEY")
        .fatal()
        .left(ARCHIVED),
    row("@modelcontextprotocol/server-everything", "https://github.com/modelcontextprotocol/servers/tree/76d64c822f51/src/everything"),
    row("@modelcontextprotocol/server-fetch", "https://github.com/modelcontextprotocol/servers/issues/3800")
        .absent()
        .checked("2026-11-25")
        .by(&[Pypi("mcp-server-fetch")])
        .drop_in(),
    row("@modelcontextprotocol/server-filesystem", "https://github.com/modelcontextprotocol/servers/tree/76d64c822f51/src/filesystem"),
    row("@modelcontextprotocol/server-gdrive", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/gdrive")
        .reads("GDRIVE_CREDENTIALS_PATH GDRIVE_OAUTH_PATH")
        .left(ARCHIVED),
    row("@modelcontextprotocol/server-git", "https://github.com/modelcontextprotocol/servers/tree/76d64c822f51/src/git")
        .absent()
        .checked("2026-11-25")
        .by(&[Pypi("mcp-server-git")]),
    row("@modelcontextprotocol/server-github", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/github")
        .needs("GITHUB_PERSONAL_ACCESS_TOKEN")
        .wrong(&[("GITHUB_TOKEN", "GITHUB_PERSONAL_ACCESS_TOKEN"), ("GH_TOKEN", "GITHUB_PERSONAL_ACCESS_TOKEN"), ("GITHUB_PAT", "GITHUB_PERSONAL_ACCESS_TOKEN"), ("GITHUB_API_KEY", "GITHUB_PERSONAL_ACCESS_TOKEN")])
        .proven()
        .left(ARCHIVED)
        .by(&[Image("ghcr.io/github/github-mcp-server"), Url("https://api.githubcopilot.com/mcp/")]),
    row("@modelcontextprotocol/server-gitlab", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/gitlab")
        .needs("GITLAB_PERSONAL_ACCESS_TOKEN")
        .wrong(&[("GITLAB_TOKEN", "GITLAB_PERSONAL_ACCESS_TOKEN"), ("GITLAB_URL", "GITLAB_API_URL")])
        .fatal()
        .left(ARCHIVED)
        .by(&[Npm("@zereight/mcp-gitlab")])
        .drop_in(),
    row("@modelcontextprotocol/server-google-maps", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/google-maps")
        .needs("GOOGLE_MAPS_API_KEY")
        .wrong(&[("GOOGLE_API_KEY", "GOOGLE_MAPS_API_KEY"), ("MAPS_API_KEY", "GOOGLE_MAPS_API_KEY")])
        .fatal()
        .left(ARCHIVED),
    row("@modelcontextprotocol/server-memory", "https://github.com/modelcontextprotocol/servers/tree/76d64c822f51/src/memory")
        .reads("MEMORY_FILE_PATH"),
    row("@modelcontextprotocol/server-perplexity-ask", "https://github.com/perplexityai/modelcontextprotocol/issues/20")
        .absent()
        .checked("2026-11-25")
        .by(&[Npm("@perplexity-ai/mcp-server")]),
    row("@modelcontextprotocol/server-postgres", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/postgres")
        .wrong(&[("DATABASE_URL", "positional argument"), ("POSTGRES_URL", "positional argument")])
        .left("is archived: nobody mends it any more, and its guard against writing is said to let stacked statements pass")
        .by(&[Pypi("postgres-mcp"), Npm("@bytebase/dbhub")]),
    row("@modelcontextprotocol/server-puppeteer", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/puppeteer")
        .reads("PUPPETEER_LAUNCH_OPTIONS ALLOW_DANGEROUS")
        .left(ARCHIVED)
        .by(&[Npm("@playwright/mcp"), Npm("chrome-devtools-mcp")]),
    row("@modelcontextprotocol/server-redis", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/redis")
        .left(ARCHIVED)
        .by(&[Pypi("redis-mcp-server")]),
    row("@modelcontextprotocol/server-sentry", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/sentry")
        .absent()
        .by(&[Pypi("mcp-server-sentry")])
        .checked("2026-11-25"),
    row("@modelcontextprotocol/server-sequential-thinking", "https://github.com/modelcontextprotocol/servers/tree/76d64c822f51/src/sequentialthinking")
        .reads("DISABLE_THOUGHT_LOGGING"),
    row("@modelcontextprotocol/server-slack", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/slack")
        .reads("SLACK_CHANNEL_IDS")
        .needs("SLACK_BOT_TOKEN SLACK_TEAM_ID")
        .wrong(&[("SLACK_TOKEN", "SLACK_BOT_TOKEN"), ("SLACK_WORKSPACE_ID", "SLACK_TEAM_ID")])
        .proven()
        .fatal()
        .left(ARCHIVED)
        .by(&[Npm("@zencoderai/slack-mcp-server")])
        .drop_in(),
    row("@modelcontextprotocol/server-sqlite", "https://github.com/modelcontextprotocol/servers-archived/tree/main/src/sqlite")
        .absent()
        .checked("2026-11-25")
        .by(&[Pypi("mcp-server-sqlite")]),
    row("@modelcontextprotocol/server-time", "https://github.com/modelcontextprotocol/servers/tree/76d64c822f51/src/time")
        .absent()
        .checked("2026-11-25")
        .by(&[Pypi("mcp-server-time")]),
    row("@neondatabase/mcp-server-neon", "https://github.com/neondatabase/mcp-server-neon/blob/9492812/README.md")
        .reads("NEON_API_KEY")
        .left("is given up by its owners, who run a remote server in its place")
        .by(&[Url("https://mcp.neon.tech/mcp")]),
    row("@notionhq/notion-mcp-server", "https://github.com/makenotion/notion-mcp-server/blob/1d38420/README.md")
        .any_of(&[&[Variable("NOTION_TOKEN"), Variable("OPENAPI_MCP_HEADERS")]])
        .wrong(&[("NOTION_API_KEY", "NOTION_TOKEN"), ("NOTION_API_TOKEN", "NOTION_TOKEN"), ("NOTION_KEY", "NOTION_TOKEN")])
        .proven(),
    row("@paypal/mcp", "https://github.com/paypal/agent-toolkit/blob/HEAD/README.md")
        .reads("PAYPAL_ENVIRONMENT")
        .needs("PAYPAL_ACCESS_TOKEN"),
    row("@perplexity-ai/mcp-server", "https://github.com/perplexityai/modelcontextprotocol/blob/df5e29a/README.md")
        .reads("PERPLEXITY_TIMEOUT_MS PERPLEXITY_PROXY PERPLEXITY_BASE_URL")
        .needs("PERPLEXITY_API_KEY")
        .wrong(&[("PPLX_API_KEY", "PERPLEXITY_API_KEY")])
        .fatal(),
    row("@pinecone-database/mcp", "https://github.com/pinecone-io/pinecone-mcp/blob/a15d4b9/README.md")
        .reads("PINECONE_API_KEY"),
    row("@playwright/mcp", "https://github.com/microsoft/playwright-mcp/blob/7e0457a/README.md")
        .reads("PLAYWRIGHT_MCP_BROWSER PLAYWRIGHT_MCP_HEADLESS"),
    row("@sentry/mcp-server", "https://github.com/getsentry/sentry-mcp/blob/4a109327/README.md")
        .reads("SENTRY_HOST EMBEDDED_AGENT_PROVIDER OPENAI_API_KEY ANTHROPIC_API_KEY")
        .any_of(&[&[Variable("SENTRY_ACCESS_TOKEN"), Flag("--access-token"), Unseen("a login by `auth login`")]])
        .wrong(&[("SENTRY_AUTH_TOKEN", "SENTRY_ACCESS_TOKEN"), ("SENTRY_TOKEN", "SENTRY_ACCESS_TOKEN")]),
    row("@stripe/mcp", "https://github.com/stripe/agent-toolkit/blob/57599dd/tools/modelcontextprotocol/README.md")
        .any_of(&[&[Variable("STRIPE_SECRET_KEY"), Flag("--api-key")]])
        .wrong(&[("STRIPE_API_KEY", "STRIPE_SECRET_KEY"), ("STRIPE_KEY", "STRIPE_SECRET_KEY")])
        .fatal(),
    row("@suekou/mcp-notion-server", "https://github.com/suekou/mcp-notion-server")
        .reads("NOTION_MARKDOWN_CONVERSION")
        .needs("NOTION_API_TOKEN"),
    row("@supabase/mcp-server-postgrest", "https://github.com/supabase-community/supabase-mcp/blob/17fb90f/README.md"),
    row("@supabase/mcp-server-supabase", "https://github.com/supabase-community/supabase-mcp/blob/17fb90f/README.md")
        .any_of(&[&[Variable("SUPABASE_ACCESS_TOKEN"), Flag("--access-token")]])
        .wrong(&[("SUPABASE_KEY", "SUPABASE_ACCESS_TOKEN"), ("SUPABASE_SERVICE_ROLE_KEY", "SUPABASE_ACCESS_TOKEN"), ("SUPABASE_API_KEY", "SUPABASE_ACCESS_TOKEN")])
        .fatal(),
    row("@upstash/context7-mcp", "https://github.com/upstash/context7/blob/c324828/README.md")
        .reads("CONTEXT7_API_KEY"),
    row("@upstash/mcp-server", "https://github.com/upstash/mcp-server/blob/1c3beba/README.md")
        .reads("UPSTASH_EMAIL")
        .any_of(&[&[Variable("UPSTASH_API_KEY"), Flag("--api-key")]]),
    row("@wonderwhy-er/desktop-commander", "https://github.com/wonderwhy-er/DesktopCommanderMCP"),
    row("@zencoderai/slack-mcp-server", "https://github.com/zencoderai/slack-mcp-server/blob/01e2a23/README.md")
        .reads("SLACK_CHANNEL_IDS")
        .needs("SLACK_BOT_TOKEN SLACK_TEAM_ID")
        .fatal(),
    row("@zereight/mcp-gitlab", "https://github.com/zereight/gitlab-mcp/blob/32c5df7/README.md")
        .reads("GITLAB_API_URL GITLAB_READ_ONLY_MODE USE_GITLAB_WIKI USE_MILESTONE USE_PIPELINE GITLAB_PROJECT_ID")
        .any_of(&[&[Variable("GITLAB_PERSONAL_ACCESS_TOKEN"), Variable("GITLAB_USE_OAUTH")]])
        .wrong(&[("GITLAB_TOKEN", "GITLAB_PERSONAL_ACCESS_TOKEN")]),
    row("@zilliz/claude-context-mcp", "https://github.com/zilliztech/claude-context/blob/6fc318b/README.md")
        .reads("VOYAGEAI_API_KEY GEMINI_API_KEY OLLAMA_HOST")
        .any_of(&[&[Variable("OPENAI_API_KEY"), Variable("EMBEDDING_PROVIDER")], &[Variable("MILVUS_ADDRESS"), Variable("MILVUS_TOKEN")]]),
    row("chrome-devtools-mcp", "https://github.com/ChromeDevTools/chrome-devtools-mcp/blob/ebf58f2f/README.md")
        .elsewhere(Elsewhere::Nothing),
    row("exa-mcp-server", "https://github.com/exa-labs/exa-mcp-server/blob/15ffb50/README.md")
        .elsewhere(Elsewhere::Nothing)
        .reads("EXA_API_KEY"),
    row("figma-developer-mcp", "https://github.com/GLips/Figma-Context-MCP/blob/c083d65/README.md")
        .elsewhere(Elsewhere::Nothing)
        .reads("PORT")
        .any_of(&[&[Variable("FIGMA_API_KEY"), Variable("FIGMA_OAUTH_TOKEN"), Flag("--figma-api-key")]])
        .wrong(&[("FIGMA_TOKEN", "FIGMA_API_KEY"), ("FIGMA_ACCESS_TOKEN", "FIGMA_API_KEY"), ("FIGMA_PERSONAL_ACCESS_TOKEN", "FIGMA_API_KEY")])
        .fatal(),
    row("firecrawl-mcp", "https://github.com/firecrawl/firecrawl-mcp-server/blob/678c92a/README.md")
        .elsewhere(Elsewhere::Nothing)
        .reads("FIRECRAWL_API_URL FIRECRAWL_RETRY_MAX_ATTEMPTS")
        .wrong(&[("FIRE_CRAWL_API_KEY", "FIRECRAWL_API_KEY"), ("FIRECRAWL_KEY", "FIRECRAWL_API_KEY")]),
    row("hyperbrowser-mcp", "https://github.com/hyperbrowserai/mcp/blob/HEAD/README.md")
        .elsewhere(Elsewhere::Nothing)
        .needs("HYPERBROWSER_API_KEY"),
    row("kubernetes-mcp-server", "https://github.com/containers/kubernetes-mcp-server/blob/55749981/README.md")
        .reads("KUBECONFIG"),
    row("mcp-remote", "https://github.com/geelen/mcp-remote")
        .elsewhere(Elsewhere::NoProgram),
    row("mcp-server-kubernetes", "https://github.com/Flux159/mcp-server-kubernetes/blob/1ece64e/README.md")
        .elsewhere(Elsewhere::Other)
        .reads("ALLOW_ONLY_NON_DESTRUCTIVE_TOOLS KUBECONFIG ALLOW_ONLY_READONLY_TOOLS"),
    row("mongodb-mcp-server", "https://github.com/mongodb-js/mongodb-mcp-server/blob/36a405e3/README.md")
        .elsewhere(Elsewhere::Nothing)
        .reads("MDB_MCP_READ_ONLY")
        .any_of(&[&[Variable("MDB_MCP_CONNECTION_STRING"), All(&["MDB_MCP_API_CLIENT_ID", "MDB_MCP_API_CLIENT_SECRET"]), Flag("--connectionString"), super::Way::Url]])
        .wrong(&[("MONGODB_URI", "MDB_MCP_CONNECTION_STRING"), ("MONGO_URI", "MDB_MCP_CONNECTION_STRING"), ("MONGODB_CONNECTION_STRING", "MDB_MCP_CONNECTION_STRING")]),
    row("n8n-mcp", "https://github.com/czlonkowski/n8n-mcp/blob/149b59a/README.md")
        .elsewhere(Elsewhere::Nothing)
        .reads("N8N_API_URL N8N_API_KEY MCP_MODE LOG_LEVEL DISABLE_CONSOLE_OUTPUT AUTH_TOKEN"),
    row("server-perplexity-ask", "https://github.com/perplexityai/modelcontextprotocol")
        .needs("PERPLEXITY_API_KEY")
        .left("gets no more releases: Perplexity publishes this server under another name")
        .drop_in()
        .by(&[Npm("@perplexity-ai/mcp-server")]),
    row("slack-mcp-server", "https://github.com/korotovsky/slack-mcp-server/blob/b24b1b0/README.md")
        .elsewhere(Elsewhere::Other)
        .reads("SLACK_MCP_ADD_MESSAGE_TOOL SLACK_MCP_PORT SLACK_MCP_HOST")
        .any_of(&[&[Variable("SLACK_MCP_XOXP_TOKEN"), Variable("SLACK_MCP_XOXB_TOKEN"), All(&["SLACK_MCP_XOXC_TOKEN", "SLACK_MCP_XOXD_TOKEN"])]])
        .wrong(&[("SLACK_BOT_TOKEN", "SLACK_MCP_XOXB_TOKEN")])
        .proven()
        .fatal(),
    row("supergateway", "https://github.com/supercorp-ai/supergateway")
        .elsewhere(Elsewhere::Nothing),
    row("task-master-ai", "https://github.com/eyaltoledano/claude-task-master/blob/c0c98d36/README.md")
        .elsewhere(Elsewhere::Nothing)
        .reads("AZURE_OPENAI_API_KEY OLLAMA_API_KEY GROQ_API_KEY TASK_MASTER_TOOLS")
        .any_of(&[&[Variable("ANTHROPIC_API_KEY"), Variable("PERPLEXITY_API_KEY"), Variable("OPENAI_API_KEY"), Variable("GOOGLE_API_KEY"), Variable("XAI_API_KEY"), Variable("OPENROUTER_API_KEY"), Variable("MISTRAL_API_KEY"), Unseen("the claude-code provider")]]),
    row("tavily-mcp", "https://github.com/tavily-ai/tavily-mcp/blob/7bcf907/README.md")
        .elsewhere(Elsewhere::NoProgram)
        .reads("DEFAULT_PARAMETERS")
        .needs("TAVILY_API_KEY"),
];

const fn row(name: &'static str, source: &'static str) -> Package {
    Package::new(Ecosystem::Npm, name, source)
}
