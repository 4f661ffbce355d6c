//! What is settled once every file was read: mistakes in `mcplint.toml`, ignores that were not needed, the baseline.

use std::path::{Path, PathBuf};

use super::{Run, write};
use crate::commands::{CommandError, complain, project, show};
use mcplint::baseline::Baseline;
use mcplint::config;
use mcplint::mask::MaskedReport;
use mcplint::render::{self, RenderOptions};
use mcplint::report::{FileError, Report};
use mcplint::source::LineIndex;

impl Run<'_> {
    /// Mistakes in `mcplint.toml`: in the look of findings for people, as errors for machines.
    pub(super) fn show_mistakes(&mut self, machine: bool, options: &RenderOptions) {
        for project in self.projects.loaded().iter().filter(|project| !project.mistakes.is_empty()) {
            let path = project.path.to_string_lossy().into_owned();
            let report = config::report(&path, &project.mistakes);
            if machine {
                let lines = LineIndex::new(&project.text);
                self.report.errors.extend(project.mistakes.iter().map(|mistake| {
                    let at = lines.position(&project.text, mistake.span.start);
                    let message = format!(
                        "line {}, column {}: {} ({})",
                        at.line, at.column, mistake.message, mistake.label
                    );
                    FileError { path: path.clone(), message }
                }));
            } else {
                let report = Report { files: vec![(report, project.text.clone())], ..Report::default() };
                let masked = MaskedReport::new(&report, self.secrets());
                let options = RenderOptions { color: false, ..*options };
                show(&render::full::render_findings(&masked, &options));
            }
            self.mistaken = true;
        }
    }

    /// Ignores in `mcplint.toml` that silenced nothing.
    pub(super) fn report_unused(&mut self) {
        let walked: Vec<PathBuf> = if self.args.paths.is_empty() && !self.args.user {
            vec![PathBuf::from(".")]
        } else {
            self.args.paths.iter().filter(|path| path.is_dir()).cloned().collect()
        };
        for project in self.projects.loaded() {
            if let Some(report) = project.unused(&walked) {
                self.report.files.push((report, project.text.clone()));
            }
        }
    }

    /// Hides what the baseline knows.
    pub(super) fn use_baseline(&mut self, known: &Baseline) {
        let Some(path) = &self.args.baseline else { return };
        let applied = known.apply(&mut self.report, names_beside(path));
        if self.args.quiet {
            return;
        }
        if applied.hidden > 0 {
            complain(&format!(
                "{} not shown: the baseline knows {}",
                findings(applied.hidden),
                them(applied.hidden)
            ));
        }
        if applied.mended > 0 {
            let are = if applied.mended == 1 { "is" } else { "are" };
            complain(&format!(
                "{} of the baseline {are} mended; --write-baseline forgets {}",
                findings(applied.mended),
                them(applied.mended)
            ));
        }
    }

    /// Writes all findings to the baseline, in place of showing them.
    pub(super) fn write_baseline(&self, path: &Path) -> Result<(), CommandError> {
        let baseline = Baseline::of(&self.report, names_beside(path));
        write::create(path, baseline.text().as_bytes())
            .map_err(|error| CommandError::Output { path: path.to_path_buf(), error })?;
        complain(&format!("wrote {} to {}", findings(baseline.len()), path.display()));
        Ok(())
    }
}

/// How files are called in a baseline: relative to its folder, with `/`, wherever mcplint is started.
fn names_beside(baseline: &Path) -> impl Fn(&str) -> String + use<> {
    let folder = project::absolute(baseline).parent().map(Path::to_path_buf).unwrap_or_default();
    move |file| {
        let whole = project::absolute(Path::new(file));
        whole.strip_prefix(&folder).unwrap_or(&whole).to_string_lossy().replace('\\', "/")
    }
}

fn findings(count: usize) -> String {
    if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") }
}

fn them(count: usize) -> &'static str {
    if count == 1 { "it" } else { "them" }
}
