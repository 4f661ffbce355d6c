//! Files that are none, and folders that let nothing be done.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::{assert_refused, ended, run, start};
use crate::cli::{BROKEN, CLEAN, folder_with, stderr, stdout, with_input};

#[test]
fn a_folder_under_a_config_name_is_walked() {
    let folder = folder_with(".mcp.json/.mcp.json", CLEAN);
    let output = run(folder.path(), &[".mcp.json"]);
    assert_eq!(stdout(&output), "no problems in 1 file\n", "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.json")).status();
    assert!(made.unwrap().success());
    std::os::unix::fs::symlink("loop.json", folder.path().join("loop.json")).unwrap();
    for (path, what) in [
        ("pipe.json", "this is no regular file"),
        ("/dev/zero", "this is no regular file"),
        ("/dev/stdin", "this is no regular file"),
        ("loop.json", "cannot read this file"),
        ("nothing.json", "there is no such file"),
        ("nothing.json/x.json", "there is no such file"),
    ] {
        for options in [&[][..], &["--fix"], &["--diff"], &["--output-format", "concise"]] {
            assert_refused(&run(folder.path(), &[&[path], options].concat()), what);
        }
    }
}

#[cfg(unix)]
#[test]
fn pipes_and_loops_in_a_walk_hold_nothing_up() {
    let folder = folder_with("sub/.mcp.json", CLEAN);
    let pipe = std::process::Command::new("mkfifo").arg(folder.path().join(".mcp.json")).status();
    assert!(pipe.unwrap().success());
    std::os::unix::fs::symlink("..", folder.path().join("sub/up")).unwrap();
    let output = run(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), "no problems in 1 file\n");
}

#[cfg(unix)]
#[test]
fn a_project_file_that_is_a_pipe_is_an_error() {
    let folder = folder_with(".mcp.json", CLEAN);
    let pipe = std::process::Command::new("mkfifo").arg(folder.path().join("mcplint.toml")).status();
    assert!(pipe.unwrap().success());
    assert_refused(&run(folder.path(), &[".mcp.json"]), "mcplint.toml: this is no regular file");
}

/// The walk waited for someone to write into the pipe, and read the device until memory was used up.
#[cfg(target_os = "linux")]
#[test]
fn an_ignore_file_without_end_stopped_the_walk() {
    for name in [".gitignore", ".ignore", ".mcplintignore", ".git/info/exclude"] {
        for above in ["", "sub/"] {
            let folder = folder_with(".mcp.json", CLEAN);
            let path = folder.path().join(format!("{above}{name}"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
            let error = format!("{above}{name}: this is no regular file");
            assert_refused(&run(folder.path(), &[]), &error);
            fs::remove_file(&path).unwrap();
            assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
            assert_refused(&run(folder.path(), &["--fix"]), &error);
            assert_refused(&run(&folder.path().join(above), &["."]), "this is no regular file");
        }
    }
}

/// The walk went no deeper and said nothing.
#[cfg(target_os = "linux")]
#[test]
fn folders_deeper_than_the_system_reads_were_passed_over_in_silence() {
    let folder = folder_with(".mcp.json", CLEAN);
    // No path of 6,000 bytes can be made at once.
    let half = ["d".repeat(200).as_str(); 15].join("/");
    fs::create_dir_all(folder.path().join("a").join(&half)).unwrap();
    fs::create_dir_all(folder.path().join("b").join(&half)).unwrap();
    fs::rename(folder.path().join("b"), folder.path().join("a").join(&half).join("b")).unwrap();
    let output = run(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("cannot read this file: File name too long"), "{}", stderr(&output));
}

/// Of a worktree, whose `.git` is a file that leads to the repository.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_that_a_worktree_leads_to_stopped_the_walk() {
    for pipe in ["own/commondir", "common/info/exclude"] {
        let folder = folder_with(".mcp.json", CLEAN);
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("own")).unwrap();
        fs::create_dir_all(at("common/info")).unwrap();
        fs::write(at(".git"), "gitdir: own\n").unwrap();
        fs::write(at("own/commondir"), "./../common\n").unwrap();
        let _ = fs::remove_file(at(pipe));
        assert!(std::process::Command::new("mkfifo").arg(at(pipe)).status().unwrap().success());
        assert_refused(&run(folder.path(), &[]), "this is no regular file");
        assert_eq!(run(folder.path(), &["--no-ignore"]).status.code(), Some(0));
    }
}

/// Each brace is one call deeper in `globset`.
#[test]
fn braces_in_braces_in_an_ignore_file_used_the_stack_up() {
    for (count, what) in [(100_000, "more than 100 braces"), (3_000_000, "longer than 4 MB")] {
        let folder = folder_with(".mcp.json", CLEAN);
        let nested = "{".repeat(count) + &"}".repeat(count);
        fs::write(folder.path().join(".mcplintignore"), nested).unwrap();
        assert_refused(&run(folder.path(), &[]), what);
    }
}

