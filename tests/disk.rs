//! What `--fix` does to files, and that `--diff` piped to `patch -p1` does the same.

use std::fs;
use std::path::Path;

use crate::cli::{BROKEN, CLEAN, apply_patch, command, folder_with, mcplint, stderr, stdout};

/// Repairs `bytes` under `name` in both ways; they must come to the same.
fn assert_patch_equals_fix(name: &str, bytes: &[u8], options: &[&str]) {
    let run = |extra: &[&str], folder: &Path| {
        let mut arguments = vec!["--client", "claude-code", "--show-secrets"];
        arguments.extend(options);
        arguments.extend(extra);
        arguments.extend(["--", name]);
        mcplint(folder, &arguments)
    };
    let folder = || {
        let folder = folder_with(name, "");
        fs::write(folder.path().join(name), bytes).unwrap();
        folder
    };
    let (fixed, patched) = (folder(), folder());
    run(&["--fix"], fixed.path());
    let diff = run(&["--diff"], patched.path());
    assert_eq!(diff.status.code(), Some(1), "{name}: {}", stderr(&diff));
    apply_patch(patched.path(), &diff.stdout);
    let read = |folder: &Path| fs::read(folder.join(name)).unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    assert_eq!(text(read(patched.path())), text(read(fixed.path())), "{name}\n{}", stdout(&diff));
    assert_ne!(read(fixed.path()), bytes, "{name}: nothing was repaired");
}

#[test]
fn patch_gives_what_fix_writes_for_every_kind_of_text() {
    let long = format!("{}\n{}", "\n".repeat(40), BROKEN);
    for text in [
        BROKEN.to_owned(),
        BROKEN.trim_end().to_owned(),
        BROKEN.replace('\n', "\r\n"),
        BROKEN.trim_end().replace('\n', "\r\n"),
        BROKEN.replacen('\n', "\r\n", 3),
        format!("\u{feff}{BROKEN}"),
        BROKEN.replace("browser", "бр\u{1f600}wser"),
        BROKEN.replace("  ", "\t"),
        BROKEN.replace('\n', " "),
        BROKEN.replace("browser", "a\rb"),
        BROKEN.replace("@latest\"", "@latest\", \"--key\", \"ghp_0123456789abcdefghijABCDEFGHIJ012345\""),
        format!("\n\n{BROKEN}\n\n"),
        long,
    ] {
        assert_patch_equals_fix(".mcp.json", text.as_bytes(), &[]);
        assert_patch_equals_fix(".mcp.json", text.as_bytes(), &["--unsafe-fixes"]);
    }
}

#[test]
fn a_diff_of_a_text_without_a_newline_at_its_end_says_so() {
    let goose =
        "extensions:\n  a:\n    type: stdio\n    name: a\n    cmd: uvx\n    args: [x]\n    timeout: \"300\"";
    let codex = "[mcp_servers.a]\ncommand = \"uvx\"\nargs = \"mcp-server-time\"";
    let compact = "{\"mcpServers\":{\"a\":{\"command\":\"uvx\",\"args\":[\"x\",]}}}";
    for (client, name, text) in [
        ("goose", "goose.yaml", goose.to_owned()),
        ("goose", "goose.yaml", goose.replace('\n', "\r\n")),
        ("codex", "config.toml", codex.to_owned()),
        ("codex", "config.toml", format!("{codex}\n# the end")),
        ("claude-code", ".mcp.json", compact.to_owned()),
    ] {
        let (fixed, patched) = (folder_with(name, &text), folder_with(name, &text));
        mcplint(fixed.path(), &["--client", client, "--fix", name]);
        let diff = mcplint(patched.path(), &["--client", client, "--diff", "--show-secrets", name]);
        let after = fs::read_to_string(fixed.path().join(name)).unwrap();
        assert!(after != text && !after.ends_with('\n'), "{after}");
        let ends = stdout(&diff).lines().filter(|line| *line == "\\ No newline at end of file").count();
        // Once where the last line stays, twice where it changes: git does the same.
        let stays = after.lines().last() == text.lines().last();
        assert_eq!(ends, if stays { 1 } else { 2 }, "{}", stdout(&diff));
        apply_patch(patched.path(), &diff.stdout);
        assert_eq!(fs::read_to_string(patched.path().join(name)).unwrap(), after);
    }
}

#[test]
fn patch_gives_what_fix_writes_for_every_name() {
    for name in [
        "sub/.mcp.json",
        "my configs/mcp servers.json",
        "日記/é.json",
        "-.json",
        "a'b$(c) &;.json",
        "two  blanks .json",
    ] {
        assert_patch_equals_fix(name, BROKEN.as_bytes(), &[]);
    }
}

