//! Requests over HTTP, and what can go wrong with them.

use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use ureq::http::Uri;
use ureq::{Agent, Body, Error};

use super::plan::{Plan, Remote};
use super::session::{Break, Session, Talk};
use super::sse::Stream;
use super::streamable::Streamable;
use super::{Clock, Options, Transport};

/// More redirects than anyone follows.
const MOST_REDIRECTS: usize = 5;

/// How much of the body of an answer is kept.
const KEPT_BODY: u64 = 2048;

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);

/// What went wrong with a request.
#[derive(Clone, Debug)]
pub(super) enum Problem {
    /// The address is none.
    Address(String),
    /// The name leads nowhere.
    Unresolved,
    /// Nothing listens.
    Refused,
    /// No connection or no answer in time.
    Silent,
    /// No safe connection; what the library says.
    Tls(String),
    /// Anything else that breaks a connection.
    Broken(String),
    /// An answer that is none of a server's successes.
    Status(Box<Answer>),
    /// An answer of another kind than JSON and events.
    Kind(Box<Answer>),
    /// A redirect to nowhere, or too many.
    Redirects(Box<Answer>),
    /// The stream of events ended too early, or with something else.
    Stream(String),
}

/// What is kept of an answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) kind: String,
    /// `WWW-Authenticate`.
    pub(super) challenge: String,
    pub(super) allow: String,
    pub(super) location: String,
    pub(super) body: String,
    /// Whether it is to a GET.
    pub(super) is_get: bool,
}

/// A redirect that was followed.
#[derive(Clone, Debug)]
pub(super) struct Hop {
    pub(super) status: u16,
    pub(super) to: String,
    /// Whether it made a GET of a POST.
    pub(super) lost_body: bool,
    /// The headers that do not go along to another host.
    pub(super) lost_headers: Vec<String>,
}

/// What happened at a URL.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub(super) talk: Talk,
    pub(super) problem: Option<Problem>,
    pub(super) hops: Vec<Hop>,
    /// Whether the other transport answers there: known only where the client's own failed.
    pub(super) other_works: bool,
    pub(super) took: Duration,
}

/// What requests of one conversation share.
#[derive(Clone)]
pub(super) struct Line {
    agent: Agent,
    headers: Vec<(String, String)>,
    until: Instant,
    pub(super) notes: Arc<Mutex<Notes>>,
}

/// What requests leave behind.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) problem: Option<Problem>,
    pub(super) hops: Vec<Hop>,
}

/// An answer that was a success.
pub(super) struct Reply {
    pub(super) response: ureq::http::Response<Body>,
    pub(super) kind: String,
}

impl Reply {
    pub(super) fn header(&self, name: &str) -> Option<String> {
        self.response.headers().get(name)?.to_str().ok().map(str::to_owned)
    }

    pub(super) fn into_reader(self) -> impl Read + Send + 'static {
        self.response.into_body().into_reader()
    }

    /// That the answer is of no kind that a client reads.
    pub(super) fn of_wrong_kind(self, is_get: bool) -> Problem {
        Problem::Kind(keep(self.response, is_get))
    }
}

