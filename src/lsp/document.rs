//! An open document, and what was found in it.

use gen_lsp_types::{Position, Range, Uri};

use super::text::{Columns, Text};
use super::uri::{self, Place};
use super::world::{Asked, World, options};
use crate::config::{self, FILE_NAME};
use crate::edit::Edit;
use crate::lint::{LintOptions, lint_text};
use crate::mask::{MaskedFile, Secrets};
use crate::report::FileReport;
use crate::source::{self, BOM, Encoding};
use crate::span::Span;

/// An open document.
#[derive(Debug)]
pub(super) struct Document {
    /// Its URI, as the editor writes it.
    pub(super) uri: Uri,
    /// Where it lies.
    pub(super) place: Place,
    /// The editor's number for this state of it.
    pub(super) version: i32,
    /// Its text.
    pub(super) text: Text,
    /// How the file stood on the disk when it was last the same as the document.
    encoding: Encoding,
    /// Whether the file starts with a byte order mark that the editor keeps to itself.
    has_hidden_mark: bool,
    /// What was found, if the document was looked at since it changed.
    pub(super) found: Option<Found>,
    /// Whether the editor is to be told what is found.
    pub(super) is_due: bool,
}

/// What was found in a document.
#[derive(Debug)]
pub(super) struct Found {
    /// The findings, with the true text of their edits.
    pub(super) report: FileReport,
    /// The same, in words that may be shown.
    pub(super) masked: MaskedFile,
    /// What was asked for the document.
    pub(super) asked: Asked,
    /// Whether this is the config file of a client, and not one to be passed over.
    pub(super) is_linted: bool,
}

impl Document {
    pub(super) fn new(uri: Uri, language: &str, version: i32, text: String) -> Self {
        let place = uri::place(&uri, language);
        Self {
            uri,
            place,
            version,
            text: Text::new(text),
            encoding: Encoding::Utf8,
            has_hidden_mark: false,
            found: None,
            is_due: true,
        }
    }

    /// Looks at the file on the disk: an editor shows its text, and not how it is encoded.
    pub(super) fn compare_with_disk(&mut self, world: &dyn World) {
        let bytes = Some(&self.place.path).filter(|_| self.place.is_file).and_then(|path| world.read(path));
        let Some(decoded) = bytes.and_then(|bytes| source::decode(bytes).ok()) else { return };
        let ours = self.text.as_str();
        let hidden = decoded.text.strip_prefix(BOM).is_some_and(|rest| rest == ours);
        let encoding = match decoded.encoding {
            // The editor shows other characters for the bytes that are no UTF-8.
            Encoding::Unknown { offset } => {
                twin_offset(&decoded.text, ours, offset).map(|offset| Encoding::Unknown { offset })
            }
            known => (hidden || decoded.text == ours).then_some(known),
        };
        self.has_hidden_mark = hidden;
        self.encoding = encoding.unwrap_or_default();
    }

    /// The document has changed: what was found is of no use.
    pub(super) fn touch(&mut self) {
        self.found = None;
        self.is_due = true;
    }

    /// Finds what there is to find, unless that is known already.
    pub(super) fn look(&mut self, world: &mut dyn World) {
        if self.found.is_none() {
            self.found = Some(self.lint(world));
        }
    }

    /// Nothing can be found in this state of the document.
    pub(super) fn give_up(&mut self) {
        self.found = Some(Found::nothing(&self.place.path));
    }

    fn lint(&self, world: &mut dyn World) -> Found {
        let path = self.place.path.as_str();
        let text = self.linted_text();
        if self.place.is_past {
            return Found::nothing(path);
        }
        if let Some(is_pyproject) = self.is_settings() {
            let (_, mistakes) = config::parse(&text, is_pyproject);
            return Found::new(config::report(path, &mistakes), &text, Asked::default());
        }
        let Some(asked) = world.asked(path) else {
            return Found::nothing(path);
        };
        let mut report = lint_text(&text, path, &options(world, &asked, self.encoding));
        let is_linted = report.is_unmistakable;
        if !is_linted {
            report.diagnostics.clear();
        }
        Found { is_linted, ..Found::new(report, &text, asked) }
    }

    /// Whether these are settings of mcplint's own, and if so whether among those of others.
    fn is_settings(&self) -> Option<bool> {
        let name = self.place.path.rsplit(['/', '\\']).next()?;
        match name {
            FILE_NAME => Some(false),
            "pyproject.toml" => Some(true),
            _ => None,
        }
    }

    /// The text as it stands in the file.
    pub(super) fn linted_text(&self) -> std::borrow::Cow<'_, str> {
        let text = self.text.as_str();
        if self.has_hidden_mark { format!("{BOM}{text}").into() } else { text.into() }
    }

    /// The options to lint this document with.
    pub(super) fn options<'o>(&self, world: &'o dyn World, asked: &'o Asked) -> LintOptions<'o> {
        options(world, asked, self.encoding)
    }

    /// How many bytes the file has before those of the document.
    fn hidden(&self) -> usize {
        if self.has_hidden_mark { BOM.len() } else { 0 }
    }

    /// The place of `span`, which is one of the file.
    pub(super) fn range(&self, span: Span, columns: Columns) -> Range {
        let hidden = self.hidden();
        let inner = Span::new(span.start.saturating_sub(hidden), span.end.saturating_sub(hidden));
        self.text.range(inner, columns)
    }

    /// The byte of the file at a place of the document.
    pub(super) fn offset(&self, position: Position, columns: Columns) -> usize {
        self.text.offset(position, columns) + self.hidden()
    }

    /// An edit of the file as one of the document; `None` where it is about what the editor does not show.
    pub(super) fn edit(&self, edit: &Edit, columns: Columns) -> Option<gen_lsp_types::TextEdit> {
        (edit.span.start >= self.hidden())
            .then(|| gen_lsp_types::TextEdit::new(self.range(edit.span, columns), edit.new_text.clone()))
    }
}

impl Found {
    fn nothing(path: &str) -> Self {
        Self::new(FileReport::of_mcplint(path, Vec::new()), "", Asked::default())
    }

    fn new(report: FileReport, text: &str, asked: Asked) -> Self {
        // Nothing is shown of a text in which nothing was found.
        let text = if report.diagnostics.is_empty() { "" } else { text };
        let masked = MaskedFile::new(&report, text, Secrets::Hidden);
        Self { report, masked, asked, is_linted: false }
    }
}

/// Where character `offset` of `decoded`, which has a `?` for each byte that is no UTF-8, stands in the text that an
/// editor shows of the same file; `None` where that is another text.
fn twin_offset(decoded: &str, shown: &str, offset: usize) -> Option<usize> {
    let mut characters = shown.char_indices();
    let mut found = None;
    for (at, character) in decoded.char_indices() {
        let (twin, shown) = characters.next()?;
        let is_same = character == shown || character == '?' && !shown.is_ascii();
        if !is_same {
            return None;
        }
        if at == offset {
            found = Some(twin);
        }
    }
    found.filter(|_| characters.next().is_none())
}