#[cfg(unix)]
#[test]
fn patch_gives_what_fix_writes_for_names_that_need_quotes() {
    for name in ["a\"b.json", "a\\b.json", "tab\there.json", "é \"x\".json"] {
        assert_patch_equals_fix(name, BROKEN.as_bytes(), &[]);
    }
}

#[test]
fn one_diff_holds_several_files() {
    let folder = folder_with("a/.mcp.json", BROKEN);
    fs::create_dir(folder.path().join("b")).unwrap();
    fs::write(folder.path().join("b/.mcp.json"), BROKEN).unwrap();
    let diff = mcplint(folder.path(), &["--diff"]);
    assert_eq!(stdout(&diff).matches("--- a/").count(), 2);
    apply_patch(folder.path(), &diff.stdout);
    for name in ["a/.mcp.json", "b/.mcp.json"] {
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), CLEAN);
    }
}

#[test]
fn a_diff_says_how_many_fixes_it_left_out() {
    let folder = folder_with(".mcp.json", &BROKEN.replacen('\n', "\n  // ours\n", 1));
    let diff = mcplint(folder.path(), &["--diff", ".mcp.json"]);
    assert!(stderr(&diff).contains("3 more fixes need --unsafe-fixes"), "{}", stderr(&diff));
    let whole = mcplint(folder.path(), &["--diff", "--unsafe-fixes", ".mcp.json"]);
    assert_eq!(stderr(&whole), "");
    assert!(!stdout(&diff).contains('\u{1b}'));
    let colored = command(folder.path(), &["--diff", "--unsafe-fixes", "--color", "always", ".mcp.json"])
        .output()
        .unwrap();
    assert!(stdout(&colored).contains("\u{1b}[32m+"), "{}", stdout(&colored));
}

#[test]
fn utf16_becomes_utf8_when_asked_to() {
    let encoding = mcplint::source::Encoding::Utf16Le;
    let bytes = encoding.encode(&BROKEN.replace('\n', "\r\n")).unwrap();
    let folder = folder_with(".mcp.json", "");
    let path = folder.path().join(".mcp.json");
    fs::write(&path, &bytes).unwrap();
    let safe = mcplint(folder.path(), &["--fix", ".mcp.json"]);
    assert!(stdout(&safe).contains("file-encoding"), "{}", stdout(&safe));
    assert_eq!(fs::read(&path).unwrap(), bytes);
    let diff = mcplint(folder.path(), &["--diff", "--unsafe-fixes", ".mcp.json"]);
    assert_eq!(diff.status.code(), Some(1));
    assert!(stderr(&diff).contains("anew as UTF-8"), "{}", stderr(&diff));
    let fixed = mcplint(folder.path(), &["--fix", "--unsafe-fixes", ".mcp.json"]);
    assert_eq!(fixed.status.code(), Some(0), "{}", stdout(&fixed));
    assert_eq!(fs::read_to_string(&path).unwrap(), CLEAN.replace('\n', "\r\n"));
}

