//! What is known about packages of the network: servers that are reached by URL. Sorted by name; the test in `packages.rs` says so if not.

use super::{Ecosystem, Package};

pub(super) static ROWS: &[Package] = &[
    row(
        "https://ai-gateway.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://ai-gateway.mcp.cloudflare.com/mcp"]),
    row(
        "https://api.githubcopilot.com/mcp/",
        "https://github.com/github/github-mcp-server/blob/64a49f34/README.md",
    ),
    row(
        "https://auditlogs.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://auditlogs.mcp.cloudflare.com/mcp"]),
    row(
        "https://autorag.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://autorag.mcp.cloudflare.com/mcp"]),
    row(
        "https://bindings.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://bindings.mcp.cloudflare.com/mcp"]),
    row(
        "https://browser.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://browser.mcp.cloudflare.com/mcp"]),
    row(
        "https://builds.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://builds.mcp.cloudflare.com/mcp"]),
    row(
        "https://casb.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://casb.mcp.cloudflare.com/mcp"]),
    row(
        "https://containers.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://containers.mcp.cloudflare.com/mcp"]),
    row(
        "https://dex.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://dex.mcp.cloudflare.com/mcp"]),
    row(
        "https://dns-analytics.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://dns-analytics.mcp.cloudflare.com/mcp"]),
    row(
        "https://docs.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://docs.mcp.cloudflare.com/mcp"]),
    row(
        "https://logs.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://logs.mcp.cloudflare.com/mcp"]),
    row("https://mcp.apify.com", "https://github.com/apify/apify-mcp-server/blob/91ee491b/README.md"),
    row(
        "https://mcp.atlassian.com/v1/mcp",
        "https://github.com/atlassian/atlassian-mcp-server/blob/94a3043/README.md",
    ),
    row("https://mcp.atlassian.com/v1/sse", "https://github.com/atlassian/atlassian-mcp-server/issues/212")
        .deprecated("SSE endpoint announced to end after 2026-06-30; some users get 404")
        .replaced_by(&["remote:https://mcp.atlassian.com/v1/mcp"]),
    row(
        "https://mcp.brightdata.com/mcp",
        "https://github.com/brightdata/brightdata-mcp/blob/37796b8/README.md",
    ),
    row(
        "https://mcp.browserbase.com/mcp",
        "https://github.com/browserbase/mcp-server-browserbase/blob/1e196b3/README.md",
    ),
    row("https://mcp.context7.com/mcp", "https://github.com/upstash/context7/blob/c324828/README.md"),
    row("https://mcp.exa.ai/mcp", "https://github.com/exa-labs/exa-mcp-server/blob/15ffb50/README.md"),
    row(
        "https://mcp.firecrawl.dev/v2/mcp",
        "https://github.com/firecrawl/firecrawl-mcp-server/blob/678c92a/README.md",
    ),
    row("https://mcp.linear.app/mcp", "https://github.com/OpenHands/agent-canvas/issues/1132"),
    row("https://mcp.linear.app/sse", "https://github.com/OpenHands/agent-canvas/issues/1132")
        .deprecated("SSE endpoint removed 2026-04-08")
        .replaced_by(&["remote:https://mcp.linear.app/mcp"]),
    row(
        "https://mcp.neon.tech/mcp",
        "https://github.com/neondatabase/mcp-server-neon/blob/9492812/README.md",
    ),
    row(
        "https://mcp.neon.tech/sse",
        "https://github.com/neondatabase/mcp-server-neon/blob/9492812/README.md",
    )
    .deprecated("SSE deprecated")
    .replaced_by(&["remote:https://mcp.neon.tech/mcp"]),
    row(
        "https://mcp.notion.com/mcp",
        "https://github.com/makenotion/notion-mcp-server/blob/1d38420/README.md",
    ),
    row("https://mcp.sentry.dev/mcp", "https://github.com/getsentry/sentry-mcp/blob/4a109327/README.md"),
    row("https://mcp.sentry.dev/sse", "https://github.com/getsentry/sentry-mcp/blob/4a109327/README.md")
        .deprecated("moved to Streamable HTTP")
        .replaced_by(&["remote:https://mcp.sentry.dev/mcp"]),
    row("https://mcp.stripe.com", "https://github.com/stripe/agent-toolkit/blob/57599dd/README.md"),
    row(
        "https://mcp.supabase.com/mcp",
        "https://github.com/supabase-community/supabase-mcp/blob/17fb90f/README.md",
    ),
    row("https://mcp.tavily.com/mcp", "https://github.com/tavily-ai/tavily-mcp/blob/7bcf907/README.md"),
    row(
        "https://observability.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://observability.mcp.cloudflare.com/mcp"]),
    row(
        "https://radar.mcp.cloudflare.com/sse",
        "https://github.com/cloudflare/mcp-server-cloudflare/blob/HEAD/README.md",
    )
    .deprecated("moved to Streamable HTTP")
    .replaced_by(&["remote:https://radar.mcp.cloudflare.com/mcp"]),
];

const fn row(name: &'static str, source: &'static str) -> Package {
    Package::new(Ecosystem::Remote, name, source)
}
