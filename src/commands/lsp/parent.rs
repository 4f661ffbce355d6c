//! Whether the process that started a server is still there.

/// The process of an editor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parent {
    #[cfg(unix)]
    process: rustix::process::Pid,
}

#[cfg(unix)]
impl Parent {
    /// The process with this id; `None` if there can be none.
    pub(super) fn new(id: i64) -> Option<Self> {
        let process = rustix::process::Pid::from_raw(i32::try_from(id).ok().filter(|id| *id > 0)?)?;
        Some(Self { process })
    }

    /// Whether it runs. One that may not be asked about does.
    pub(super) fn is_alive(&self) -> bool {
        rustix::process::test_kill_process(self.process) != Err(rustix::io::Errno::SRCH)
    }
}

/// Where nobody can be asked without unsafe code, the pipe alone tells that the editor has gone.
#[cfg(not(unix))]
impl Parent {
    pub(super) fn new(_: i64) -> Option<Self> {
        None
    }

    pub(super) fn is_alive(&self) -> bool {
        true
    }
}
