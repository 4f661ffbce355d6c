//! What is wrong with the text of a URL. What Node.js 20 makes of each was measured on 2026-11-25.

use crate::diagnostic::Applicability;
use crate::knowledge::endpoints;
use crate::rules::support::remote::is_filled_in;
use crate::url::Url;

/// What is wrong with a URL.
pub(super) struct Fault<'t> {
    /// Mechanism and consequence.
    pub(super) message: String,
    /// The part to point at, and where it starts in the text without blanks around it.
    pub(super) part: &'t str,
    pub(super) start: usize,
    pub(super) label: &'static str,
    pub(super) help: Option<&'static str>,
    pub(super) repair: Option<Repair>,
    /// Whether no client can reach it.
    pub(super) is_sure: bool,
    /// Whether the author left something to be filled in.
    pub(super) is_placeholder: bool,
}

/// The text to write instead.
#[derive(Clone)]
pub(super) struct Repair {
    pub(super) text: String,
    pub(super) title: String,
    pub(super) applicability: Applicability,
}

impl<'t> Fault<'t> {
    fn new(part: &'t str, start: usize, label: &'static str, message: String) -> Self {
        Self { message, part, start, label, help: None, repair: None, is_sure: true, is_placeholder: false }
    }

    fn help(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }

    fn suggest(self, title: &str, text: String) -> Self {
        self.repair(Applicability::Suggestion, title, text)
    }

    fn repair(self, applicability: Applicability, title: &str, text: String) -> Self {
        Self { repair: Some(Repair { text, title: title.to_owned(), applicability }), ..self }
    }

    fn unsure(self) -> Self {
        Self { is_sure: false, ..self }
    }

    fn placeholder(self) -> Self {
        Self { is_placeholder: true, ..self }
    }
}

/// The first thing that is wrong with `written`; `reads` tells whether the client reads another scheme
/// than HTTP's.
pub(super) fn judge<'t>(written: &'t str, reads: &dyn Fn(&str) -> bool) -> Option<Fault<'t>> {
    let text = written.trim();
    if text.is_empty() || starts_filled_in(text) {
        return None;
    }
    let fault = match Url::parse(text) {
        Some(url) => of_parts(&url, reads),
        None => Some(without_scheme(text)),
    };
    fault.or_else(|| (text != written).then(|| blanks(text)))
}

fn blanks(text: &str) -> Fault<'_> {
    let message =
        "blanks stand around the URL: some clients cut them off, others send them or refuse the URL";
    Fault::new(text, 0, "blanks around it", message.to_owned()).unsure().repair(
        Applicability::Safe,
        "remove the blanks",
        text.to_owned(),
    )
}

/// A variable may hold the scheme and more.
fn starts_filled_in(text: &str) -> bool {
    text.starts_with(['$', '%']) || text.starts_with("{{") || text.starts_with('{') && is_filled_in(text)
}

fn without_scheme(text: &str) -> Fault<'_> {
    let all = |label, message: String| Fault::new(text, 0, label, message);
    let lower = text.to_ascii_lowercase();
    for scheme in ["https", "http"] {
        let Some(rest) = lower.strip_prefix(scheme) else { continue };
        let cut = rest.trim_start_matches([':', ';', '/', '\\']);
        let between = &text[scheme.len()..text.len() - cut.len()];
        let mended = format!("{scheme}://{}", &text[text.len() - cut.len()..]);
        if between.is_empty() || cut.is_empty() {
            continue;
        }
        let part = &text[..scheme.len() + between.len()];
        let fault = |message: String| Fault::new(part, 0, "not ://", message);
        return match between {
            // Node.js and Rust read it as ://, Go and Python do not.
            ":" | ":/" | ":\\\\" | ":\\" => {
                fault(format!("behind {scheme} stands {between}, not ://: some clients refuse such a URL"))
                    .unsure()
                    .repair(Applicability::Safe, "write ://", mended)
            }
            _ => fault(format!(
                "behind {scheme} stands {between}, not ://: the client cannot read it as a URL"
            ))
            .suggest("write ://", mended),
        };
    }
    if let Some(rest) = text.strip_prefix("//") {
        return all("no scheme", format!("{text} has no scheme, and there is no page to take it from"))
            .suggest("write https:", format!("https://{rest}"));
    }
    if text.starts_with('/') {
        return all(
            "no scheme and no host",
            format!("{text} is only a path: the client needs the whole URL"),
        );
    }
    let host = lower.split(['/', '?', '#']).next().unwrap_or("");
    let name = host.rsplit_once(':').filter(|(_, port)| is_port(port)).map_or(host, |(name, _)| name);
    if matches!(name, "localhost" | "[::1]") || name.starts_with("127.") {
        return all("no scheme", no_scheme(name)).repair(
            Applicability::Safe,
            "write http:// before it",
            format!("http://{text}"),
        );
    }
    let is_host = |name: &str| {
        name.contains('.') && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
    };
    if is_host(name) {
        return all("no scheme", no_scheme(name))
            .suggest("write https:// before it", format!("https://{text}"));
    }
    all("no URL", "this is no URL: the client cannot connect to it".to_owned())
        .help("write the URL of the server with http:// or https:// before it")
}