/// `globset` panics where its regular expression is refused.
#[test]
fn patterns_of_settings_that_are_too_much_were_a_bug() {
    for pattern in ["{".repeat(300) + &"}".repeat(300), "?".repeat(300_000), "{".repeat(100_000)] {
        let folder = folder_with(".mcp.json", CLEAN);
        fs::write(folder.path().join("mcplint.toml"), format!("exclude = [\"{pattern}\"]\n")).unwrap();
        assert_refused(&run(folder.path(), &[".mcp.json"]), "a pattern has at most 1000 bytes");
    }
}

/// Where git's settings have no file of ignores for all repositories, they are not asked for its name.
#[cfg(unix)]
#[test]
fn what_git_ignores_for_all_repositories_is_passed_over() {
    let settings = [
        (".gitconfig", "[core]\n\texcludesFile = ~/ignored\n", "ignored"),
        (".config/git/config", "[core]\n\tEXCLUDESFILE = ~/ignored\n", "ignored"),
        (".config/git/config", "", ".config/git/ignore"),
        (".gitconfig", "[core]\n\texcludesFile = /dev/null\n", "other"),
        (".gitconfig", "", "other"),
    ];
    for (settings, text, ignored) in settings {
        let home = folder_with(settings, text);
        let ignored = home.path().join(ignored);
        fs::create_dir_all(ignored.parent().unwrap()).unwrap();
        fs::write(&ignored, "passed/\n").unwrap();
        let folder = folder_with("passed/.mcp.json", CLEAN);
        fs::create_dir(folder.path().join(".git")).unwrap();
        let mut command = crate::cli::command(folder.path(), &[]);
        command.env("HOME", home.path()).env_remove("XDG_CONFIG_HOME").env("GIT_CONFIG_SYSTEM", "/dev/null");
        let output = command.env_remove("GIT_CONFIG_GLOBAL").output().unwrap();
        let is_met = stdout(&output).contains("in 1 file");
        assert_eq!(is_met, ignored.ends_with("other"), "{settings} {text}: {}", stdout(&output));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_baseline_without_end_was_read_until_memory_was_used_up() {
    let folder = folder_with(".mcp.json", CLEAN);
    assert!(std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap().success());
    for path in ["/dev/zero", "pipe"] {
        assert_refused(&run(folder.path(), &["--baseline", path]), "this is no regular file");
    }
}

/// serde refuses paths that are no UTF-8, and the whole output was one empty line.
#[cfg(target_os = "linux")]
#[test]
fn a_home_that_is_no_utf8_left_the_list_of_clients_empty() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = folder_with(".mcp.json", CLEAN);
    let mut command = crate::cli::command(folder.path(), &["clients", "--output-format", "json"]);
    let home = std::ffi::OsStr::from_bytes(b"/home/\xff");
    let output = command.env("HOME", home).env_remove("XDG_CONFIG_HOME").output().unwrap();
    assert!(serde_json::from_str::<serde_json::Value>(&stdout(&output)).unwrap().is_array());
}

#[cfg(target_os = "linux")]
#[test]
fn standard_input_without_end_is_refused() {
    let zero = fs::File::open("/dev/zero").unwrap();
    let mut command = crate::cli::command(Path::new("/"), &["-"]);
    command.stdin(zero).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    assert_refused(&ended(command.spawn().unwrap()), "longer than 256 MB");
}

#[test]
fn a_file_that_grows_is_never_written_over() {
    let folder = folder_with(".mcp.json", BROKEN);
    let path = folder.path().join(".mcp.json");
    let mut file = fs::OpenOptions::new().append(true).open(&path).unwrap();
    let mut written = 0;
    // Whatever the two do to each other, no byte of the writer's is lost while it keeps the file open.
    let mut child = start(folder.path(), &["--fix", ".mcp.json"]);
    while child.try_wait().unwrap().is_none() {
        if fs::read_to_string(&path).unwrap() == format!("{BROKEN}{}", " ".repeat(written)) {
            file.write_all(b" ").unwrap();
            written += 1;
        }
    }
    let output = ended(child);
    let text = fs::read_to_string(&path).unwrap();
    if output.status.code() == Some(2) {
        assert!(
            stderr(&output).contains("grew") || stderr(&output).contains("changed"),
            "{}",
            stderr(&output)
        );
        assert!(text.starts_with(BROKEN), "{text}");
    } else {
        assert!(text.contains("\"-y\""), "{text}");
    }
}

/// It was passed over without a word, and the run was a success.
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_was_no_error() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::process::CommandExt as _;
    let folder = folder_with("open/.mcp.json", CLEAN);
    let path = folder.path();
    fs::create_dir_all(path.join("sub/closed")).unwrap();
    let allow =
        |name: &str, mode| fs::set_permissions(path.join(name), fs::Permissions::from_mode(mode)).unwrap();
    allow("", 0o755);
    allow("sub/closed", 0o000);
    // Root may read everything, so another user starts a copy that they may read.
    fs::copy(env!("CARGO_BIN_EXE_mcplint"), path.join("mcplint")).unwrap();
    let is_root = fs::read_dir(path.join("sub/closed")).is_ok();
    for argument in ["sub/closed", "sub", "."] {
        let mut command = std::process::Command::new(path.join("mcplint"));
        command.current_dir(path).arg(argument).env_clear().stdin(std::process::Stdio::null());
        if is_root {
            command.uid(65534).gid(65534);
        }
        assert_refused(&command.output().unwrap(), "sub/closed: no permission to look into this folder");
    }
    allow("sub/closed", 0o755);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_stays_as_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder_with(".mcp.json", BROKEN);
    let path = folder.path().join(".mcp.json");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    assert_refused(&run(folder.path(), &["--fix", ".mcp.json"]), "read-only");
    assert_eq!(fs::read_to_string(&path).unwrap(), BROKEN);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a file was left behind");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = folder_with(".mcp.json", BROKEN);
    assert_refused(&run(folder.path(), &["--output", "/dev/full", ".mcp.json"]), "cannot write /dev/full");
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for argument in [".mcp.json", "rules", "--help", "--version"] {
        let mut command = crate::cli::command(folder.path(), &[argument]);
        command.stdout(full()).stderr(std::process::Stdio::piped());
        assert_refused(&command.output().unwrap(), "cannot write to standard output");
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let folder = folder_with(".mcp.json", &super::texts::many_servers(3000));
    let mut child = start(folder.path(), &["--output-format", "concise", "--max-diagnostics", "100000"]);
    drop(child.stdout.take());
    let mut output = String::new();
    std::io::Read::read_to_string(child.stderr.as_mut().unwrap(), &mut output).unwrap();
    assert_eq!((child.wait().unwrap().code(), output.as_str()), (Some(1), ""));
}

#[test]
fn thousands_of_files_are_read_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..2000).map(|number| format!("{}.mcp.json", 1999 - number)).collect();
    for name in &names {
        fs::write(folder.path().join(name), BROKEN).unwrap();
    }
    let mut arguments: Vec<&str> = vec!["--client", "claude-code", "--output-format", "concise"];
    arguments.extend(names.iter().map(String::as_str));
    let output = run(folder.path(), &arguments);
    let shown = stdout(&output);
    let order: Vec<&str> = shown.lines().filter(|line| line.contains("json-trailing-comma")).collect();
    assert_eq!(order.len(), names.len(), "{}", stderr(&output));
    assert!(order.iter().zip(&names).all(|(line, name)| line.starts_with(&format!("{name}:"))));
    arguments.push("--fix");
    assert_eq!(run(folder.path(), &arguments).status.code(), Some(0));
    for name in &names {
        assert!(fs::read_to_string(folder.path().join(name)).unwrap().contains("\"-y\""), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn one_file_under_many_names_is_repaired_once() {
    let folder = folder_with(".mcp.json", BROKEN);
    let mut arguments = vec!["--fix".to_owned(), "--client".to_owned(), "claude-code".to_owned()];
    for number in 0..50 {
        let link = format!("link{number}.json");
        std::os::unix::fs::symlink(".mcp.json", folder.path().join(&link)).unwrap();
        arguments.extend([link, ".mcp.json".to_owned()]);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let output = run(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), "2 fixed; no problems in 100 files\n");
}

#[test]
fn a_home_that_does_not_exist_is_no_error() {
    let folder = folder_with(".mcp.json", CLEAN);
    for home in ["/nonexistent", "", "relative", "/dev/null"] {
        for arguments in [&[".mcp.json"][..], &["--user"], &["clients"]] {
            let mut command = crate::cli::command(folder.path(), arguments);
            let output = command.env("HOME", home).env_remove("XDG_CONFIG_HOME").output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{home} {arguments:?}: {}", stderr(&output));
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_told_apart() {
    let folder = folder_with(".mcp.json", "");
    fs::write(folder.path().join(".mcp.json"), b"{\"mcpServers\": {\"a\0\": {}}}").unwrap();
    assert_refused(&run(folder.path(), &["--fix", ".mcp.json"]), "NUL bytes");
    let output = with_input(folder.path(), &["-", "--stdin-filename", ".mcp.json"], "\u{feff}\u{feff}");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
}
