//! From what was seen of a URL to a verdict.

use super::crash::Reason;
use super::http::{Answer, Problem, Story, is_local};
use super::judge::{broken_protocol, first_bytes, of_talk};
use super::outcome::{Evidence, Outcome, Transport, Verdict};
use super::plan::{Plan, Remote};
use super::session::Break;
use super::{Options, tools};

/// The outcome of a URL.
pub(super) fn remote(plan: &Plan, remote: &Remote, story: &Story, options: &Options) -> Outcome {
    let case = Case { plan, remote, story, options };
    let (verdict, reason) = case.verdict();
    Outcome {
        server: plan.server.clone(),
        transport: plan.transport,
        verdict,
        cause: reason.cause,
        evidence: case.evidence(),
        rules: reason.rules,
        help: reason.help,
    }
}

struct Case<'c> {
    plan: &'c Plan,
    remote: &'c Remote,
    story: &'c Story,
    options: &'c Options,
}

fn because(cause: impl Into<String>, help: Option<&str>, rules: &[&'static str]) -> Reason {
    Reason { cause: cause.into(), help: help.map(str::to_owned), rules: rules.to_vec() }
}

impl Case<'_> {
    fn verdict(&self) -> (Verdict, Reason) {
        let talk = &self.story.talk;
        match (&talk.broken, &self.story.problem) {
            (Some(Break::Stopped), _) => {
                (Verdict::Interrupted, because("ended by a signal to mcplint", None, &[]))
            }
            (Some(Break::Lost) | None, Some(problem))
                if talk.broken.is_some() || talk.answered_after.is_none() =>
            {
                self.problem(problem)
            }
            (Some(Break::Silence), _) => self.silent(),
            (Some(Break::Lost), None) => {
                let cause = format!("the stream of events ends before {} is answered", talk.asked);
                (Verdict::ProtocolError, because(cause, None, &[]))
            }
            (Some(broken), _) => (Verdict::ProtocolError, broken_protocol(broken, talk)),
            (None, _) => self.answered(),
        }
    }

    fn answered(&self) -> (Verdict, Reason) {
        if let (Some(patience), Some(took)) = (self.plan.patience, self.story.talk.answered_after)
            && took > patience
        {
            let cause = format!(
                "it answers after {:.1} s, and {} gives up after {:.1} s",
                took.as_secs_f64(),
                self.plan.client_name(),
                patience.as_secs_f64()
            );
            return (Verdict::Timeout, because(cause, None, &["timeout-unit"]));
        }
        match tools::over_limit(self.plan, &self.story.talk) {
            Some(reason) => (Verdict::ToolLimit, reason),
            None => (Verdict::Ok, Reason::default()),
        }
    }

    fn silent(&self) -> (Verdict, Reason) {
        let asked = if self.story.talk.asked.is_empty() { "initialize" } else { self.story.talk.asked };
        let cause = format!("no answer to {asked} within {:.0} s", self.options.timeout.as_secs_f64());
        (Verdict::Timeout, because(cause, None, &[]))
    }

    fn problem(&self, problem: &Problem) -> (Verdict, Reason) {
        match problem {
            Problem::Address(why) => (
                Verdict::Refused,
                because(format!("the URL cannot be reached as it stands: {why}"), None, &["url-invalid"]),
            ),
            Problem::Unresolved => (
                Verdict::Refused,
                because(
                    "the name of the host leads nowhere",
                    Some("correct the host, or look whether this machine has a network"),
                    &[],
                ),
            ),
            Problem::Refused => (Verdict::Refused, self.refused()),
            Problem::Silent => self.silent(),
            Problem::Tls(text) => (Verdict::TlsError, tls(text)),
            Problem::Broken(text) => (Verdict::Refused, self.broken(text)),
            Problem::Status(answer) => self.status(answer),
            Problem::Kind(answer) => self.kind(answer),
            Problem::Redirects(answer) => (
                Verdict::WrongTransport,
                because(
                    format!("it redirects again and again, last to {}", answer.location),
                    Some("write the address that answers"),
                    &[],
                ),
            ),
            Problem::Stream(why) if self.story.other_works => {
                let mut reason = self.other();
                reason.cause = format!("{}; {why}", reason.cause);
                (Verdict::WrongTransport, reason)
            }
            Problem::Stream(why) => (Verdict::ProtocolError, because(why.clone(), None, &[])),
        }
    }

    fn refused(&self) -> Reason {
        if is_local(&self.remote.url) {
            let help = if self.remote.url.contains("localhost") {
                "start the server; if it runs, it may listen on 127.0.0.1 or ::1 only: write that in place of localhost"
            } else {
                "start the server: this client reaches it, and does not start it"
            };
            return because("nothing listens on this port", Some(help), &[]);
        }
        because("the host refuses the connection", Some("correct the host and the port"), &[])
    }

    fn broken(&self, text: &str) -> Reason {
        let is_tls =
            text.contains("protocol") || text.contains("http parse") || text.contains("invalid HTTP");
        if is_tls && self.remote.url.starts_with("http:") {
            return because(
                format!("what listens there does not speak HTTP: {text}"),
                Some("if it speaks TLS, write https:// in place of http://"),
                &[],
            );
        }
        because(format!("the connection breaks: {text}"), None, &[])
    }

    /// Whether the credentials of the entry were lost on the way.
    fn lost_headers(&self) -> Option<String> {
        let hop = self.story.hops.iter().find(|hop| !hop.lost_headers.is_empty())?;
        let names = hop.lost_headers.join(", ");
        Some(format!(
            "it redirects ({}) to {}, another host, and clients do not send {names} along",
            hop.status, hop.to
        ))
    }

    fn lost_body(&self) -> Option<String> {
        let hop = self.story.hops.iter().find(|hop| hop.lost_body)?;
        Some(format!(
            "it redirects ({}) to {}, and such a redirect turns the POST into a GET",
            hop.status, hop.to
        ))
    }

    fn status(&self, answer: &Answer) -> (Verdict, Reason) {
        let status = answer.status;
        if let 401 | 403 = status {
            return (Verdict::Unauthorized, self.unauthorized(answer));
        }
        if self.story.other_works {
            return (Verdict::WrongTransport, self.other());
        }
        if let Some(lost) = self.lost_body() {
            let cause = format!("{lost}, which is answered with {status}");
            return (
                Verdict::WrongTransport,
                because(cause, Some("write the address that it redirects to"), &["url-trailing-slash"]),
            );
        }
        let says = says(answer);
        match status {
            404 | 410 if self.story.talk.answered_after.is_some() => (
                Verdict::ProtocolError,
                because(
                    format!("it forgets its session: {} is answered with {status}", self.story.talk.asked),
                    None,
                    &[],
                ),
            ),
            404 | 410 => (
                Verdict::WrongTransport,
                because(
                    format!("nothing is at this path (HTTP {status}){says}"),
                    Some("most servers answer at /mcp, those for server-sent events at /sse"),
                    &["transport-url-mismatch", "moved-endpoint"],
                ),
            ),
            400 | 405 | 406 | 415 | 501 if self.story.talk.answered_after.is_none() => {
                let method = if answer.is_get { "GET" } else { "POST" };
                (
                    Verdict::WrongTransport,
                    because(
                        format!(
                            "it does not take a {method} here (HTTP {status}){says}; neither transport answers"
                        ),
                        Some(
                            "correct the path: most servers answer at /mcp, those for server-sent events at /sse",
                        ),
                        &["transport-url-mismatch"],
                    ),
                )
            }
            _ => (
                Verdict::HttpError,
                because(format!("{} is answered with HTTP {status}{says}", self.asked()), None, &[]),
            ),
        }
    }

    fn asked(&self) -> &'static str {
        if self.story.talk.asked.is_empty() { "initialize" } else { self.story.talk.asked }
    }

    fn unauthorized(&self, answer: &Answer) -> Reason {
        let status = answer.status;
        if let Some(lost) = self.lost_headers() {
            let cause = format!("{lost}; there it is answered with {status}");
            return because(cause, Some("write the address that it redirects to"), &["moved-endpoint"]);
        }
        let sends = self.remote.headers.iter().any(|(name, _)| {
            let name = name.to_ascii_lowercase();
            name == "authorization" || crate::secrets::is_secret_name(&name)
        });
        let unset = self.plan.unset.first();
        let oauth = answer.challenge.to_ascii_lowercase().starts_with("bearer")
            || answer.challenge.contains("resource_metadata");
        match (unset, sends, status) {
            (Some(name), ..) => because(
                format!(
                    "it wants somebody to sign in (HTTP {status}), and the variable {name}, which the entry refers to, is not set"
                ),
                Some(&format!("set {name} where the client starts")),
                &["variable-unset"],
            ),
            (None, true, 401) => because(
                format!("it does not take the token that the entry sends (HTTP {status})"),
                Some("the token is wrong, has ended, or is for another service: make a new one"),
                &["bearer-scheme", "placeholder-value"],
            ),
            (None, true, _) => because(
                format!("it knows the token and forbids this (HTTP {status})"),
                Some("give the token the rights that the server asks for"),
                &[],
            ),
            (None, false, 401) if oauth => because(
                format!("it wants somebody to sign in (HTTP {status}, OAuth)"),
                Some("sign in from the client, which opens a browser; or send a token in \"headers\""),
                &["remote-missing-auth"],
            ),
            (None, false, _) => because(
                format!("it wants somebody to sign in (HTTP {status}), and the entry sends no token"),
                Some("send a token in \"headers\", or sign in from the client"),
                &["remote-missing-auth"],
            ),
        }
    }

    fn kind(&self, answer: &Answer) -> (Verdict, Reason) {
        if self.story.other_works {
            return (Verdict::WrongTransport, self.other());
        }
        let kind = if answer.kind.is_empty() { "no type at all" } else { answer.kind.as_str() };
        let page = if kind.starts_with("text/html") { ", a page for people" } else { "" };
        let wanted = match self.plan.transport {
            Transport::Sse => "text/event-stream",
            _ => "application/json or text/event-stream",
        };
        (
            Verdict::WrongTransport,
            because(
                format!("it answers with {kind}{page}, where {wanted} is wanted"),
                Some("correct the path: most servers answer at /mcp, those for server-sent events at /sse"),
                &["transport-url-mismatch"],
            ),
        )
    }

    /// The other transport is the one.
    fn other(&self) -> Reason {
        let (declared, real, write) = match self.plan.transport {
            Transport::Sse => ("HTTP with server-sent events", "streamable HTTP", "http"),
            _ => ("streamable HTTP", "HTTP with server-sent events", "sse"),
        };
        because(
            format!("the entry means {declared}, and this address speaks {real}"),
            Some(&self.write(write)),
            &["transport-url-mismatch"],
        )
    }

    fn write(&self, word: &str) -> String {
        let Some(client) = self.plan.client else { return format!("write \"type\": \"{word}\"") };
        let words = if word == "sse" { client.transport.sse } else { client.transport.http };
        match (client.transport.key, words.first()) {
            (Some(key), Some(word)) => format!("write \"{key}\": \"{word}\""),
            _ if word == "sse" => format!(
                "{} may not speak it: look for an address of the server for streamable HTTP",
                client.name
            ),
            _ => "look for the address of the server for this transport".to_owned(),
        }
    }

    fn evidence(&self) -> Evidence {
        let story = self.story;
        let method = if self.plan.transport == Transport::Sse { "GET" } else { "POST" };
        let answer = match &story.problem {
            Some(Problem::Status(answer) | Problem::Kind(answer)) => Some(answer),
            _ => None,
        };
        let mut notes = story.talk.notes.clone();
        notes.extend(story.hops.iter().map(|hop| format!("redirected with {} to {}", hop.status, hop.to)));
        if story.talk.broken.is_none() {
            notes.extend(tools::notes(self.plan, &story.talk));
        }
        Evidence {
            command: format!("{method} {}", self.remote.url),
            variables: self.remote.headers.iter().map(|(name, _)| name.clone()).collect(),
            unset: self.plan.unset.clone(),
            seconds: story.took.as_secs_f64(),
            http_status: answer.map(|answer| answer.status).filter(|status| *status > 0),
            http_answer: answer.map(|answer| shown(answer)).unwrap_or_default(),
            notes,
            ..of_talk(&story.talk)
        }
    }
}

