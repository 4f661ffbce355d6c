//! What the server asks of the machine: files, settings, the host. Tests replace it.

use std::sync::Arc;

use serde_json::Value;

use crate::clients::Dialect;
use crate::host::Host;
use crate::lint::LintOptions;
use crate::platform::Platform;
use crate::selection::Selection;
use crate::source::Encoding;

/// What is asked for one file.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The rules.
    pub selection: Arc<Selection>,
    /// The client that was named.
    pub client: Option<&'static Dialect>,
    /// The platform that was named.
    pub platform: Option<Platform>,
    /// Versions of clients.
    pub client_versions: Vec<(&'static str, String)>,
}

/// A `mcplint.toml`, or the `pyproject.toml` that stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectFile {
    /// Its whole path.
    pub path: String,
    /// How the file that was asked about is called in its patterns.
    pub name: String,
    /// Whether it is there.
    pub exists: bool,
}

/// What the server asks of the machine.
pub trait World {
    /// What is asked for the file at `path`; `None` where it is to be passed over.
    fn asked(&mut self, path: &str) -> Option<Asked>;
    /// The machine that rules may ask, if they may.
    fn host(&self) -> Option<&dyn Host>;
    /// The platform of that machine.
    fn host_platform(&self) -> Platform;
    /// The user's home folder.
    fn home(&self) -> Option<&str>;
    /// The bytes of a file; `None` where it cannot be read.
    fn read(&self, path: &str) -> Option<Vec<u8>>;
    /// The `mcplint.toml` that is for the file at `path`, or where one would be made for it.
    fn project_file(&mut self, path: &str) -> Option<ProjectFile>;
    /// The folder that the editor has open, for documents that lie nowhere.
    fn open_folder(&mut self, path: &str);
    /// Takes settings of the editor.
    ///
    /// # Errors
    /// What is wrong with them, without their values.
    fn configure(&mut self, settings: &Value) -> Result<(), String>;
    /// Something on the disk has changed: what was kept of it is of no use.
    fn forget(&mut self);
    /// Where the last panic happened, if it was not asked for since.
    fn last_panic(&mut self) -> Option<String>;
}

/// The options for a text of which this is asked.
pub(super) fn options<'o>(world: &'o dyn World, asked: &'o Asked, encoding: Encoding) -> LintOptions<'o> {
    LintOptions {
        client: asked.client,
        platform: asked.platform,
        host: world.host(),
        host_platform: Some(world.host_platform()),
        selection: Some(&asked.selection),
        client_versions: &asked.client_versions,
        home: world.home(),
        encoding,
        most: None,
    }
}
