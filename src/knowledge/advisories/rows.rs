//! Known holes and harmful packages. Sorted by registry and name; the test in `advisories.rs` says so if not.

use super::{Advisory, End, Kind, Level, Range};
use crate::knowledge::packages::{Confidence, Ecosystem};
use Ecosystem::{Npm, Oci, Pypi};
use Level::{Critical, High, Medium, Unknown};

/// The day on which the rows were checked, where a row says nothing else.
const CHECKED: &str = "2026-11-22";

/// The rows.
pub static ROWS: &[Advisory] = &[
    hole(Npm, "@akoskm/create-mcp-server-stdio", Critical, "lets a tool call run shell commands")
        .ids(&["CVE-2025-54994"])
        .fixed(&[before("0.0.13")], &["0.0.13"])
        .source("https://nvd.nist.gov/vuln/detail/CVE-2025-54994"),
    hole(Npm, "@azure/mcp", High, "can be made to send its access token to a host of the attacker's")
        .ids(&["CVE-2026-26118"])
        .fixed(
            &[from_before("1.0.0", "1.0.2"), from_before("2.0.0-beta.1", "2.0.0-beta.17")],
            &["1.0.2", "2.0.0-beta.17"],
        )
        .trust(Confidence::Medium)
        .source("https://nvd.nist.gov/vuln/detail/CVE-2026-26118"),
    hole(Npm, "@cyanheads/git-mcp-server", High, "lets a tool call run shell commands through its git tools")
        .ids(&["CVE-2025-53107", "GHSA-3q26-f695-pp76"])
        .fixed(&[from_before("1.2.4", "2.1.5")], &["2.1.5"])
        .source("https://osv.dev/vulnerability/GHSA-3q26-f695-pp76"),
    hole(
        Npm,
        "@mcpjam/inspector",
        Critical,
        "lets anyone who reaches its port install a server and run code",
    )
    .ids(&["CVE-2026-23744"])
    .fixed(&[before("1.4.3")], &["1.4.3"])
    .trust(Confidence::Low)
    .source("https://nvd.nist.gov/vuln/detail/CVE-2026-23744"),
    hole(
        Npm,
        "@modelcontextprotocol/inspector",
        Critical,
        "starts processes for anyone who reaches its proxy",
    )
    .ids(&["CVE-2025-49596", "GHSA-7f8r-222p-6f5g"])
    .fixed(&[before("0.14.1")], &["0.14.1"])
    .source("https://osv.dev/vulnerability/GHSA-7f8r-222p-6f5g"),
    hole(
        Npm,
        "@modelcontextprotocol/inspector",
        High,
        "lets a hostile server run scripts, and through them commands",
    )
    .ids(&["CVE-2025-58444", "GHSA-g9hg-qhmf-q45m"])
    .fixed(&[before("0.16.6")], &["0.16.6"])
    .source("https://osv.dev/vulnerability/GHSA-g9hg-qhmf-q45m"),
    hole(Npm, "@modelcontextprotocol/inspector", High, "has several holes of the 2.x line")
        .ids(&["GHSA-fvg8-f358-w2c8", "GHSA-9w48-x22j-rrm7", "GHSA-5572-x678-xmv8", "GHSA-pp85-586h-2m95"])
        // Two of the four start later, with 2.10.0 and 2.14.0.
        .fixed(&[from_before("2.0.0", "2.15.0")], &["2.15.0"])
        .trust(Confidence::Medium)
        .source("https://github.com/modelcontextprotocol/inspector/security/advisories"),
    hole(
        Npm,
        "@modelcontextprotocol/sdk",
        High,
        "answers web pages through DNS rebinding unless told not to",
    )
    .ids(&["CVE-2025-66414"])
    .fixed(&[before("1.24.0")], &["1.24.0"])
    .http_only()
    .source("https://nvd.nist.gov/vuln/detail/CVE-2025-66414"),
    hole(
        Npm,
        "@modelcontextprotocol/sdk",
        High,
        "can send one client's answers to another that shares its transport",
    )
    .ids(&["CVE-2026-25536"])
    .fixed(&[from_with("1.10.0", "1.25.3")], &["1.26.0"])
    .http_only()
    .source("https://nvd.nist.gov/vuln/detail/CVE-2026-25536"),
    hole(Npm, "@modelcontextprotocol/sdk", High, "has a hole that its advisory describes")
        .ids(&["CVE-2026-104850", "GHSA-6qxp-vccf-f47h"])
        .fixed(&[from_before("1.12.0", "1.31.0")], &["1.31.0"])
        .trust(Confidence::Medium)
        .source("https://osv.dev/vulnerability/GHSA-6qxp-vccf-f47h"),
    hole(
        Npm,
        "@modelcontextprotocol/server-everything",
        Medium,
        "has a hole that its release notes describe",
    )
    .fixed(&[from_with("2025.9.24", "2026.8.31"), from_before("2.0.0", "2.3.1")], &["2.3.1"])
    .trust(Confidence::Medium)
    .source("https://github.com/modelcontextprotocol/servers/releases"),
    hole(
        Npm,
        "@modelcontextprotocol/server-filesystem",
        High,
        "can be led out of its allowed folders by links and path prefixes",
    )
    .ids(&["CVE-2025-53109", "CVE-2025-53110", "GHSA-q66q-fx2p-7w4m", "GHSA-hc55-p739-j48w"])
    .fixed(&[before("0.6.4"), from_before("2025.1.14", "2025.7.1")], &["2025.7.1"])
    .trust(Confidence::Medium)
    .source("https://osv.dev/vulnerability/GHSA-q66q-fx2p-7w4m"),
    hole(
        Npm,
        "@modelcontextprotocol/server-filesystem",
        High,
        "has several holes that the releases of 2026 mend",
    )
    .ids(&[
        "GHSA-p9cv-8g75-4xcg",
        "GHSA-7m4x-rv66-mxhh",
        "GHSA-53mr-w429-c597",
        "GHSA-7rgq-gccq-qphx",
        "GHSA-4gxg-m5jx-9j57",
    ])
    // The dates end with 2026.8.31; 2.4.0 is newer. The registry may offer it later than GitHub does.
    .fixed(&[from_with("2025.1.14", "2026.8.31"), from_before("2.0.0", "2.4.0")], &["2.4.0"])
    .trust(Confidence::Medium)
    .source("https://github.com/modelcontextprotocol/servers/releases"),
    hole(Npm, "@playwright/mcp", High, "takes orders from web pages in its HTTP mode, through DNS rebinding")
        .ids(&["CVE-2025-9611"])
        .fixed(&[before("0.0.40")], &["0.0.40"])
        .http_only()
        .source("https://nvd.nist.gov/vuln/detail/CVE-2025-9611"),
    hole(Npm, "@profullstack/mcp-server", Critical, "lets a tool call run shell commands")
        .ids(&["GHSA-v6wj-c83f-v46x"])
        .affected(&[EVERY])
        .trust(Confidence::Medium)
        .source("https://osv.dev/vulnerability/GHSA-v6wj-c83f-v46x"),
    hole(
        Npm,
        "@sequa-ai/sequa-mcp",
        High,
        "runs commands that a hostile server puts into its OAuth redirect address",
    )
    .ids(&["CVE-2025-10619", "GHSA-9pw5-wx67-q964"])
    .fixed(&[before("1.0.14")], &["1.0.14"])
    .source("https://osv.dev/vulnerability/GHSA-9pw5-wx67-q964"),
    hole(Npm, "adb-mcp", Critical, "lets a tool call run shell commands")
        .ids(&["CVE-2025-59834"])
        .affected(&[with("0.1.0")])
        .trust(Confidence::Low)
        .source("https://nvd.nist.gov/vuln/detail/CVE-2025-59834"),
    malicious("chaos-mcp")
        .ids(&["MAL-2026-11458", "GHSA-8whv-6hc5-4wpr"])
        .source("https://osv.dev/vulnerability/MAL-2026-11458"),
    malicious("create-docs-mcp")
        .ids(&["MAL-2026-5397"])
        .source("https://osv.dev/vulnerability/MAL-2026-5397"),
    hole(
        Npm,
        "figma-developer-mcp",
        High,
        "runs shell commands that stand in a request when fetch fails and curl steps in",
    )
    .ids(&["CVE-2025-53967"])
    .fixed(&[before("0.6.3")], &["0.6.3"])
    .source("https://github.com/GLips/Figma-Context-MCP/commit/7f4b585"),
    malicious("gtm-mcp-auth")
        .ids(&["MAL-2026-11464", "GHSA-4ch5-wcxv-58j5"])
        .source("https://osv.dev/vulnerability/MAL-2026-11464"),
    malicious("mcp-opencage-server")
        .ids(&["MAL-2025-26054"])
        .source("https://osv.dev/vulnerability/MAL-2025-26054"),
    hole(Npm, "mcp-package-docs", High, "lets a tool call run shell commands")
        .ids(&["CVE-2025-54073"])
        .fixed(&[before("0.1.28")], &["0.1.28"])
        .source("https://nvd.nist.gov/vuln/detail/CVE-2025-54073"),
    hole(
        Npm,
        "mcp-remote",
        Critical,
        "lets a hostile server run commands on this machine when it is asked to log in",
    )
    .ids(&["CVE-2025-6514", "GHSA-6xpm-ggf7-wc3p"])
    .fixed(&[from_before("0.0.5", "0.1.16")], &["0.1.16"])
    .source("https://osv.dev/vulnerability/GHSA-6xpm-ggf7-wc3p"),
    hole(Npm, "mcp-remote", Unknown, "is named in a thin record that tells neither the hole nor its repair")
        .ids(&["CVE-2026-51996"])
        .affected(&[from_with("0.1.16", "0.1.38")])
        .trust(Confidence::Low)
        .source(
            "https://raw.githubusercontent.com/CVEProject/cvelistV5/main/cves/2026/51xxx/CVE-2026-51996.json",
        ),
    malicious("mcp-server-fixthis")
        .ids(&["MAL-2025-47929", "GHSA-p45p-rjrm-xmh3"])
        .source("https://osv.dev/vulnerability/MAL-2025-47929"),
    hole(Npm, "mcp-server-kubernetes", High, "lets a tool call hand kubectl flags of the attacker's")
        .ids(&["CVE-2026-61459", "GHSA-wmg3-h8mf-wgvr"])
        .fixed(&[before("3.9.0")], &["3.9.0"])
        .source("https://osv.dev/vulnerability/GHSA-wmg3-h8mf-wgvr"),
    hole(Npm, "mcp-server-kubernetes", High, "lets a tool call run shell commands through exec_in_pod")
        .ids(&["CVE-2025-66404"])
        .fixed(&[before("2.9.8")], &["2.9.8"])
        .trust(Confidence::Low)
        .source("https://nvd.nist.gov/vuln/detail/CVE-2025-66404"),
    hole(Npm, "mcp-server-kubernetes", High, "lets a tool call run shell commands")
        .ids(&["CVE-2025-53355"])
        .fixed(&[before("2.5.0")], &["2.5.0"])
        .trust(Confidence::Low)
        .source("https://nvd.nist.gov/vuln/detail/CVE-2025-53355"),
    malicious("mcpx").ids(&["MAL-2025-26057"]).source("https://osv.dev/vulnerability/MAL-2025-26057"),
    malicious("nextmove-mcp").ids(&["MAL-2026-3589"]).source("https://osv.dev/vulnerability/MAL-2026-3589"),
    hole(Npm, "nmap-mcp-server", High, "lets a tool call run shell commands")
        .affected(&[with("1.0.1")])
        .trust(Confidence::Medium)
        .source("https://github.com/PhialsBasement/nmap-mcp-server/issues/7"),
    // The name was never Postmark's; 1.0.16 to 1.0.18 did the harm.
    malicious("postmark-mcp")
        .says("sent a copy of every mail to a stranger, and was removed from npm in September 2025")
        .source("https://cybernoz.com/malicious-code-in-fake-postmark-mcp-server-steals-thousands-of-emails"),
    malicious("sap-mcp-config")
        .ids(&["MAL-2026-11481", "GHSA-4j2q-gh4v-v729"])
        .source("https://osv.dev/vulnerability/MAL-2026-11481"),
    hole(Npm, "serverless", High, "lets a tool call of its MCP server run shell commands")
        .ids(&["CVE-2025-69256"])
        .fixed(&[from_before("4.29.0", "4.29.3")], &["4.29.3"])
        .trust(Confidence::Medium)
        .source("https://nvd.nist.gov/vuln/detail/CVE-2025-69256"),
    hole(Npm, "xcodebuildmcp", Medium, "lets a tool call put words of its own into a log filter")
        .fixed(&[before("2.5.2")], &["2.5.2"])
        .trust(Confidence::Low)
        .source("https://github.com/cameroncooke/XcodeBuildMCP/releases"),
    hole(Pypi, "aws-mcp", Critical, "lets a tool call run shell commands")
        .ids(&["CVE-2026-5058", "CVE-2026-5059"])
        .affected(&[with("1.3.0")])
        .trust(Confidence::Low)
        .source("https://nvd.nist.gov/vuln/detail/CVE-2026-5058"),
    hole(Pypi, "awslabs.aws-api-mcp-server", Medium, "can be led past its limits on file access")
        .ids(&["CVE-2026-4270", "GHSA-2cpp-j2fc-qhp7"])
        .fixed(&[from_before("0.2.14", "1.3.9")], &["1.3.9"])
        .source("https://osv.dev/vulnerability/GHSA-2cpp-j2fc-qhp7"),
    hole(
        Pypi,
        "fastmcp",
        High,
        "can be made to run commands when it installs a server, and has flaws in its OAuth proxy",
    )
    .ids(&["CVE-2025-64340", "CVE-2025-69196", "GHSA-rcfx-77hg-w2wv"])
    .fixed(&[before("3.2.0")], &["3.2.0"])
    .trust(Confidence::Medium)
    .source("https://osv.dev/vulnerability/GHSA-rcfx-77hg-w2wv"),
    hole(Pypi, "fastmcp", Unknown, "has a hole that its record describes")
        .ids(&["WS-2026-0196"])
        .fixed(&[from_before("4.0.0a1", "4.1.2")], &["4.1.2"])
        .trust(Confidence::Low)
        .source("https://www.mend.io/vulnerability-database/WS-2026-0196"),
    hole(Pypi, "mcp", High, "can be stopped from outside, and answers web pages through DNS rebinding")
        .ids(&[
            "CVE-2026-116684",
            "CVE-2026-116686",
            "CVE-2026-59951",
            "CVE-2026-59950",
            "CVE-2026-52869",
            "CVE-2025-66416",
            "CVE-2025-53365",
            "CVE-2025-53366",
        ])
        .fixed(&[before("1.30.0"), from_before("2.0.0", "2.2.0")], &["1.30.0", "2.2.0"])
        .http_only()
        .trust(Confidence::Medium)
        .source("https://github.com/modelcontextprotocol/python-sdk/security/advisories"),
    hole(
        Pypi,
        "mcp-atlassian",
        Critical,
        "lets an attachment be written to any file, and fetches addresses of the attacker's",
    )
    .ids(&["CVE-2026-27825", "CVE-2026-27826", "GHSA-7r34-79r5-rcc9"])
    .fixed(&[before("0.17.0")], &["0.17.0"])
    .source("https://osv.dev/vulnerability/GHSA-7r34-79r5-rcc9"),
    // A follow-up (#1450) is in 0.23.0 first.
    hole(
        Pypi,
        "mcp-atlassian",
        Critical,
        "can be used without a login over HTTP, and reads and sends local files",
    )
    .ids(&[
        "CVE-2026-77244",
        "CVE-2026-77247",
        "CVE-2026-77248",
        "CVE-2026-77249",
        "CVE-2026-77254",
        "CVE-2026-77257",
        "CVE-2026-77258",
        "CVE-2026-77259",
        "CVE-2026-77261",
        "CVE-2026-77267",
        "CVE-2026-77269",
        "CVE-2026-77271",
        "CVE-2026-77274",
    ])
    .fixed(&[before("0.22.0")], &["0.22.0"])
    .trust(Confidence::Medium)
    .source("https://github.com/sooperset/mcp-atlassian/pull/1448"),
    hole(Pypi, "mcp-kubernetes-server", Critical, "lets a tool call run shell commands")
        .ids(&["CVE-2025-59377", "GHSA-4hqq-7q79-932p", "GHSA-hjm5-xgj8-vwj6"])
        .affected(&[with("0.1.11")])
        .source("https://osv.dev/vulnerability/GHSA-4hqq-7q79-932p"),
    hole(Pypi, "mcp-memory-service", High, "has a hole that its record describes")
        .ids(&["CVE-2026-49291"])
        .fixed(&[before("10.65.3")], &["10.65.3"])
        .trust(Confidence::Medium)
        .source("https://nvd.nist.gov/vuln/detail/CVE-2026-49291"),
    hole(
        Pypi,
        "mcp-neo4j-cypher",
        High,
        "takes orders from web pages in its HTTP mode, through DNS rebinding",
    )
    .ids(&["CVE-2025-10193"])
    .fixed(&[from_before("0.2.2", "0.4.0")], &["0.4.0"])
    .http_only()
    .trust(Confidence::Low)
    .source("https://nvd.nist.gov/vuln/detail/CVE-2025-10193"),
    hole(Pypi, "mcp-server-fetch", Medium, "has holes that its release notes of autumn 2026 describe")
        .fixed(&[before("2026.11.11")], &["2026.11.11"])
        .trust(Confidence::Medium)
        .source("https://github.com/modelcontextprotocol/servers/releases"),
    hole(
        Pypi,
        "mcp-server-git",
        High,
        "can be led out of its repository, and hands git flags of the attacker's",
    )
    .ids(&["CVE-2025-68143", "CVE-2025-68144", "CVE-2025-68145", "GHSA-j22h-9j4x-23w5"])
    .fixed(&[before("2025.12.18")], &["2025.12.18"])
    .source("https://osv.dev/vulnerability/GHSA-j22h-9j4x-23w5"),
    hole(Pypi, "mcp-server-git", Medium, "adds files from outside of its repository")
        .ids(&["CVE-2026-27735", "GHSA-vjqx-cfc4-9h6v"])
        .fixed(&[before("2026.1.14")], &["2026.1.14"])
        .source("https://osv.dev/vulnerability/GHSA-vjqx-cfc4-9h6v"),
    hole(Pypi, "mcp-server-git", High, "has several holes that the releases of autumn 2026 mend")
        .ids(&["GHSA-h2g3-rwxm-xfm3", "GHSA-87qg-cmw8-jc5m", "GHSA-w766-5x43-whvw"])
        .fixed(&[before("2026.11.18")], &["2026.11.18"])
        .trust(Confidence::Medium)
        .source("https://github.com/modelcontextprotocol/servers/releases"),
    hole(Pypi, "mcp-shell-server", High, "runs commands that its list of allowed ones should stop")
        .ids(&["GHSA-gvwf-5g64-3vvw"])
        .fixed(&[before("1.1.3")], &["1.1.3"])
        .source("https://osv.dev/vulnerability/GHSA-gvwf-5g64-3vvw"),
    hole(Oci, "metatool-ai/metamcp", High, "has a hole that its record describes")
        .ids(&["CVE-2026-79538"])
        .affected(&[with("2.4.22")])
        .trust(Confidence::Low)
        .source("https://nvd.nist.gov/vuln/detail/CVE-2026-79538"),
];

