//! The fenced blocks of a rule's page.

use mcplint::clients::{self, Dialect};
use mcplint::platform::Platform;
use mcplint::source::Encoding;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Bad,
    Good,
}

/// A fenced block with its tags.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    /// The line of the page on which it starts, from 1.
    pub(crate) line: usize,
    pub(crate) language: String,
    pub(crate) platform: Option<Platform>,
    pub(crate) host: bool,
    /// Whether the machine has its Node.js from nvm.
    pub(crate) nvm: bool,
    /// The version of the client, by its id.
    pub(crate) versions: Vec<(&'static str, String)>,
    pub(crate) encoding: Encoding,
    client: Option<&'static Dialect>,
    path: Option<String>,
}

impl Block {
    /// The client to name, unless the path names it.
    pub(crate) fn client(&self) -> Option<&'static Dialect> {
        self.client
    }

    /// Where the file is said to lie.
    pub(crate) fn path(&self) -> String {
        if let Some(path) = &self.path {
            return path.clone();
        }
        match self.client.and_then(|client| client.files.first()) {
            Some(_) if self.client.is_some_and(|client| client.id == "claude-desktop") => {
                "claude_desktop_config.json".to_owned()
            }
            Some(file) if !file.path.starts_with(['~', '%', '$', '/']) => file.path.to_owned(),
            Some(file) => file.path.rsplit('/').next().unwrap().to_owned(),
            None => format!("config.{}", self.language),
        }
    }
}

/// The blocks of the page of `rule` that are tests.
pub(crate) fn read(rule: &str) -> Vec<Block> {
    let page = mcplint::rules::page(rule).unwrap();
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (index, line) in page.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (Some(_), Some(_)) => {
                let mut block = open.take().unwrap();
                if let Some(escaped) = block.text.strip_prefix("\\ufeff") {
                    block.text = format!("\u{feff}{escaped}");
                }
                if let (Encoding::Unknown { offset }, Some(at)) = (&mut block.encoding, block.text.find('?'))
                {
                    *offset = at;
                }
                blocks.push(block);
            }
            (Some(block), None) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, Some(tags)) => open = parse_tags(tags, index + 1),
            (None, None) => {}
        }
    }
    blocks
}

fn parse_tags(tags: &str, line: usize) -> Option<Block> {
    let mut words = tags.split_whitespace();
    let language = words.next()?.to_owned();
    let kind = match words.next()? {
        "bad" => Kind::Bad,
        "good" => Kind::Good,
        _ => return None,
    };
    let mut block = Block {
        kind,
        text: String::new(),
        line,
        language,
        platform: None,
        host: false,
        nvm: false,
        versions: Vec::new(),
        encoding: Encoding::Utf8,
        client: None,
        path: None,
    };
    let mut version = None;
    for word in words {
        match word.split_once('=') {
            Some(("platform", platform)) => block.platform = Some(platform.parse().unwrap()),
            Some(("path", path)) => block.path = Some(path.to_owned()),
            Some(("version", number)) => version = Some(number.to_owned()),
            None if word == "host" => block.host = true,
            Some(("encoding", "utf-16le")) => block.encoding = Encoding::Utf16Le,
            Some(("encoding", "latin-1")) => block.encoding = Encoding::Unknown { offset: 0 },
            Some(("host", "nvm")) => (block.host, block.nvm) = (true, true),
            None => {
                block.client =
                    Some(clients::by_id(word).unwrap_or_else(|| panic!("line {line}: no client `{word}`")))
            }
            _ => panic!("line {line}: unknown tag `{word}`"),
        }
    }
    block.versions.extend(block.client.map(|client| client.id).zip(version));
    Some(block)
}
