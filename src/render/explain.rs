//! For people: what an error means, what causes it, which rules find the cause.

use crate::errors::{Clean, KnownError};

/// What to do when a process died or never started and the config is clean.
const RUN_IT: &str = "Run the command of the entry by hand in a terminal, with its arguments and the variables of \
                      `env`, from another folder than the project's.";
/// What each outcome of that means.
const BY_HAND: [(&str, &str); 5] = [
    (
        "It prints a trace and ends",
        "the server is at fault. The last lines name what it lacks: a module, a variable, a newer Node or \
         Python.",
    ),
    (
        "It returns at once, without a word",
        "nothing keeps the server running. It must read standard input until that is closed; servers on an \
         official SDK do.",
    ),
    (
        "It stays running and waits",
        "the server is sound, and the client starts it in another way: another PATH, another folder, fewer \
         variables. Write full paths and put every variable into `env`.",
    ),
    (
        "It prints a line before you type",
        "is that line on standard output? Hide standard error to see (`2>/dev/null`, on Windows `2>nul`). A \
         banner there breaks the protocol; it belongs on standard error.",
    ),
    (
        "You cannot tell",
        "ask the MCP Inspector: `npx -y @modelcontextprotocol/inspector COMMAND ARGS`. If it lists the tools, \
         look at the client; if not, at the server.",
    ),
];

/// Who does all of that for one.
const PROBE: &str = "Run `mcplint probe FILE`: it starts the servers of a config as the client does, and says which of \
                     these it is.";

/// The answer to a text that shows `errors`, the first in full, in `width` columns.
pub fn render(errors: &[&KnownError], color: bool, width: usize) -> String {
    let Some((first, others)) = errors.split_first() else {
        return String::new();
    };
    let mut page = Page { out: String::new(), color, width: width.max(40) };
    page.heading(first.name);
    page.text("", "", first.meaning);
    page.heading("Likely causes, the likeliest first");
    for (index, cause) in first.causes.iter().enumerate() {
        page.text(&format!("  {}. ", index + 1), "     ", cause.text);
        let rules = cause.found_by();
        if !rules.is_empty() {
            page.rules("     rules: ", "       ", &rules);
        }
    }
    if first.causes.iter().any(|cause| !cause.found_by().is_empty()) {
        page.out.push('\n');
        page.text("", "", "`mcplint` looks for these; `mcplint explain RULE` tells more of one.");
    }
    page.heading("When mcplint finds nothing");
    match first.clean {
        Clean::Do(text) => page.text("  ", "  ", text),
        Clean::ByHand(word) => {
            page.text("  ", "  ", RUN_IT);
            for (outcome, then) in BY_HAND {
                page.text("  - ", "    ", &format!("{outcome}: {then}"));
            }
            if !word.is_empty() {
                page.text("  ", "  ", word);
            }
        }
    }
    if !others.is_empty() {
        page.heading("Also in this text, and less exact");
        for error in others {
            page.text("  - ", "    ", &format!("{} ({})", error.name, error.see));
        }
    }
    page.heading(&format!("Sources, checked {}", first.checked));
    for source in first.sources {
        page.text("  ", "    ", source);
    }
    if matches!(first.clean, Clean::ByHand(_)) {
        page.out.push('\n');
        page.text("", "", PROBE);
    }
    page.out
}

struct Page {
    out: String,
    color: bool,
    width: usize,
}

impl Page {
    fn heading(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        let painted = self.style("1", text);
        self.out.push_str(&painted);
        self.out.push('\n');
    }

    fn text(&mut self, first: &str, rest: &str, text: &str) {
        let options = textwrap::Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
        for line in textwrap::wrap(text, options) {
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }

    /// A list of names, each in colour: wrapped before it is painted, for paint has no width.
    fn rules(&mut self, first: &str, rest: &str, names: &[&str]) {
        let mut column = first.len();
        self.out.push_str(first);
        for (index, name) in names.iter().enumerate() {
            let comma = if index + 1 < names.len() { "," } else { "" };
            let room = name.len() + comma.len();
            if index > 0 && column + 1 + room > self.width {
                self.out.push_str(&format!("\n{rest}"));
                column = rest.len();
            } else if index > 0 {
                self.out.push(' ');
                column += 1;
            }
            let painted = self.style("36", name);
            self.out.push_str(&format!("{painted}{comma}"));
            column += room;
        }
        self.out.push('\n');
    }

    fn style(&self, code: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
