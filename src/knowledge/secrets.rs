//! How tokens of well-known services look: a beginning that no other text has, then a run of characters of a
//! known kind and length.
//!
//! The facts (beginning, kind, length) are those of gitleaks, commit b58d3f10, and of trufflehog's detectors.
//! Where one service has several forms, each is a row.

use CharKind::*;
use Confidence::*;
use Part::*;

/// One form of a token.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// A short name of the service and the kind of token.
    pub id: &'static str,
    /// What it is, in words: `a GitHub personal access token`.
    pub what: &'static str,
    /// How it begins. This much of a secret may be shown.
    pub prefix: &'static str,
    /// What follows.
    pub rest: &'static [Part],
    /// How sure such a text is a token.
    pub confidence: Confidence,
    /// Where the form is known from.
    pub source: &'static str,
}

/// How sure a text of a form is a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Only with a key that says so.
    Low,
    /// Very likely.
    Medium,
    /// Nothing else looks so.
    High,
}

/// A part of a token.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// These characters.
    Text(&'static str),
    /// Characters of one kind: the least and the largest number.
    Chars(CharKind, usize, usize),
    /// These parts, or nothing.
    Maybe(&'static [Part]),
}

/// A kind of character. All are ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharKind {
    /// `0-9`
    Digit,
    /// `a-z`
    Lower,
    /// `A-Za-z`
    Letter,
    /// `0-9A-Za-z`
    Alnum,
    /// `0-9a-z`
    LowerAlnum,
    /// `0-9A-Z`
    UpperAlnum,
    /// `0-9a-f`
    LowerHex,
    /// `0-9A-Fa-f`
    Hex,
    /// `A-Z2-7`
    Base32,
    /// `0-9A-Za-z+/`
    Base64,
    /// `0-9A-Za-z+/=_-`
    Base64Any,
    /// `0-9A-Za-z_/-`
    Base64Url,
    /// `0-9A-Za-z-`
    AlnumDash,
    /// `0-9A-Za-z_`
    Word,
    /// `0-9A-Za-z_-`
    WordDash,
    /// `0-9A-Za-z_=-`
    WordDashEqual,
    /// `0-9A-Za-z_=.-`
    WordDashEqualDot,
    /// `=`
    Equal,
}

impl CharKind {
    /// Whether `byte` is of this kind.
    pub const fn has(self, byte: u8) -> bool {
        match self {
            Digit => byte.is_ascii_digit(),
            Lower => byte.is_ascii_lowercase(),
            Letter => byte.is_ascii_alphabetic(),
            Alnum => byte.is_ascii_alphanumeric(),
            LowerAlnum => byte.is_ascii_digit() || byte.is_ascii_lowercase(),
            UpperAlnum => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
            LowerHex => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            Hex => byte.is_ascii_hexdigit(),
            Base32 => matches!(byte, b'A'..=b'Z' | b'2'..=b'7'),
            Base64 => byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'),
            Base64Any => byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'_' | b'-'),
            Base64Url => byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-'),
            AlnumDash => byte.is_ascii_alphanumeric() || byte == b'-',
            Word => byte.is_ascii_alphanumeric() || byte == b'_',
            WordDash => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'),
            WordDashEqual => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'='),
            WordDashEqualDot => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'=' | b'.'),
            Equal => byte == b'=',
        }
    }
}

const GITLEAKS: &str = "gitleaks b58d3f10, config/gitleaks.toml (checked 2026-11-22)";
const TRUFFLEHOG: &str = "trufflehog's detectors (checked 2026-11-22)";
const DOCUMENTED: &str = "the vendor's own examples (checked 2026-11-22)";

/// A UUID in lower case.
const UUID: &[Part] = &[
    Chars(LowerHex, 8, 8),
    Text("-"),
    Chars(LowerHex, 4, 4),
    Text("-"),
    Chars(LowerHex, 4, 4),
    Text("-"),
    Chars(LowerHex, 4, 4),
    Text("-"),
    Chars(LowerHex, 12, 12),
];

const SLACK: &[Part] = &[
    Chars(Digit, 10, 13),
    Text("-"),
    Chars(Digit, 10, 13),
    Text("-"),
    Chars(Digit, 10, 13),
    Text("-"),
    Chars(AlnumDash, 28, 34),
];

const fn row(
    id: &'static str,
    what: &'static str,
    prefix: &'static str,
    rest: &'static [Part],
    confidence: Confidence,
    source: &'static str,
) -> Pattern {
    Pattern { id, what, prefix, rest, confidence, source }
}