#[test]
fn bytes_that_are_no_utf8_are_never_written() {
    let mut bytes = BROKEN.replace("browser", "Ren?").into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'?').unwrap();
    bytes[at] = 0xe9;
    let folder = folder_with(".mcp.json", "");
    let path = folder.path().join(".mcp.json");
    fs::write(&path, &bytes).unwrap();
    let fixed = mcplint(folder.path(), &["--fix", "--unsafe-fixes", ".mcp.json"]);
    assert!(stdout(&fixed).contains("file-encoding"), "{}", stdout(&fixed));
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(stdout(&mcplint(folder.path(), &["--diff", ".mcp.json"])), "");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
    use std::process::Command;

    use super::*;

    /// Runs `mcplint --fix` with room for no more than `blocks` of 512 bytes in any file that it writes.
    fn with_full_disk(folder: &Path, blocks: usize, signal: bool) -> std::process::Output {
        let trap = if signal { "" } else { "trap '' XFSZ; " };
        let script = format!("{trap}ulimit -f {blocks}; exec \"$0\" --fix .mcp.json");
        let arguments = ["-c", script.as_str(), env!("CARGO_BIN_EXE_mcplint")];
        Command::new("sh")
            .args(arguments)
            .current_dir(folder)
            .env("CI", "true")
            .env_remove("GITHUB_ACTIONS")
            .output()
            .unwrap()
    }

    /// A broken file that takes several blocks.
    fn long_file() -> String {
        let server = "    \"s\": { \"command\": \"uvx\", \"args\": [\"mcp-server-time\"] },\n";
        let servers: String = (0..200).map(|index| server.replacen('s', &format!("s{index}"), 1)).collect();
        format!("{{\n  \"mcpServers\": {{\n{servers}  }}\n}}\n")
    }

    #[test]
    fn a_full_disk_leaves_the_old_file() {
        for (blocks, signal) in [(0, false), (4, false), (0, true), (4, true)] {
            let text = long_file();
            let folder = folder_with(".mcp.json", &text);
            let output = with_full_disk(folder.path(), blocks, signal);
            assert_ne!(output.status.code(), Some(0));
            assert_eq!(fs::read_to_string(folder.path().join(".mcp.json")).unwrap(), text);
            if !signal {
                assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
                assert!(stderr(&output).contains("nothing was changed"), "{}", stderr(&output));
                assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a file was left behind");
            }
        }
    }

    #[test]
    fn links_of_links_are_followed_to_the_file() {
        let folder = folder_with("real/config.json", BROKEN);
        symlink("real", folder.path().join("folder")).unwrap();
        symlink("folder/config.json", folder.path().join("second")).unwrap();
        symlink("second", folder.path().join(".mcp.json")).unwrap();
        mcplint(folder.path(), &["--fix", ".mcp.json"]);
        assert_eq!(fs::read_to_string(folder.path().join("real/config.json")).unwrap(), CLEAN);
        for link in ["folder", "second", ".mcp.json"] {
            assert!(fs::symlink_metadata(folder.path().join(link)).unwrap().is_symlink(), "{link}");
        }
    }

    #[test]
    fn another_hard_link_keeps_the_old_text() {
        let folder = folder_with(".mcp.json", BROKEN);
        fs::hard_link(folder.path().join(".mcp.json"), folder.path().join("other.json")).unwrap();
        mcplint(folder.path(), &["--fix", ".mcp.json"]);
        assert_eq!(fs::read_to_string(folder.path().join(".mcp.json")).unwrap(), CLEAN);
        assert_eq!(fs::read_to_string(folder.path().join("other.json")).unwrap(), BROKEN);
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    #[test]
    #[expect(clippy::print_stderr, reason = "whoever runs the test must see that it proved nothing")]
    fn extended_attributes_were_lost_with_the_old_file() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        // In the folder of the build: a temporary one may lie in memory, where not every system keeps attributes.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let path = folder.path().join(".mcp.json");
        fs::write(&path, BROKEN).unwrap();
        for (name, value) in [("user.mcplint.tag", &b"red"[..]), ("user.mcplint.empty", b"")] {
            if let Err(error) = setxattr(&path, name, value, XattrFlags::empty()) {
                eprintln!("skipped: {} takes no extended attributes: {error}", path.display());
                return;
            }
        }
        mcplint(folder.path(), &["--fix", ".mcp.json"]);
        assert_eq!(fs::read_to_string(&path).unwrap(), CLEAN);
        let mut value = [0; 8];
        assert_eq!(getxattr(&path, "user.mcplint.tag", &mut value), Ok(3));
        assert_eq!(&value[..3], b"red");
        assert_eq!(getxattr(&path, "user.mcplint.empty", &mut value), Ok(0));
    }

    #[test]
    fn a_folder_that_takes_no_files_leaves_the_file_alone() {
        let folder = folder_with("locked/.mcp.json", BROKEN);
        let locked = folder.path().join("locked");
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
        // The administrator may write anyway.
        let may_write = fs::write(locked.join("probe"), "").is_ok();
        let output = mcplint(folder.path(), &["--fix", "locked/.mcp.json"]);
        let text = fs::read_to_string(locked.join(".mcp.json")).unwrap();
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();
        if may_write {
            assert_eq!(text, CLEAN);
        } else {
            assert_eq!(output.status.code(), Some(2));
            assert_eq!(text, BROKEN);
        }
    }

    #[test]
    fn a_file_without_need_of_repair_is_not_touched() {
        let folder = folder_with(".mcp.json", CLEAN);
        let path = folder.path().join(".mcp.json");
        let before = fs::metadata(&path).unwrap();
        mcplint(folder.path(), &["--fix", ".mcp.json"]);
        let after = fs::metadata(&path).unwrap();
        assert_eq!((before.ino(), before.modified().unwrap()), (after.ino(), after.modified().unwrap()));
    }
}