fn no_scheme(name: &str) -> String {
    format!("no scheme stands before {name}: the client reads no host in it, and cannot connect")
}

fn is_port(text: &str) -> bool {
    !text.is_empty() && text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn of_parts<'t>(url: &Url<'t>, reads: &dyn Fn(&str) -> bool) -> Option<Fault<'t>> {
    of_scheme(url, reads).or_else(|| {
        if !url.is_http() {
            return None;
        }
        of_host(url).or_else(|| of_port(url)).or_else(|| of_path(url)).or_else(|| of_page(url))
    })
}

fn of_scheme<'t>(url: &Url<'t>, reads: &dyn Fn(&str) -> bool) -> Option<Fault<'t>> {
    let scheme = url.scheme.to_ascii_lowercase();
    if url.is_http() || reads(&scheme) {
        return None;
    }
    let fault = Fault::new(
        url.scheme,
        0,
        "unknown scheme",
        format!("{}:// is no scheme that the client speaks: it cannot connect", url.scheme),
    );
    // `htps`, `hhtp`, `httpss`: nothing but the letters of http and https.
    let is_slip = (3..=7).contains(&scheme.len())
        && scheme.starts_with('h')
        && scheme.bytes().all(|byte| b"htps".contains(&byte))
        || matches!(scheme.as_str(), "ttps" | "ttp" | "tps" | "httpd" | "httos" | "htttps");
    if !is_slip {
        return Some(fault);
    }
    let meant = if scheme.ends_with('s') { "https" } else { "http" };
    Some(fault.suggest(&format!("write {meant}"), format!("{meant}{}", &url.text[url.scheme.len()..])))
}

fn of_host<'t>(url: &Url<'t>) -> Option<Fault<'t>> {
    let fault = |label, message| Fault::new(url.host, url.host_start, label, message);
    let is_scheme_again = ["http", "https"].iter().any(|scheme| url.has_host(scheme));
    if is_scheme_again && url.path.starts_with("//") {
        return Some(
            fault(
                "a second scheme",
                format!("two schemes stand before the host: the client looks for a host named {}", url.host),
            )
            .suggest("drop the first one", url.text[url.host_start..].to_owned()),
        );
    }
    if url.host.is_empty() {
        let whole =
            Fault::new(url.text, 0, "no host", "the URL has no host: the client cannot connect".to_owned());
        return Some(whole);
    }
    if is_filled_in(url.host) {
        return None;
    }
    if url.host.contains(['{', '}', '<', '>']) {
        let message = format!("nobody fills in {}: there is no host of that name", url.host);
        return Some(
            fault("left to be filled in", message).placeholder().help("write the host of your server"),
        );
    }
    let is_open_bracket = url.host.starts_with('[') && !url.host.ends_with(']');
    let is_odd =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '^' | '|' | '"' | '`' | '@' | ',' | ';');
    (is_open_bracket || url.host.contains(is_odd)).then(|| {
        fault(
            "not a host",
            format!("{:?} cannot be the name of a host: the client cannot read the URL", url.host),
        )
    })
}

fn of_port<'t>(url: &Url<'t>) -> Option<Fault<'t>> {
    let port = url.port.filter(|port| !port.is_empty() && !is_filled_in(port))?;
    if port.parse::<u16>().is_ok() {
        return None;
    }
    let start = url.host_start + url.host.len() + 1;
    let digits = port.bytes().all(|byte| byte.is_ascii_digit());
    let message = if digits {
        format!("{port} is no port, the highest is 65535: the client cannot read the URL")
    } else {
        format!("{port} is no port: the client cannot read the URL")
    };
    let fault = Fault::new(port, start, "not a port", message);
    Some(if digits { fault } else { fault.placeholder() })
}

