//! Where a program is looked for, and what is found there.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::plan::Launch;

/// What glibc and musl search where there is no PATH.
const WITHOUT_PATH: &str = "/usr/local/bin:/bin:/usr/bin";

/// How long the user's shell may take to say what its PATH is.
const SHELL_PATIENCE: Duration = Duration::from_secs(5);

/// What came of looking for a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The file that the system will start.
    File(PathBuf),
    /// A file that may not be run, or a folder.
    NotExecutable(PathBuf),
    /// Nothing, in any of these places.
    Nowhere(Vec<String>),
}

/// Looks for the program of `launch` as the client does.
pub(super) fn find(launch: &Launch) -> Found {
    find_in(&launch.program, launch.search_path.as_deref(), &launch.folder)
}

fn find_in(program: &str, search_path: Option<&str>, folder: &Path) -> Found {
    if program.is_empty() {
        return Found::Nowhere(Vec::new());
    }
    if program.contains('/') || cfg!(windows) && program.contains('\\') {
        let path = folder.join(program);
        let shown = path.to_string_lossy().into_owned();
        return seen(&path, program).unwrap_or(Found::Nowhere(vec![shown]));
    }
    let mut forbidden = None;
    let searched: Vec<PathBuf> = std::env::split_paths(search_path.unwrap_or(WITHOUT_PATH)).collect();
    for place in &searched {
        match seen(&folder.join(place).join(program), program) {
            Some(Found::NotExecutable(path)) if path.is_file() => forbidden = forbidden.or(Some(path)),
            Some(Found::File(path)) => return Found::File(path),
            _ => {}
        }
    }
    match forbidden {
        Some(path) => Found::NotExecutable(path),
        None => Found::Nowhere(searched.iter().map(|place| place.to_string_lossy().into_owned()).collect()),
    }
}

#[cfg(unix)]
fn seen(path: &Path, _: &str) -> Option<Found> {
    use std::os::unix::fs::PermissionsExt as _;

    let file = std::fs::metadata(path).ok()?;
    let may_run = file.is_file() && file.permissions().mode() & 0o111 != 0;
    Some(if may_run { Found::File(path.to_path_buf()) } else { Found::NotExecutable(path.to_path_buf()) })
}

/// A name without a suffix finds `.exe` and, as cross-spawn and `which` look, the other suffixes of PATHEXT.
#[cfg(windows)]
fn seen(path: &Path, program: &str) -> Option<Found> {
    let suffixes = std::env::var("PATHEXT").unwrap_or_else(|_| ".COM;.EXE;.BAT;.CMD".to_owned());
    let named = Path::new(program).extension().is_some();
    let mut candidates: Vec<PathBuf> = named.then(|| path.to_path_buf()).into_iter().collect();
    candidates.extend(suffixes.split(';').map(|suffix| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix.to_ascii_lowercase());
        PathBuf::from(name)
    }));
    candidates.into_iter().find(|candidate| candidate.is_file()).map(Found::File)
}

/// The interpreter that the first line of a script names, if it is not there.
pub(super) fn missing_interpreter(script: &Path) -> Option<String> {
    let mut start = [0; 256];
    let length = std::fs::File::open(script).and_then(|mut file| file.read(&mut start)).ok()?;
    let text = String::from_utf8_lossy(&start[..length]);
    let line = text.strip_prefix("#!")?.lines().next()?;
    let is_windows = text.split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n"));
    let program = line.split_whitespace().next()?;
    if is_windows {
        return Some(format!("{program}\\r"));
    }
    (!Path::new(program).exists()).then(|| program.to_owned())
}

/// Where the user's login shell finds `program`: its start files may lengthen PATH, and apps of the desktop never
/// read them.
pub(super) fn by_login_shell(program: &str) -> Option<PathBuf> {
    if cfg!(windows) || program.contains('/') {
        return None;
    }
    let shell = std::env::var("SHELL").ok().filter(|shell| Path::new(shell).is_file())?;
    let marker = "mcplint-path:";
    let mut command = Command::new(shell);
    command.args(["-l", "-i", "-c", &format!("printf '%s%s\\n' '{marker}' \"$PATH\"")]);
    command.stdin(Stdio::null()).stderr(Stdio::null()).stdout(Stdio::piped());
    let answer = answer_of(command)?;
    let path = answer.lines().find_map(|line| line.split_once(marker)).map(|(_, path)| path.to_owned())?;
    match find_in(program, Some(&path), Path::new("/")) {
        Found::File(path) => Some(path),
        _ => None,
    }
}

/// What a command prints, if it ends in time.
fn answer_of(mut command: Command) -> Option<String> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().ok()?;
    let mut pipe = child.stdout.take()?;
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let until = Instant::now() + SHELL_PATIENCE;
    while !reader.is_finished() {
        if Instant::now() > until {
            // What it started is ended with everything else.
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let _ = child.kill();
    let _ = child.wait();
    reader.join().ok()
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn programs_are_found_as_the_system_finds_them() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, mode: u32| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, "#!/no/such/interpreter\n").unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            path
        };
        let (forbidden, runs) = (file("a/tool", 0o644), file("b/tool", 0o755));
        let path = format!("{0}/a:{0}/b", folder.path().display());
        assert_eq!(find_in("tool", Some(&path), Path::new("/")), Found::File(runs.clone()));
        let only_a = format!("{}/a", folder.path().display());
        assert_eq!(find_in("tool", Some(&only_a), Path::new("/")), Found::NotExecutable(forbidden));
        assert_eq!(find_in("b/tool", None, folder.path()), Found::File(runs.clone()));
        assert_eq!(find_in("none", Some(&only_a), Path::new("/")), Found::Nowhere(vec![only_a]));
        assert_eq!(missing_interpreter(&runs).as_deref(), Some("/no/such/interpreter"));
    }
}
