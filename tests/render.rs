//! What a terminal gets: odd widths, tabs, wide characters, hostile text, one very long line.

use mcplint::lint_text;
use mcplint::mask::{MaskedDiff, MaskedReport, Secrets};
use mcplint::render::{RenderOptions, concise, diff, full, json};
use mcplint::report::{FileError, Report};

use crate::pages::snapshot;

fn options() -> mcplint::LintOptions<'static> {
    mcplint::LintOptions { host_platform: Some(mcplint::platform::Platform::Linux), ..Default::default() }
}

fn report(text: &str) -> MaskedReport {
    MaskedReport::new(&raw_report(text), Secrets::Hidden)
}

fn raw_report(text: &str) -> Report {
    let path = "claude_desktop_config.json";
    Report { files: vec![(lint_text(text, path, &options()), text.to_owned())], errors: Vec::new() }
}

const SAMPLE: &str = "{\n\t\"mcpServers\": {\n\t\t\"日本語\": {\n\t\t\t\"command\": \"npx\",\n\t\t\t\"args\": [\"サーバー-mcp\",],\n\t\t\t\"env\": { \"API_KEY\": \"hunter2hunter2\" }\n\t\t}\n\t}\n}\n";

#[test]
fn one_report_in_every_format() {
    let mut report = raw_report(SAMPLE);
    report.errors.push(FileError { path: "gone.json".into(), message: "there is no such file".into() });
    let report = MaskedReport::new(&report, Secrets::Hidden);
    let plain = RenderOptions::default();
    let mut shown = full::render(&report, &plain);
    shown.push_str("\n======== colour\n");
    shown.push_str(&full::render(&report, &RenderOptions { color: true, ..plain }).replace('\u{1b}', "␛"));
    shown.push_str("\n======== 40 columns\n");
    shown.push_str(&full::render(&report, &RenderOptions { width: 40, ..plain }));
    shown.push_str("\n======== concise\n");
    shown.push_str(&concise::render(&report, &plain));
    shown.push_str("\n======== json\n");
    shown.push_str(&json::render(&report, &plain).replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    snapshot("render", "formats", &shown);
}

#[test]
fn a_line_of_400_kb_is_clipped_around_the_finding() {
    let filler = "x".repeat(400_000);
    let text =
        format!("{{\"mcpServers\":{{\"a\":{{\"command\":\"npx\",\"args\":[\"pkg\",\"{filler}\"],}}}}}}");
    let shown = full::render(&report(&text), &RenderOptions::default());
    assert!(shown.contains("json-trailing-comma") && shown.contains("npx-missing-yes"));
    assert!(shown.len() < 4000, "{} bytes", shown.len());
    snapshot("render", "long-line", &shown);
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_raw() {
    let text = "{ \"mcpServers\": { \"\u{202e}evil\u{1b}[31m\": { \"command\": \"npx\", \"args\": [\"p\u{1b}]0;x\u{7}\u{200b}\"] } } }";
    for shown in [
        full::render(&report(text), &RenderOptions::default()),
        concise::render(&report(text), &RenderOptions::default()),
    ] {
        for raw in ['\u{1b}', '\u{7}', '\u{202e}', '\u{200b}'] {
            assert!(!shown.contains(raw), "{raw:?} in {shown}");
        }
    }
}

#[test]
fn a_diff_in_colour_held_the_escape_sequences_of_the_file() {
    let old = "{\n\t\"a\u{1b}[2J\": 1,\n}\n";
    let new = "{\n\t\"a\u{1b}[2J\": 1\n}\n";
    let colour = RenderOptions { color: true, ..RenderOptions::default() };
    let shown = diff::render(&MaskedDiff::new("x.json", old, new, Secrets::Hidden), &colour);
    assert!(!shown.contains("\u{1b}[2J") && shown.contains('\t'), "{shown}");
    let plain =
        diff::render(&MaskedDiff::new("x.json", old, new, Secrets::Hidden), &RenderOptions::default());
    assert!(plain.contains("\u{1b}[2J"), "without colour it is for patch, and exact");
}

#[test]
fn secrets_are_in_no_output() {
    let secret = "s3cr3t-Value-0123456789";
    for text in [
        format!(
            "{{\"mcpServers\": {{\"a\": {{\"command\": \"npx\", \"args\": [\"pkg\", \"--api-key\", \"{secret}\"]}}}}}}"
        ),
        format!("{{\"mcpServers\": {{\"a\": {{\"command\": \"npx\", \"args\": [\"--token={secret}\"]}}}}}}"),
        format!("{{\"mcpServers\": {{\"a\": {{\"command\": \"npx --token={secret}\"}}}}}}"),
        format!("{{\"mcpServers\": {{\"a\": {{\"url\": \"https://me:{secret}@h/mcp\"}}}}}}"),
        format!(
            "{{\"mcpServers\": {{\"a\": {{\"command\": \"npx\" \"env\": {{\"API_KEY\": \"{secret}\"}}}}}}"
        ),
        format!(
            "{{ // token: \"{secret}\"\n\"mcpServers\": {{\"a\": {{\"command\": \"npx\", \"args\": [\"p\"]}}}}}}"
        ),
    ] {
        let report = report(&text);
        let plain = RenderOptions::default();
        let outputs =
            [full::render(&report, &plain), concise::render(&report, &plain), json::render(&report, &plain)];
        for output in outputs {
            assert!(!output.contains(secret), "{output}");
        }
        let fixed = mcplint::fix::fix_text(
            &text,
            "claude_desktop_config.json",
            &mcplint::LintOptions::default(),
            mcplint::diagnostic::Applicability::Unsafe,
        );
        let diff = diff::render(&MaskedDiff::new("x.json", &text, &fixed.text, Secrets::Hidden), &plain);
        assert!(!diff.contains(secret), "{diff}");
    }
}
