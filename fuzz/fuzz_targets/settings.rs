#![no_main]

use libfuzzer_sys::fuzz_target;
use mcplint::config;

fuzz_target!(|text: &str| {
    for is_pyproject in [false, true] {
        let (settings, mistakes) = config::parse(text, is_pyproject);
        for path in ["mcp.json", "a/b/.cursor/mcp.json", ""] {
            let _ = (settings.excludes(path), settings.client(path), settings.platform(path));
        }
        mcplint_fuzz::check_report(text, &config::report("mcplint.toml", &mistakes));
    }
});
