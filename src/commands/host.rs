//! The machine as many servers ask it, or an editor with every key that is typed: answers are kept for a while.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use mcplint::host::{Host, ThisHost};

/// How long an answer is kept: whoever installs a program sees the finding go with the next key after that.
const KEPT: Duration = Duration::from_secs(10);

/// This machine, with the answers that it gave lately.
#[derive(Default)]
pub(super) struct KeepingHost {
    kept: Mutex<Option<Kept>>,
}

/// Answers, and since when they are kept.
struct Kept {
    since: Instant,
    programs: HashMap<String, Option<PathBuf>>,
    facts: HashMap<(Question, String), bool>,
    readers: HashMap<String, Option<bool>>,
}

/// What has yes or no for an answer.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Question {
    Exists,
    IsFolder,
    MayRun,
    HasShebang,
    IsTracked,
}

impl KeepingHost {
    /// Everything is asked anew.
    pub(super) fn forget(&self) {
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// What `find` finds in the answers that are not too old.
    fn kept<T>(&self, find: impl FnOnce(&mut Kept) -> T) -> T {
        // A file whose rules panicked leaves answers that are as good as before.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.as_ref().is_some_and(|kept| kept.since.elapsed() > KEPT) {
            *kept = None;
        }
        find(kept.get_or_insert_with(|| Kept {
            since: Instant::now(),
            programs: HashMap::new(),
            facts: HashMap::new(),
            readers: HashMap::new(),
        }))
    }

    fn fact(&self, question: Question, path: &str, ask: impl FnOnce(&str) -> bool) -> bool {
        self.kept(|kept| *kept.facts.entry((question, path.to_owned())).or_insert_with(|| ask(path)))
    }
}

impl Host for KeepingHost {
    fn find_program(&self, name: &str) -> Option<PathBuf> {
        self.kept(|kept| {
            kept.programs.entry(name.to_owned()).or_insert_with(|| ThisHost.find_program(name)).clone()
        })
    }

    fn exists(&self, path: &str) -> bool {
        self.fact(Question::Exists, path, |path| ThisHost.exists(path))
    }

    fn is_dir(&self, path: &str) -> bool {
        self.fact(Question::IsFolder, path, |path| ThisHost.is_dir(path))
    }

    fn is_executable(&self, path: &str) -> bool {
        self.fact(Question::MayRun, path, |path| ThisHost.is_executable(path))
    }

    fn has_shebang(&self, path: &str) -> bool {
        self.fact(Question::HasShebang, path, |path| ThisHost.has_shebang(path))
    }

    fn has_variable(&self, name: &str) -> bool {
        ThisHost.has_variable(name)
    }

    fn is_tracked(&self, path: &str) -> bool {
        self.fact(Question::IsTracked, path, |path| ThisHost.is_tracked(path))
    }

    fn others_may_read(&self, path: &str) -> Option<bool> {
        self.kept(|kept| {
            *kept.readers.entry(path.to_owned()).or_insert_with(|| ThisHost.others_may_read(path))
        })
    }

    fn home(&self) -> Option<PathBuf> {
        ThisHost.home()
    }

    fn absolute(&self, path: &str) -> PathBuf {
        ThisHost.absolute(path)
    }
}