/// What the body of an answer says, if it is short.
fn says(answer: &Answer) -> String {
    let value: Option<serde_json::Value> = serde_json::from_str(&answer.body).ok();
    let text = value.and_then(|value| {
        let paths = ["/error/message", "/error_description", "/message", "/detail", "/error"];
        paths.iter().find_map(|path| value.pointer(path)?.as_str().map(str::to_owned))
    });
    let plain = || {
        Some(answer.body.trim().to_owned())
            .filter(|body| !answer.kind.contains("html") && body.lines().count() == 1)
    };
    match text.or_else(plain).filter(|text| !text.is_empty() && text.len() <= 160) {
        Some(text) => format!(", and says: {text}"),
        None => String::new(),
    }
}

fn shown(answer: &Answer) -> String {
    let headers = [
        ("content-type", &answer.kind),
        ("www-authenticate", &answer.challenge),
        ("allow", &answer.allow),
        ("location", &answer.location),
    ];
    let mut lines: Vec<String> = headers
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    if !answer.body.trim().is_empty() {
        lines.push(first_bytes(answer.body.trim()));
    }
    lines.join("\n")
}

fn tls(text: &str) -> Reason {
    let (what, help) = if text.contains("UnknownIssuer") {
        (
            "no authority that clients know has signed the certificate",
            Some(
                "have Node.js clients know the authority with NODE_EXTRA_CA_CERTS, or use a certificate that is signed by a known one",
            ),
        )
    } else if text.contains("Expired") {
        ("the certificate has expired", Some("renew the certificate of the server"))
    } else if text.contains("NotValidForName") {
        ("the certificate is for another host", Some("write the host that the certificate names"))
    } else if text.contains("InvalidContentType") || text.contains("corrupt message") {
        ("what listens there speaks no TLS", Some("write http:// in place of https://"))
    } else if text.contains("end of file") {
        (
            "the connection ends before TLS comes about, as it does where nothing speaks TLS",
            Some("if the server speaks plain HTTP, write http:// in place of https://"),
        )
    } else {
        ("no safe connection comes about", None)
    };
    because(format!("{what} ({text})"), help, &[])
}