/// All versions.
const EVERY: Range = Range { from: None, end: End::Never };

const fn hole(ecosystem: Ecosystem, package: &'static str, level: Level, summary: &'static str) -> Advisory {
    Advisory {
        ecosystem,
        package,
        kind: Kind::Vulnerable,
        affected: &[],
        fixed: &[],
        ids: &[],
        level,
        summary,
        http_only: false,
        confidence: Confidence::High,
        source: "",
        checked: CHECKED,
    }
}

const fn malicious(package: &'static str) -> Advisory {
    Advisory {
        kind: Kind::Malicious,
        affected: &[EVERY],
        ..hole(Npm, package, Critical, "was published to do harm")
    }
}

const fn before(end: &'static str) -> Range {
    Range { from: None, end: End::Before(end) }
}

const fn with(end: &'static str) -> Range {
    Range { from: None, end: End::With(end) }
}

const fn from_before(from: &'static str, end: &'static str) -> Range {
    Range { from: Some(from), end: End::Before(end) }
}

const fn from_with(from: &'static str, end: &'static str) -> Range {
    Range { from: Some(from), end: End::With(end) }
}

impl Advisory {
    const fn ids(self, ids: &'static [&'static str]) -> Self {
        Self { ids, ..self }
    }

    const fn affected(self, affected: &'static [Range]) -> Self {
        Self { affected, ..self }
    }

    const fn fixed(self, affected: &'static [Range], fixed: &'static [&'static str]) -> Self {
        Self { affected, fixed, ..self }
    }

    const fn http_only(self) -> Self {
        Self { http_only: true, ..self }
    }

    const fn trust(self, confidence: Confidence) -> Self {
        Self { confidence, ..self }
    }

    const fn says(self, summary: &'static str) -> Self {
        Self { summary, ..self }
    }

    const fn source(self, source: &'static str) -> Self {
        Self { source, ..self }
    }
}
