//! Job objects: the system ends all processes of a job when its last handle is closed, as it is when mcplint ends.

use std::collections::BTreeMap;
use std::io;
use std::os::windows::io::AsRawHandle as _;
use std::process::{Child, Command};
use std::sync::{Mutex, PoisonError};

use win32job::Job;

use super::Ending;

/// Whether a process can be asked to end: a process without a window cannot.
pub(super) const ASKS: bool = false;

/// The jobs of the servers that run, by the number of their process.
static JOBS: Mutex<BTreeMap<u32, Job>> = Mutex::new(BTreeMap::new());

pub(super) fn is_no_program(_: &io::Error) -> bool {
    false
}

pub(super) fn set_apart(_: &mut Command, _: &str) {}

/// Nothing to prepare: jobs do it.
pub(super) fn prepare() {}

/// Windows ends mcplint, and with it every job.
pub(super) fn on_signals(_: &std::sync::Arc<std::sync::atomic::AtomicBool>) {}

pub(super) fn ending(child: &mut Child) -> Option<Ending> {
    let status = child.try_wait().ok()??;
    Some(Ending { status: status.code(), signal: None })
}

/// The job of a server.
#[derive(Debug)]
pub(super) struct Group {
    leader: u32,
}

impl Group {
    pub(super) fn of(child: &Child) -> Self {
        if let Some(job) = job_with(child) {
            jobs(|jobs| jobs.insert(child.id(), job));
        }
        Self { leader: child.id() }
    }

    pub(super) fn ask(&self) {}

    pub(super) fn kill(&self) {
        jobs(|jobs| drop(jobs.remove(&self.leader)));
    }

    pub(super) fn forget(&self) {}
}

fn job_with(child: &Child) -> Option<Job> {
    let job = Job::create().ok()?;
    let mut limits = job.query_extended_limit_info().ok()?;
    limits.limit_kill_on_job_close();
    job.set_extended_limit_info(&limits).ok()?;
    job.assign_process(child.as_raw_handle() as isize).ok()?;
    Some(job)
}

/// Ends every process that this one has started. For the end of the program, however it comes.
pub(super) fn end_everything() {
    jobs(BTreeMap::clear);
}

fn jobs<R>(then: impl FnOnce(&mut BTreeMap<u32, Job>) -> R) -> R {
    then(&mut JOBS.lock().unwrap_or_else(PoisonError::into_inner))
}
