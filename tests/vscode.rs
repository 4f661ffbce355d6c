//! The VS Code extension in `editors/vscode` ships what mcplint itself says.

use std::{fs, process::Command};

const SCHEMA: &str = "editors/vscode/schemas/mcplint.schema.json";

#[test]
fn the_extension_ships_the_schema_of_mcplint_toml() {
    let output = Command::new(env!("CARGO_BIN_EXE_mcplint"))
        .args(["schema", "config"])
        .output()
        .expect("mcplint runs");
    let schema = String::from_utf8(output.stdout).expect("a schema is text");
    if std::env::var_os("MCPLINT_UPDATE").is_some() {
        fs::write(SCHEMA, &schema).unwrap();
    }
    assert!(fs::read_to_string(SCHEMA).unwrap() == schema, "run `MCPLINT_UPDATE=1 cargo test vscode`");
}

#[test]
fn every_command_of_the_extension_is_registered() {
    let manifest: serde_json::Value =
        serde_json::from_str(&fs::read_to_string("editors/vscode/package.json").unwrap()).unwrap();
    let code = fs::read_to_string("editors/vscode/src/commands.ts").unwrap();
    let commands = manifest["contributes"]["commands"].as_array().unwrap();
    for command in commands {
        let name = command["command"].as_str().unwrap();
        assert!(
            code.contains(&format!("registerCommand(\"{name}\"")),
            "{name} is declared and not registered"
        );
    }
    assert_eq!(
        code.matches("registerCommand(\"").count(),
        commands.len(),
        "a command is registered and not declared"
    );
}

#[test]
fn the_pictures_of_the_page_in_the_marketplace_are_found() {
    // vsce resolves them from the repository's root unless it is told the folder.
    let manifest = fs::read_to_string("editors/vscode/package.json").unwrap();
    assert!(manifest.contains("--baseImagesUrl https://github.com/mcplint/mcplint/raw/HEAD/editors/vscode "));
    let page = fs::read_to_string("editors/vscode/README.md").unwrap();
    let pictures: Vec<&str> = page
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|to| to.ends_with(".png"))
        .collect();
    assert!(!pictures.is_empty());
    for picture in pictures {
        assert!(fs::exists(format!("editors/vscode/{picture}")).unwrap(), "{picture} is not there");
    }
}
