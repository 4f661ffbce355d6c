//! The JSON Schema of `mcplint.toml`, and a commented `mcplint.toml` to start from; both follow from [`KEYS`].

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::keys::{KEYS, Kind, PLATFORMS, SEVERITIES};
use crate::clients;
use crate::rules::RULES;

/// The JSON Schema (draft 2020-12), for editors.
pub fn json_schema() -> String {
    let properties: Map<String, Value> = KEYS
        .iter()
        .map(|key| {
            let mut schema = schema_of(key.kind);
            if let Some(schema) = schema.as_object_mut() {
                schema.insert("description".to_owned(), json!(key.does));
            }
            (key.name.to_owned(), schema)
        })
        .collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mcplint.toml",
        "description": "What a project wants of mcplint.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "$defs": {
            "rule": { "type": "string", "enum": words() },
            "rules": { "type": "array", "items": { "$ref": "#/$defs/rule" } },
            "client": { "type": "string", "enum": clients::ids() },
        },
    });
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn schema_of(kind: Kind) -> Value {
    let rules = json!({ "$ref": "#/$defs/rules" });
    match kind {
        Kind::Rules => json!({ "type": "array", "items": { "$ref": "#/$defs/rule" } }),
        Kind::Word(words) => json!({ "type": "string", "enum": words }),
        Kind::Patterns => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Severities => json!({
            "type": "object",
            "propertyNames": { "$ref": "#/$defs/rule" },
            "additionalProperties": { "type": "string", "enum": SEVERITIES },
        }),
        Kind::RulesByPath | Kind::RulesByServer => json!({ "type": "object", "additionalProperties": rules }),
        Kind::ClientByPath => {
            json!({ "type": "object", "additionalProperties": { "$ref": "#/$defs/client" } })
        }
        Kind::PlatformByPath => {
            json!({ "type": "object", "additionalProperties": { "type": "string", "enum": PLATFORMS } })
        }
        Kind::VersionByClient => json!({
            "type": "object",
            "propertyNames": { "$ref": "#/$defs/client" },
            "additionalProperties": { "type": "string", "pattern": "^[0-9]" },
        }),
    }
}

/// The words that name rules: all, every category, every rule.
fn words() -> Vec<&'static str> {
    let mut words = vec!["all"];
    for rule in RULES {
        if !words.contains(&rule.category.name()) {
            words.push(rule.category.name());
        }
    }
    words.extend(RULES.iter().map(|rule| rule.name));
    words
}

/// A `mcplint.toml` in which every key is a comment: what `mcplint init` writes.
pub fn template() -> String {
    let mut text = String::from(
        "# What this project wants of mcplint. `mcplint rules` lists the rules, `mcplint clients` the clients.\n\
         # Paths are relative to this file; ** stands for any folders.\n",
    );
    for key in KEYS {
        let _ = match key.kind {
            Kind::Rules | Kind::Word(_) | Kind::Patterns => {
                write!(text, "\n# {}\n# {} = {}\n", key.does, key.name, key.example)
            }
            _ => write!(text, "\n# {}\n# [{}]\n# {}\n", key.does, key.name, key.example),
        };
    }
    text
}
