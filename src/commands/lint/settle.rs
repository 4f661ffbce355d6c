//! What is settled once every file was read: mistakes in `mcplint.toml`, ignores that were not needed, the baseline.

use std::path::{Path, PathBuf};

use super::{Run, project, write};
use crate::commands::{CommandError, complain, show};
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

    /// Hides what the baseline knows, or writes it.
    pub(super) fn use_baseline(&mut self, known: Option<&Baseline>) -> Result<(), CommandError> {
        let Some(path) = &self.args.baseline else { return Ok(()) };
        let folder = project::absolute(path).parent().map(Path::to_path_buf).unwrap_or_default();
        let name = |file: &str| {
            let whole = project::absolute(Path::new(file));
            whole.strip_prefix(&folder).unwrap_or(&whole).to_string_lossy().replace('\\', "/")
        };
        let Some(known) = known else {
            let baseline = Baseline::of(&self.report, name);
            write::create(path, baseline.text().as_bytes())
                .map_err(|error| CommandError::Output { path: path.clone(), error })?;
            self.report.files.iter_mut().for_each(|(file, _)| file.diagnostics.clear());
            complain(&format!("wrote {} findings to {}", baseline.len(), path.display()));
            return Ok(());
        };
        let applied = known.apply(&mut self.report, name);
        if applied.mended > 0 && !self.args.quiet {
            let (are, them) = if applied.mended == 1 {
                ("finding of the baseline is", "it")
            } else {
                ("findings of the baseline are", "them")
            };
            complain(&format!("{} {are} mended; --write-baseline forgets {them}", applied.mended));
        }
        Ok(())
    }
}