impl Line {
    fn new(remote: &Remote, clock: Clock) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // Followed by hand, to see what they cost.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(CONNECT))
            .user_agent(concat!("mcplint/", env!("CARGO_PKG_VERSION")));
        let config = if is_local(&remote.url) { config.proxy(None) } else { config };
        Self {
            agent: config.build().into(),
            headers: remote.headers.clone(),
            until: clock.until,
            notes: Arc::default(),
        }
    }

    /// Notes why the conversation fails.
    pub(super) fn fail(&self, problem: Problem) {
        self.notes().problem.get_or_insert(problem);
    }

    fn notes(&self) -> std::sync::MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a request, follows redirects as `fetch` does, and takes successes only.
    pub(super) fn request(
        &self,
        url: &str,
        body: Option<&str>,
        more: &[(&str, &str)],
    ) -> Result<Reply, Problem> {
        let mut url = url.to_owned();
        let mut body = body;
        let mut headers = self.headers.clone();
        let mut hops = Vec::new();
        for _ in 0..=MOST_REDIRECTS {
            let response = self.once(&url, body, more, &headers)?;
            let status = response.status().as_u16();
            if (200..300).contains(&status) {
                self.notes().hops.append(&mut hops);
                let kind = header(&response, "content-type").to_ascii_lowercase();
                return Ok(Reply { response, kind });
            }
            let answer = keep(response, body.is_none());
            let target = join(&url, &answer.location).filter(|_| !answer.location.is_empty());
            let Some(target) = target.filter(|_| matches!(status, 301 | 302 | 303 | 307 | 308)) else {
                self.notes().hops.append(&mut hops);
                return Err(Problem::Status(answer));
            };
            let mut hop = Hop { status, to: target.clone(), lost_body: false, lost_headers: Vec::new() };
            // https://fetch.spec.whatwg.org/#http-redirect-fetch, read 2026-11-26
            if matches!(status, 301..=303) && body.is_some() {
                hop.lost_body = true;
                body = None;
            }
            if origin(&url) != origin(&target) {
                headers.retain(|(name, _)| {
                    let stays = !["authorization", "cookie", "proxy-authorization"]
                        .contains(&name.to_ascii_lowercase().as_str());
                    if !stays {
                        hop.lost_headers.push(name.clone());
                    }
                    stays
                });
            }
            hops.push(hop);
            url = target;
        }
        let answer = Answer { location: url, is_get: body.is_none(), ..Answer::default() };
        self.notes().hops.append(&mut hops);
        Err(Problem::Redirects(Box::new(answer)))
    }

    fn once(
        &self,
        url: &str,
        body: Option<&str>,
        more: &[(&str, &str)],
        headers: &[(String, String)],
    ) -> Result<ureq::http::Response<Body>, Problem> {
        let left = self.until.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
        let all =
            more.iter().copied().chain(headers.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let sent = match body {
            Some(body) => {
                let mut request = self.agent.post(url);
                for (name, value) in all {
                    request = request.header(name, value);
                }
                request.config().timeout_global(Some(left)).build().send(body)
            }
            None => {
                let mut request = self.agent.get(url);
                for (name, value) in all {
                    request = request.header(name, value);
                }
                request.config().timeout_global(Some(left)).build().call()
            }
        };
        sent.map_err(|error| problem(url, error))
    }

    /// Whether the time for all of it is up: the limit cuts off what still comes.
    pub(super) fn is_over(&self) -> bool {
        Instant::now() >= self.until
    }

    /// Ends a session, as clients do; nobody waits for what comes of it.
    pub(super) fn delete(&self, url: &str, more: &[(&str, &str)]) {
        let mut request = self.agent.delete(url);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let _ = request.config().timeout_global(Some(Duration::from_secs(2))).build().call();
    }
}

/// Reaches the URL, talks, and where that fails looks whether the other transport would do.
pub(super) fn run(
    remote: &Remote,
    plan: &Plan,
    clock: Clock,
    options: &Options,
    watch: &dyn Fn(&'static str),
) -> Story {
    if let Some(problem) = bad_address(&remote.url) {
        return Story { problem: Some(problem), ..Story::default() };
    }
    let project = plan.project.to_string_lossy();
    let mut story = one(remote, plan.transport, clock, options, &project, watch);
    let is_worth_it = match &story.problem {
        Some(Problem::Status(answer)) => matches!(answer.status, 400 | 404..=406 | 410 | 415 | 501),
        Some(Problem::Kind(_) | Problem::Stream(_)) => true,
        _ => false,
    };
    if is_worth_it && story.talk.answered_after.is_none() {
        watch("trying the other transport");
        let other = if plan.transport == Transport::Http { Transport::Sse } else { Transport::Http };
        let second = one(remote, other, clock, options, &project, watch);
        story.other_works = second.talk.answered_after.is_some();
        if story.other_works && remote.tries_both {
            let both =
                format!("{} failed there, and the client goes on with {}", word(plan.transport), word(other));
            story = Story { took: story.took, ..second };
            story.talk.notes.push(both);
        }
    }
    story.took = clock.begun.elapsed();
    story
}

fn word(transport: Transport) -> &'static str {
    match transport {
        Transport::Sse => "HTTP with server-sent events",
        _ => "streamable HTTP",
    }
}

