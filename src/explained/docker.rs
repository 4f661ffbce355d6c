//! What findings of the family docker explain: mistakes in docker lines.

use super::{Reach, Row};

pub(super) const ROWS: &[Row] = &[
    // docker's own words for the same `~`.
    ("docker-volume-unexpanded", &["unexpanded-tilde"], Reach::Place),
    ("docker-tty", &["docker-missing-interactive"], Reach::Place),
    // Usually one variable under two names: `-e GITHUB_TOKEN` beside `env.GITHUB_PERSONAL_ACCESS_TOKEN`.
    ("docker-env-not-forwarded", &["docker-env-undeclared"], Reach::Server),
    // Behind the image docker reads nothing: what is missing before it stands there.
    (
        "docker-flag-after-image",
        &[
            "docker-missing-rm",
            "docker-missing-interactive",
            "docker-env-not-forwarded",
            "docker-env-undeclared",
            "missing-required-env",
            "docker-publish-on-stdio",
        ],
        Reach::Server,
    ),
    // One option takes the next one or the image for its value, and all the rest is misread.
    (
        "docker-env-value-as-name",
        &[
            "docker-missing-rm",
            "docker-missing-interactive",
            "docker-env-not-forwarded",
            "docker-env-undeclared",
        ],
        Reach::Server,
    ),
    (
        "docker-image-missing",
        &[
            "docker-missing-rm",
            "docker-missing-interactive",
            "docker-env-not-forwarded",
            "docker-env-undeclared",
            "docker-env-value-as-name",
            "docker-tty",
            "docker-detached",
        ],
        Reach::Server,
    ),
    // docker's own words about the path say more than that nobody replaces `~` or `$PWD`.
    ("docker-volume-unexpanded", &["unexpanded-tilde", "variable-syntax-unsupported"], Reach::Place),
];
