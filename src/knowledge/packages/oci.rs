//! What is known about packages of container registries. Sorted by name; the test in `packages.rs` says so if not.

use super::Successor::{Image, Npm, Words};
use super::Way::{All, Url, Variable};
use super::{Confidence, Ecosystem, Package};

pub(super) static ROWS: &[Package] = &[
    row("crystaldba/postgres-mcp", "https://github.com/crystaldba/postgres-mcp/blob/07eb329/README.md")
        .any_of(&[&[Variable("DATABASE_URI"), Url]])
        .wrong(&[("DATABASE_URL", "DATABASE_URI")]),
    row("docker.elastic.co/mcp/elasticsearch", "https://github.com/elastic/mcp-server-elasticsearch/blob/a2b050d/README.md")
        .reads("ES_SSL_SKIP_VERIFY")
        .needs("ES_URL")
        .any_of(&[&[Variable("ES_API_KEY"), All(&["ES_USERNAME", "ES_PASSWORD"])]])
        .left("gets critical repairs only: since Elastic 9.2 Kibana itself has an MCP endpoint")
        .by(&[Words("the URL of your Kibana with the path /api/agent_builder/mcp")]),
    row("ghcr.io/github/github-mcp-server", "https://github.com/github/github-mcp-server/blob/64a49f34/README.md")
        .reads("GITHUB_HOST GITHUB_TOOLSETS GITHUB_READ_ONLY GITHUB_DYNAMIC_TOOLSETS")
        .any_of(&[&[Variable("GITHUB_PERSONAL_ACCESS_TOKEN"), Variable("GITHUB_OAUTH_CALLBACK_PORT")]])
        .wrong(&[("GITHUB_TOKEN", "GITHUB_PERSONAL_ACCESS_TOKEN"), ("GH_TOKEN", "GITHUB_PERSONAL_ACCESS_TOKEN"), ("GITHUB_PAT", "GITHUB_PERSONAL_ACCESS_TOKEN")])
        .fatal(),
    row("ghcr.io/sooperset/mcp-atlassian", "https://github.com/sooperset/mcp-atlassian/blob/436b37e4/README.md")
        .reads("JIRA_USERNAME JIRA_API_TOKEN JIRA_PERSONAL_TOKEN CONFLUENCE_USERNAME CONFLUENCE_API_TOKEN CONFLUENCE_PERSONAL_TOKEN")
        .any_of(&[&[Variable("JIRA_URL"), Variable("CONFLUENCE_URL")]]),
    row("hashicorp/terraform-mcp-server", "https://github.com/hashicorp/terraform-mcp-server/blob/42b9fe7/README.md")
        .reads("TFE_TOKEN TFE_ADDRESS TRANSPORT_MODE ENABLE_TF_OPERATIONS"),
    row("mcp/dockerhub", "https://github.com/docker/hub-mcp/blob/5a7c80f/README.md")
        .reads("HUB_PAT_TOKEN"),
    row("mcp/github", "https://github.com/docker/mcp-registry/blob/818bf169b365/servers/github/server.yaml")
        .needs("GITHUB_PERSONAL_ACCESS_TOKEN")
        .left("holds the archived reference server: nobody mends it any more, holes included")
        .by(&[Image("ghcr.io/github/github-mcp-server")])
        .drop_in()
        .trust(Confidence::Medium),
    row("mcp/grafana", "https://github.com/grafana/mcp-grafana/blob/c6e492b/README.md")
        .reads("GRAFANA_URL GRAFANA_USERNAME GRAFANA_PASSWORD GRAFANA_ORG_ID")
        .wrong(&[("GRAFANA_API_KEY", "GRAFANA_SERVICE_ACCOUNT_TOKEN"), ("GRAFANA_TOKEN", "GRAFANA_SERVICE_ACCOUNT_TOKEN")]),
    row("mcp/perplexity-ask", "https://github.com/docker/mcp-registry/blob/818bf169b365/servers/perplexity-ask/server.yaml")
        .needs("PERPLEXITY_API_KEY")
        .left("gets no more releases: Perplexity publishes this server under another name, on npm")
        .by(&[Npm("@perplexity-ai/mcp-server")])
        .trust(Confidence::Medium),
];

const fn row(name: &'static str, source: &'static str) -> Package {
    Package::new(Ecosystem::Oci, name, source)
}
