//! Remote servers.

use super::{CHECKED, cause};
use crate::errors::Clean::Do;
use crate::errors::KnownError;
use crate::errors::Pattern::{Has, Is};

pub(super) static ROWS: &[KnownError] = &[
    KnownError {
        name: "The server lets no client register itself",
        see: "Dynamic client registration failed",
        patterns: &[Has("dynamic client registration"), Has("does not support dynamic client")],
        meaning: "A client that logs in for the first time registers itself with the server. This one takes \
                  registered clients only, or a token.",
        causes: &[
            cause("The entry has no token, and the server wants one.", &["remote-missing-auth"]),
            cause("The id of your app stands under the key of another client.", &["oauth-fields"]),
        ],
        clean: Do("Look on the server's page for a token to send in a header, or register an app there and \
                 give the client its id."),
        samples: &["Dynamic client registration failed: HTTP 404"],
        sources: &["https://github.com/anthropics/claude-code/issues/3239"],
        checked: "2026-11-25",
    },
    KnownError {
        name: "mcp-remote refuses plain HTTP",
        see: "Non-HTTPS URLs are only allowed for localhost",
        patterns: &[Has("non-https urls are only allowed")],
        meaning: "mcp-remote takes http:// for localhost and 127.0.0.1 only, and has stopped.",
        causes: &[cause("The URL starts with http://.", &["mcp-remote-http"])],
        clean: Do("Write https://, or add --allow-http behind the URL in a network that is yours."),
        samples: &[
            "Error: Non-HTTPS URLs are only allowed for localhost or when --allow-http flag is provided",
        ],
        sources: &["measured: mcp-remote 0.15.1, source"],
        checked: "2026-11-25",
    },
    KnownError {
        name: "The URL is none",
        see: "Invalid URL",
        patterns: &[Has("invalid url"), Has("err_invalid_url"), Has("unsupported protocol scheme")],
        meaning: "The text that should be a URL cannot be read as one.",
        causes: &[
            cause("The scheme, http:// or https://, is missing or misspelt.", &["url-invalid"]),
            cause("mcp-remote took an option for the URL.", &["mcp-remote-shape"]),
            cause(
                "A variable in the URL was not filled in.",
                &["variable-syntax-unsupported", "variable-unset"],
            ),
        ],
        clean: Do("Write the whole URL, with http:// or https:// before it."),
        samples: &["TypeError: Invalid URL", "TypeError [ERR_INVALID_URL]: Invalid URL"],
        sources: &["measured: Node 20.20, Linux"],
        checked: "2026-11-25",
    },
    KnownError {
        name: "Nothing listens at that address",
        see: "ECONNREFUSED",
        patterns: &[Has("econnrefused"), Has("connection refused"), Has("err_connection_refused")],
        meaning: "The client knocked at an address, and no program has that port open. That is a third \
                  thing beside a process that died (-32000) and one that does not answer (-32001): for \
                  a URL the client starts nothing.",
        causes: &[
            cause("The server at this URL is not running, or has another port: start it yourself.", &[]),
            cause(
                "`localhost` is the address ::1 here, and the server listens on 127.0.0.1.",
                &["localhost-ipv6"],
            ),
            cause("In a container `localhost` is the container itself.", &["docker-localhost"]),
            cause("The URL is wrong.", &["url-invalid", "moved-endpoint"]),
        ],
        clean: Do("`curl -i URL` must bring an answer of any kind, a 4xx too. If it does not, start the \
                 server and see which address it prints; from WSL or a container, 127.0.0.1 is not that \
                 of Windows."),
        samples: &[
            "connect ECONNREFUSED ::1:3000",
            "TypeError: fetch failed: connect ECONNREFUSED 127.0.0.1:8080",
        ],
        sources: &[
            "https://github.com/apollographql/apollo-mcp-server/issues/124",
            "https://github.com/JetBrains/mcp-jetbrains/issues/7",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The host of the URL is unknown",
        see: "getaddrinfo ENOTFOUND",
        patterns: &[Has(" enotfound"), Is("enotfound"), Has("eai_again"), Has("could not resolve host")],
        meaning: "No name server knows the host of the URL.",
        causes: &[
            cause("The URL is wrong, or still an example.", &["url-invalid", "placeholder-value"]),
            cause("The service has moved.", &["moved-endpoint"]),
            cause(
                "A variable in the URL was not filled in.",
                &["variable-syntax-unsupported", "variable-unset"],
            ),
        ],
        clean: Do("Open the URL in a browser on the same machine. A name that exists in a company \
                 network only needs its VPN."),
        samples: &["getaddrinfo ENOTFOUND mcp.example.invalid"],
        sources: &["measured: Node 20.20, Linux"],
        checked: CHECKED,
    },
    KnownError {
        name: "A header holds a character that may not be there",
        see: "Invalid character in header content [\"Authorization\"]",
        patterns: &[
            Has("invalid character in header content"),
            Has("err_invalid_char"),
            Has("to a bytestring because"),
            Has("is an invalid header"),
        ],
        meaning: "A line break, a curly quote or another sign outside of Latin-1 stands in the value \
                  of a header. The request never leaves.",
        causes: &[
            cause("The token was pasted with a line break or blanks.", &["value-whitespace"]),
            cause("The header's name or value is malformed.", &["header-invalid", "mcp-remote-shape"]),
        ],
        clean: Do("Look into the variable that the value comes from: it may end in a line break."),
        samples: &["TypeError [ERR_INVALID_CHAR]: Invalid character in header content \
                 [\"Authorization\"]"],
        sources: &["measured: Node 20.20, Linux"],
        checked: CHECKED,
    },
    KnownError {
        name: "The server does not accept the token",
        see: "401 Unauthorized",
        patterns: &[
            Has("http 401"),
            Has("status 401"),
            Has("status code 401"),
            Has("error 401"),
            Has("401 unauthorized"),
            Has("(401)"),
            Has("unauthorized"),
            Has("bad credentials"),
            Is("401"),
        ],
        meaning: "The server was reached, and wants a token or another one than it got.",
        causes: &[
            cause(
                "The value is an example, empty, or wrapped in quotes or blanks.",
                &["placeholder-value", "env-empty-value", "value-wrapped-in-quotes", "value-whitespace"],
            ),
            cause(
                "The client sends `${NAME}` as it is written.",
                &["variable-syntax-unsupported", "variable-unset"],
            ),
            cause("`Bearer` is missing, or twice there.", &["bearer-scheme"]),
            cause(
                "The header or variable is missing or has another name.",
                &["missing-required-env", "env-wrong-name", "remote-missing-auth", "headers-key-alias"],
            ),
            cause(
                "On Windows the header was cut at its space.",
                &["mcp-remote-header-space", "windows-shim-arg-with-space"],
            ),
        ],
        clean: Do("Try the token by hand: `curl -i -H \"Authorization: Bearer TOKEN\" URL`. 401 there \
                 too: it has expired, or lacks a right."),
        samples: &["Error POSTing to endpoint (HTTP 401): Unauthorized", "401"],
        sources: &[
            "https://github.com/anthropics/claude-code/issues/3239",
            "https://github.com/punkpeye/mcp-remote/issues/26",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The URL is not the endpoint of this transport",
        see: "404, 405 Method Not Allowed, SSE error: Non-200",
        patterns: &[
            Has("405 method not allowed"),
            Has("http 405"),
            Has("status code 405"),
            Has("non-200 status code"),
            Has("http 404"),
            Has("status code 404"),
            Has("410 gone"),
            Has("http 410"),
            Has("status code 410"),
            Has("invalid content type, expected \"text/event-stream\""),
            Is("405"),
            Is("404"),
        ],
        meaning: "A web server answered, and not with MCP: the path is another one, or it speaks the \
                  other of the two transports over HTTP.",
        causes: &[
            cause(
                "The type says http and the URL is one for SSE, or the other way round.",
                &["transport-url-mismatch", "unknown-transport-type"],
            ),
            cause("The endpoint has moved.", &["moved-endpoint", "sse-deprecated"]),
            cause("A slash at the end is missing or too many.", &["url-trailing-slash"]),
            cause("The URL is that of a web page.", &["url-invalid"]),
        ],
        clean: Do("Take the URL from the server's own page. `/sse` is the older transport, `/mcp` most \
                 often the newer one."),
        samples: &["SSE error: Non-200 status code (405)", "Error POSTing to endpoint (HTTP 404): Not Found"],
        sources: &[
            "https://github.com/google-gemini/gemini-cli/issues/2787",
            "https://github.com/BerriAI/litellm/issues/23688",
        ],
        checked: CHECKED,
    },
];