fn one(
    remote: &Remote,
    transport: Transport,
    clock: Clock,
    options: &Options,
    project: &str,
    watch: &dyn Fn(&'static str),
) -> Story {
    let line = Line::new(remote, clock);
    let talk = match transport {
        Transport::Sse => match Stream::open(&line, &remote.url, clock, options) {
            Some(mut wire) => Session::new(&mut wire, clock, options, project).talk(watch),
            None => Talk { broken: Some(Break::Lost), asked: "initialize", ..Talk::default() },
        },
        _ => {
            let mut wire = Streamable::new(line.clone(), &remote.url);
            let talk = Session::new(&mut wire, clock, options, project).talk(watch);
            wire.close();
            talk
        }
    };
    let mut notes = line.notes();
    let problem = notes.problem.take();
    let mut hops = std::mem::take(&mut notes.hops);
    hops.dedup_by(|later, earlier| later.to == earlier.to);
    Story { talk, problem, hops, other_works: false, took: clock.begun.elapsed() }
}

fn bad_address(url: &str) -> Option<Problem> {
    let why = match url.parse::<Uri>() {
        Err(error) => error.to_string(),
        Ok(uri) => match (uri.scheme_str(), uri.host()) {
            (Some("http" | "https"), Some(host)) if !host.is_empty() => return None,
            (Some("http" | "https"), _) => "it names no host".to_owned(),
            (Some(scheme), _) => format!("probe speaks http and https, not {scheme}"),
            (None, _) => "it does not start with http:// or https://".to_owned(),
        },
    };
    Some(Problem::Address(why))
}

fn problem(url: &str, error: Error) -> Problem {
    match error {
        Error::HostNotFound => Problem::Unresolved,
        Error::ConnectionFailed => Problem::Refused,
        Error::Timeout(_) => Problem::Silent,
        Error::Io(error) => match error.kind() {
            std::io::ErrorKind::ConnectionRefused => Problem::Refused,
            std::io::ErrorKind::TimedOut | std::io::ErrorKind::WouldBlock => Problem::Silent,
            // A library for TLS hides its error in one of input and output.
            std::io::ErrorKind::InvalidData | std::io::ErrorKind::UnexpectedEof
                if url.starts_with("https:") =>
            {
                Problem::Tls(error.to_string())
            }
            _ => Problem::Broken(error.to_string()),
        },
        Error::Tls(text) => Problem::Tls(text.to_owned()),
        Error::Rustls(error) => Problem::Tls(error.to_string()),
        Error::BadUri(text) => Problem::Address(text),
        other => Problem::Broken(other.to_string()),
    }
}

fn header(response: &ureq::http::Response<Body>, name: &str) -> String {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

fn keep(response: ureq::http::Response<Body>, is_get: bool) -> Box<Answer> {
    let mut answer = Answer {
        status: response.status().as_u16(),
        kind: header(&response, "content-type"),
        challenge: header(&response, "www-authenticate"),
        allow: header(&response, "allow"),
        location: header(&response, "location"),
        body: String::new(),
        is_get,
    };
    // A stream of events has no end to wait for.
    if !answer.kind.starts_with("text/event-stream") {
        let mut bytes = Vec::new();
        let _ = response.into_body().into_reader().take(KEPT_BODY).read_to_end(&mut bytes);
        answer.body = String::from_utf8_lossy(&bytes).into_owned();
    }
    Box::new(answer)
}

/// Scheme, host and port.
pub(super) fn origin(url: &str) -> Option<(String, String, u16)> {
    let uri: Uri = url.parse().ok()?;
    let scheme = uri.scheme_str()?.to_ascii_lowercase();
    let port = uri.port_u16().unwrap_or(if scheme == "https" { 443 } else { 80 });
    Some((scheme, uri.host()?.to_ascii_lowercase(), port))
}

/// The URL that `reference` means, read at `base`.
pub(super) fn join(base: &str, reference: &str) -> Option<String> {
    if reference.contains("://") {
        return Some(reference.to_owned());
    }
    let (scheme, rest) = base.split_once("://")?;
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let path = &path[..path.find(['?', '#']).unwrap_or(path.len())];
    if let Some(other) = reference.strip_prefix("//") {
        return Some(format!("{scheme}://{other}"));
    }
    if reference.starts_with('/') {
        return Some(format!("{scheme}://{authority}{reference}"));
    }
    if reference.starts_with('?') {
        return Some(format!("{scheme}://{authority}{path}{reference}"));
    }
    let folder = path.rfind('/').map_or("/", |slash| &path[..=slash]);
    Some(format!("{scheme}://{authority}{folder}{reference}"))
}

/// Whether the URL leads to this machine.
pub(super) fn is_local(url: &str) -> bool {
    origin(url).is_some_and(|(_, host, _)| {
        host == "localhost" || host.starts_with("127.") || matches!(host.as_str(), "[::1]" | "0.0.0.0")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_at_their_base() {
        for (base, reference, expected) in [
            ("http://h:1/a/sse?x=1", "/messages?id=1", "http://h:1/messages?id=1"),
            ("http://h:1/a/sse", "messages", "http://h:1/a/messages"),
            ("http://h", "messages", "http://h/messages"),
            ("http://h/sse?x", "?id=1", "http://h/sse?id=1"),
            ("https://h/sse", "//o/x", "https://o/x"),
            ("http://h/sse", "https://o/x", "https://o/x"),
        ] {
            assert_eq!(join(base, reference).as_deref(), Some(expected), "{base} {reference}");
        }
    }

    #[test]
    fn addresses_without_a_host_are_told() {
        for url in ["", "example.com/mcp", "ws://h/x", "http://", "https:///x"] {
            assert!(bad_address(url).is_some(), "{url}");
        }
        assert!(bad_address("http://localhost:3000/mcp").is_none());
    }
}
