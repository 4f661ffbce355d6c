//! What is known about packages of container registries. Sorted by name; the test in `packages.rs` says so if not.

use super::Way::{All, Url, Variable};
use super::{Ecosystem, Package};

pub(super) static ROWS: &[Package] = &[
    row("crystaldba/postgres-mcp", "https://github.com/crystaldba/postgres-mcp/blob/07eb329/README.md")
        .any_of(&[&[Variable("DATABASE_URI"), Url]])
        .wrong(&[("DATABASE_URL", "DATABASE_URI")]),
    row("docker.elastic.co/mcp/elasticsearch", "https://github.com/elastic/mcp-server-elasticsearch/blob/a2b050d/README.md")
        .needs(&["ES_URL"])
        .any_of(&[&[Variable("ES_API_KEY"), All(&["ES_USERNAME", "ES_PASSWORD"])]])
        .deprecated("maintained for critical fixes only; superseded by the Elastic Agent Builder MCP endpoint (Elastic 9.2+)")
        .replaced_by(&["remote: <kibana>/api/agent_builder/mcp"]),
    row("ghcr.io/github/github-mcp-server", "https://github.com/github/github-mcp-server/blob/64a49f34/README.md")
        .any_of(&[&[Variable("GITHUB_PERSONAL_ACCESS_TOKEN"), Variable("GITHUB_OAUTH_CALLBACK_PORT")]])
        .wrong(&[("GITHUB_TOKEN", "GITHUB_PERSONAL_ACCESS_TOKEN"), ("GH_TOKEN", "GITHUB_PERSONAL_ACCESS_TOKEN"), ("GITHUB_PAT", "GITHUB_PERSONAL_ACCESS_TOKEN")])
        .fatal(),
    row("ghcr.io/sooperset/mcp-atlassian", "https://github.com/sooperset/mcp-atlassian/blob/436b37e4/README.md")
        .any_of(&[&[Variable("JIRA_URL"), Variable("CONFLUENCE_URL")]]),
    row("hashicorp/terraform-mcp-server", "https://github.com/hashicorp/terraform-mcp-server/blob/42b9fe7/README.md"),
    row("mcp/dockerhub", "https://github.com/docker/hub-mcp/blob/5a7c80f/README.md"),
    row("mcp/grafana", "https://github.com/grafana/mcp-grafana/blob/c6e492b/README.md")
        .wrong(&[("GRAFANA_API_KEY", "GRAFANA_SERVICE_ACCOUNT_TOKEN"), ("GRAFANA_TOKEN", "GRAFANA_SERVICE_ACCOUNT_TOKEN")]),
];

const fn row(name: &'static str, source: &'static str) -> Package {
    Package::new(Ecosystem::Oci, name, source)
}