/// Every form. Of two that begin alike the longer beginning comes first.
#[rustfmt::skip]
pub static PATTERNS: &[Pattern] = &[
    row("github-pat", "a GitHub personal access token", "ghp_", &[Chars(Alnum, 36, 36)], High, GITLEAKS),
    row("github-oauth", "a GitHub OAuth token", "gho_", &[Chars(Alnum, 36, 36)], High, GITLEAKS),
    row("github-app", "a GitHub app token", "ghu_", &[Chars(Alnum, 36, 36)], High, GITLEAKS),
    row("github-app", "a GitHub app token", "ghs_", &[Chars(Alnum, 36, 36)], High, GITLEAKS),
    row("github-refresh", "a GitHub refresh token", "ghr_", &[Chars(Alnum, 36, 36)], High, GITLEAKS),
    row("github-fine-grained", "a GitHub personal access token", "github_pat_", &[Chars(Word, 82, 82)], High, GITLEAKS),
    row("gitlab-pat", "a GitLab personal access token", "glpat-", &[Chars(WordDash, 20, 20)], High, GITLEAKS),
    row("anthropic", "an Anthropic API key", "sk-ant-api03-", &[Chars(WordDash, 95, 95)], High, GITLEAKS),
    row("anthropic", "an Anthropic admin key", "sk-ant-admin01-", &[Chars(WordDash, 95, 95)], High, GITLEAKS),
    row("openai", "an OpenAI API key", "sk-proj-", &[Chars(WordDash, 74, 74), Text("T3BlbkFJ"), Chars(WordDash, 74, 74)], High, GITLEAKS),
    row("openai", "an OpenAI API key", "sk-proj-", &[Chars(WordDash, 74, 74), Text("T3BlbkFJ"), Chars(WordDash, 58, 58)], High, GITLEAKS),
    row("openai", "an OpenAI API key", "sk-proj-", &[Chars(WordDash, 58, 58), Text("T3BlbkFJ"), Chars(WordDash, 74, 74)], High, GITLEAKS),
    row("openai", "an OpenAI API key", "sk-proj-", &[Chars(WordDash, 58, 58), Text("T3BlbkFJ"), Chars(WordDash, 58, 58)], High, GITLEAKS),
    row("openai", "an OpenAI API key", "sk-svcacct-", &[Chars(WordDash, 74, 74), Text("T3BlbkFJ"), Chars(WordDash, 74, 74)], High, GITLEAKS),
    row("openai", "an OpenAI API key", "sk-svcacct-", &[Chars(WordDash, 74, 74), Text("T3BlbkFJ"), Chars(WordDash, 58, 58)], High, GITLEAKS),
    row("openai", "an OpenAI API key", "sk-svcacct-", &[Chars(WordDash, 58, 58), Text("T3BlbkFJ"), Chars(WordDash, 74, 74)], High, GITLEAKS),
    row("openai", "an OpenAI API key", "sk-svcacct-", &[Chars(WordDash, 58, 58), Text("T3BlbkFJ"), Chars(WordDash, 58, 58)], High, GITLEAKS),
    row("openai", "an OpenAI API key", "sk-admin-", &[Chars(WordDash, 74, 74), Text("T3BlbkFJ"), Chars(WordDash, 74, 74)], High, GITLEAKS),
    row("openai", "an OpenAI API key", "sk-admin-", &[Chars(WordDash, 74, 74), Text("T3BlbkFJ"), Chars(WordDash, 58, 58)], High, GITLEAKS),
    row("openai", "an OpenAI API key", "sk-admin-", &[Chars(WordDash, 58, 58), Text("T3BlbkFJ"), Chars(WordDash, 74, 74)], High, GITLEAKS),
    row("openai", "an OpenAI API key", "sk-admin-", &[Chars(WordDash, 58, 58), Text("T3BlbkFJ"), Chars(WordDash, 58, 58)], High, GITLEAKS),
    row("openrouter", "an OpenRouter API key", "sk-or-v1-", &[Chars(LowerHex, 64, 64)], High, TRUFFLEHOG),
    row("langfuse", "a Langfuse secret key", "sk-lf-", UUID, High, TRUFFLEHOG),
    row("openai-legacy", "an OpenAI API key", "sk-", &[Chars(Alnum, 20, 20), Text("T3BlbkFJ"), Chars(Alnum, 20, 20)], High, GITLEAKS),
    row("deepseek", "an API key", "sk-", &[Chars(LowerHex, 32, 32)], Low, TRUFFLEHOG),
    row("groq", "a Groq API key", "gsk_", &[Chars(Alnum, 52, 52)], High, TRUFFLEHOG),
    row("xai", "an xAI API key", "xai-", &[Chars(Word, 80, 80)], High, TRUFFLEHOG),
    row("perplexity", "a Perplexity API key", "pplx-", &[Chars(Alnum, 48, 48)], High, GITLEAKS),
    row("google-api", "a Google API key", "AIza", &[Chars(WordDash, 35, 35)], Medium, GITLEAKS),
    row("replicate", "a Replicate token", "r8_", &[Chars(WordDash, 37, 37)], High, TRUFFLEHOG),
    row("nvidia", "an NVIDIA API key", "nvapi-", &[Chars(WordDash, 64, 64)], High, TRUFFLEHOG),
    row("huggingface", "a Hugging Face token", "hf_", &[Chars(Letter, 34, 34)], High, GITLEAKS),
    row("aws-access-key-id", "an AWS access key id", "AKIA", &[Chars(Base32, 16, 16)], Medium, GITLEAKS),
    row("aws-access-key-id", "an AWS access key id", "ASIA", &[Chars(Base32, 16, 16)], Medium, GITLEAKS),
    row("aws-access-key-id", "an AWS access key id", "ABIA", &[Chars(Base32, 16, 16)], Medium, GITLEAKS),
    row("aws-access-key-id", "an AWS access key id", "ACCA", &[Chars(Base32, 16, 16)], Medium, GITLEAKS),
    row("aws-access-key-id", "an AWS access key id", "A3T", &[Chars(UpperAlnum, 1, 1), Chars(Base32, 16, 16)], Medium, GITLEAKS),
    row("slack-bot", "a Slack bot token", "xoxb-", &[Chars(Digit, 10, 13), Text("-"), Chars(Digit, 10, 13), Chars(AlnumDash, 0, 200)], High, GITLEAKS),
    row("slack-user", "a Slack user token", "xoxp-", SLACK, High, GITLEAKS),
    row("slack-user", "a Slack token", "xoxe-", SLACK, High, GITLEAKS),
    row("slack-app", "a Slack app token", "xapp-", &[Chars(Digit, 1, 1), Text("-"), Chars(UpperAlnum, 1, 40), Text("-"), Chars(Digit, 1, 40), Text("-"), Chars(LowerAlnum, 1, 200)], High, GITLEAKS),
    row("slack-webhook", "a Slack webhook", "https://hooks.slack.com/services/", &[Chars(Base64, 43, 56)], High, GITLEAKS),
    row("slack-webhook", "a Slack webhook", "https://hooks.slack.com/workflows/", &[Chars(Base64, 43, 56)], High, GITLEAKS),
    row("slack-webhook", "a Slack webhook", "https://hooks.slack.com/triggers/", &[Chars(Base64, 43, 56)], High, GITLEAKS),
    row("slack-webhook", "a Slack webhook", "http://hooks.slack.com/services/", &[Chars(Base64, 43, 56)], High, GITLEAKS),
    row("slack-webhook", "a Slack webhook", "http://hooks.slack.com/workflows/", &[Chars(Base64, 43, 56)], High, GITLEAKS),
    row("slack-webhook", "a Slack webhook", "http://hooks.slack.com/triggers/", &[Chars(Base64, 43, 56)], High, GITLEAKS),
    row("stripe", "a Stripe key", "sk_test_", &[Chars(Alnum, 10, 99)], High, GITLEAKS),
    row("stripe", "a Stripe key", "sk_live_", &[Chars(Alnum, 10, 99)], High, GITLEAKS),
    row("stripe", "a Stripe key", "sk_prod_", &[Chars(Alnum, 10, 99)], High, GITLEAKS),
    row("stripe", "a Stripe key", "rk_test_", &[Chars(Alnum, 10, 99)], High, GITLEAKS),
    row("stripe", "a Stripe key", "rk_live_", &[Chars(Alnum, 10, 99)], High, GITLEAKS),
    row("stripe", "a Stripe key", "rk_prod_", &[Chars(Alnum, 10, 99)], High, GITLEAKS),
    row("notion", "a Notion token", "ntn_", &[Chars(Digit, 11, 11), Chars(Alnum, 35, 35)], High, GITLEAKS),
    row("notion-legacy", "a Notion token", "secret_", &[Chars(Alnum, 43, 43)], Medium, TRUFFLEHOG),
    row("linear", "a Linear API key", "lin_api_", &[Chars(Alnum, 40, 40)], High, GITLEAKS),
    row("supabase-pat", "a Supabase access token", "sbp_", &[Chars(LowerAlnum, 40, 40)], High, TRUFFLEHOG),
    row("figma", "a Figma token", "figd_", &[Chars(WordDash, 40, 40)], High, TRUFFLEHOG),
    row("figma", "a Figma token", "figo_", &[Chars(WordDash, 40, 40)], High, TRUFFLEHOG),
    row("figma", "a Figma token", "figu_", &[Chars(WordDash, 40, 40)], High, TRUFFLEHOG),
    row("figma", "a Figma token", "figr_", &[Chars(WordDash, 40, 40)], High, TRUFFLEHOG),
    row("figma", "a Figma token", "figs_", &[Chars(WordDash, 40, 40)], High, TRUFFLEHOG),
    row("figma", "a Figma token", "figou_", &[Chars(WordDash, 40, 40)], High, TRUFFLEHOG),
    row("figma", "a Figma token", "figor_", &[Chars(WordDash, 40, 40)], High, TRUFFLEHOG),
    row("figma", "a Figma token", "figdr_", &[Chars(WordDash, 40, 40)], High, TRUFFLEHOG),
    row("figma", "a Figma token", "figdu_", &[Chars(WordDash, 40, 40)], High, TRUFFLEHOG),
    row("apify", "an Apify token", "apify_api_", &[Chars(Alnum, 36, 36)], High, TRUFFLEHOG),
    row("hubspot", "a HubSpot token", "pat-na1-", UUID, High, TRUFFLEHOG),
    row("hubspot", "a HubSpot token", "pat-na2-", UUID, High, TRUFFLEHOG),
    row("hubspot", "a HubSpot token", "pat-eu1-", UUID, High, TRUFFLEHOG),
    row("hubspot", "a HubSpot token", "pat-eu2-", UUID, High, TRUFFLEHOG),
    row("airtable", "an Airtable token", "pat", &[Chars(Alnum, 14, 14), Text("."), Chars(LowerHex, 64, 64)], High, GITLEAKS),
    row("atlassian", "an Atlassian API token", "ATATT3", &[Chars(WordDashEqual, 180, 1000)], High, TRUFFLEHOG),
    row("atlassian-connect", "an Atlassian token", "ATCTT3xFfG", &[Chars(WordDashEqual, 170, 1000)], High, TRUFFLEHOG),
    row("npm", "an npm token", "npm_", &[Chars(Alnum, 36, 36)], High, GITLEAKS),
    row("pypi", "a PyPI token", "pypi-AgEIcHlwaS5vcmc", &[Chars(WordDash, 50, 1000)], High, GITLEAKS),
    row("grafana-sa", "a Grafana service account token", "glsa_", &[Chars(Alnum, 32, 32), Text("_"), Chars(Hex, 8, 8)], High, GITLEAKS),
    row("grafana-cloud", "a Grafana Cloud token", "glc_", &[Chars(Base64, 32, 400), Chars(Equal, 0, 3)], High, GITLEAKS),
    row("sentry-user", "a Sentry token", "sntryu_", &[Chars(LowerHex, 64, 64)], High, GITLEAKS),
    row("sentry-org", "a Sentry token", "sntrys_eyJpYXQiO", &[Chars(Base64Any, 20, 1000)], High, GITLEAKS),
    row("digitalocean", "a DigitalOcean token", "dop_v1_", &[Chars(LowerHex, 64, 64)], High, GITLEAKS),
    row("digitalocean", "a DigitalOcean token", "doo_v1_", &[Chars(LowerHex, 64, 64)], High, GITLEAKS),
    row("digitalocean", "a DigitalOcean token", "dor_v1_", &[Chars(LowerHex, 64, 64)], High, GITLEAKS),
    row("databricks", "a Databricks token", "dapi", &[Chars(LowerHex, 32, 32), Maybe(&[Text("-"), Chars(Digit, 1, 1)])], High, GITLEAKS),
    row("postman", "a Postman API key", "PMAK-", &[Chars(Hex, 24, 24), Text("-"), Chars(Hex, 34, 34)], High, GITLEAKS),
    row("sendgrid", "a SendGrid API key", "SG.", &[Chars(WordDashEqualDot, 66, 66)], High, GITLEAKS),
    row("shopify", "a Shopify token", "shpat_", &[Chars(Hex, 32, 32)], High, GITLEAKS),
    row("shopify", "a Shopify token", "shpca_", &[Chars(Hex, 32, 32)], High, GITLEAKS),
    row("shopify", "a Shopify token", "shppa_", &[Chars(Hex, 32, 32)], High, GITLEAKS),
    row("shopify", "a Shopify token", "shpss_", &[Chars(Hex, 32, 32)], High, GITLEAKS),
    row("planetscale", "a PlanetScale token", "pscale_tkn_", &[Chars(WordDashEqualDot, 32, 64)], High, GITLEAKS),
    row("planetscale", "a PlanetScale token", "pscale_pw_", &[Chars(WordDashEqualDot, 32, 64)], High, GITLEAKS),
    row("planetscale", "a PlanetScale token", "pscale_oauth_", &[Chars(WordDashEqualDot, 32, 64)], High, GITLEAKS),
    row("vault", "a Vault token", "hvs.", &[Chars(WordDash, 90, 120)], High, GITLEAKS),
    row("pulumi", "a Pulumi token", "pul-", &[Chars(LowerHex, 40, 40)], High, GITLEAKS),
    row("doppler", "a Doppler token", "dp.pt.", &[Chars(Alnum, 43, 43)], High, GITLEAKS),
    row("sourcegraph", "a Sourcegraph token", "sgp_local_", &[Chars(Hex, 40, 40)], Medium, GITLEAKS),
    row("sourcegraph", "a Sourcegraph token", "sgp_", &[Chars(Hex, 16, 16), Text("_"), Chars(Hex, 40, 40)], Medium, GITLEAKS),
    row("sourcegraph", "a Sourcegraph token", "sgp_", &[Chars(Hex, 40, 40)], Medium, GITLEAKS),
    row("alibaba", "an Alibaba Cloud access key id", "LTAI", &[Chars(Alnum, 20, 20)], Medium, GITLEAKS),
    row("pinecone", "a Pinecone API key", "pcsk_", &[Chars(Alnum, 5, 6), Text("_"), Chars(Alnum, 63, 63)], High, TRUFFLEHOG),
    row("langsmith", "a LangSmith key", "lsv2_pt_", &[Chars(LowerHex, 32, 32), Text("_"), Chars(LowerHex, 10, 10)], High, TRUFFLEHOG),
    row("langsmith", "a LangSmith key", "lsv2_sk_", &[Chars(LowerHex, 32, 32), Text("_"), Chars(LowerHex, 10, 10)], High, TRUFFLEHOG),
    row("netlify", "a Netlify token", "nfp_", &[Chars(Alnum, 36, 36)], High, TRUFFLEHOG),
    row("posthog-personal", "a PostHog personal API key", "phx_", &[Chars(Word, 43, 200)], High, TRUFFLEHOG),
    row("tailscale", "a Tailscale key", "tskey-", &[Chars(Lower, 1, 40), Text("-"), Chars(Word, 1, 200), Text("-"), Chars(Word, 1, 200)], High, TRUFFLEHOG),
    row("typeform", "a Typeform token", "tfp_", &[Chars(WordDash, 40, 59)], Medium, TRUFFLEHOG),
    row("tavily", "a Tavily API key", "tvly-dev-", &[Chars(WordDash, 20, 200)], Medium, DOCUMENTED),
    row("tavily", "a Tavily API key", "tvly-prod-", &[Chars(WordDash, 20, 200)], Medium, DOCUMENTED),
    row("tavily", "a Tavily API key", "tvly-", &[Chars(WordDash, 20, 200)], Medium, DOCUMENTED),
    row("firecrawl", "a Firecrawl API key", "fc-", &[Chars(LowerHex, 32, 32)], Medium, DOCUMENTED),
    row("context7", "a Context7 API key", "ctx7sk-", &[Chars(AlnumDash, 20, 200)], Medium, DOCUMENTED),
    row("brave", "a Brave Search API key", "BSA", &[Chars(WordDash, 24, 200)], Low, DOCUMENTED),
    row("jwt", "a JSON web token", "ey", &[Chars(Alnum, 17, 2000), Text(".ey"), Chars(Base64Url, 17, 20000), Text("."), Chars(Base64Url, 10, 20000), Chars(Equal, 0, 2)], Medium, GITLEAKS),
];