/// `{owner}` and `<id>` in the path, which no client fills in.
fn of_path<'t>(url: &Url<'t>) -> Option<Fault<'t>> {
    for (open, close) in [('{', '}'), ('<', '>')] {
        let Some(at) = url.path.find(open) else { continue };
        let rest = &url.path[at..];
        let end = rest.find(close).map(|end| end + 1)?;
        let part = &rest[..end];
        let before = url.path[..at].chars().next_back();
        if matches!(before, Some('$' | '{')) || is_filled_in(part) || part.len() < 3 {
            return None;
        }
        let message = format!("nobody fills in {part}: the server is asked for a path of that very name");
        return Some(
            Fault::new(part, url.path_start + at, "left to be filled in", message)
                .placeholder()
                .unsure()
                .help("write the value that the server's documentation tells you to put there"),
        );
    }
    None
}

fn of_page<'t>(url: &Url<'t>) -> Option<Fault<'t>> {
    endpoints::is_page(url).then(|| {
        let message = format!("{} is a page for people to read: no MCP server answers there", url.text);
        Fault::new(url.text, 0, "a web page", message)
            .help("look on that page for the URL of the server, or for the command that starts it")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(text: &str) -> Option<(bool, Option<(Applicability, String)>)> {
        let fault = judge(text, &|_| false)?;
        assert!(text.trim()[fault.start..].starts_with(fault.part), "{text}");
        Some((fault.is_sure, fault.repair.map(|repair| (repair.applicability, repair.text))))
    }

    #[test]
    fn slips_are_mended() {
        use Applicability::{Safe, Suggestion};
        for (text, sure, applicability, mended) in [
            ("localhost:3000/mcp", true, Safe, "http://localhost:3000/mcp"),
            ("127.0.0.1:8080", true, Safe, "http://127.0.0.1:8080"),
            ("localhost/mcp", true, Safe, "http://localhost/mcp"),
            ("[::1]:80/mcp", true, Safe, "http://[::1]:80/mcp"),
            (" https://h.test/mcp\n", false, Safe, "https://h.test/mcp"),
            ("https:/h.test/mcp", false, Safe, "https://h.test/mcp"),
            ("mcp.h.test/mcp", true, Suggestion, "https://mcp.h.test/mcp"),
            ("//h.test/mcp", true, Suggestion, "https://h.test/mcp"),
            ("https//h.test/mcp", true, Suggestion, "https://h.test/mcp"),
            ("http;//h.test", true, Suggestion, "http://h.test"),
            ("htps://h.test/mcp", true, Suggestion, "https://h.test/mcp"),
            ("hhtp://h.test/mcp", true, Suggestion, "http://h.test/mcp"),
            ("https://https://h.test/mcp", true, Suggestion, "https://h.test/mcp"),
            ("https://http://localhost:1/mcp", true, Suggestion, "http://localhost:1/mcp"),
        ] {
            assert_eq!(judged(text), Some((sure, Some((applicability, mended.to_owned())))), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_mended_is_said() {
        for text in [
            "/mcp",
            "my server",
            "stdio://",
            "file:///x",
            "https://",
            "http://:3000/mcp",
            "https://{tenant}.h.test/mcp",
            "https://<host>/mcp",
            "https://h.test:port/mcp",
            "https://h.test:99999/mcp",
            "https://h .test/mcp",
            "https://[::1/mcp",
            "https://github.com/o/r",
        ] {
            assert_eq!(judged(text), Some((true, None)), "{text}");
        }
        assert_eq!(judged("https://h.test/{owner}/mcp"), Some((false, None)));
        assert_eq!(judged("https://h.test/<id>/mcp"), Some((false, None)));
    }

    #[test]
    fn sound_urls_and_variables_are_left_alone() {
        for text in [
            "",
            "  ",
            "https://h.test",
            "HTTPS://H.test:443/mcp?a={b}#c",
            "http://me:p@localhost:3000/mcp",
            "http://[::1]:3000/mcp",
            "https://bücher.test/mcp",
            "http://my_server:8080/mcp",
            "https://h.test/a b",
            "https://h.test:/mcp",
            "${URL}",
            "$URL/mcp",
            "%MCP_URL%",
            "{env:URL}",
            "${input:url}/mcp",
            "https://${HOST}:${PORT}/mcp",
            "https://${HOST:-localhost:3000}/${env:PATH_PART}/mcp",
            "https://{env:HOST}/mcp",
            "https://h.test/{{LIBRECHAT_USER_ID}}/mcp",
            "https://h.test/${{ secrets.X }}/mcp",
            "https://h.test/{}/mcp",
        ] {
            assert_eq!(judged(text), None, "{text}");
        }
    }
}
