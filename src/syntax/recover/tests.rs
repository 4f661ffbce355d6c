#![allow(clippy::unwrap_used)]

use crate::edit::{self, Edit};
use crate::syntax::{Certainty, is_strict_json, parse_json};

/// The text after all repairs that are sure, one reading after another.
fn mended(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..4 {
        let parsed = parse_json(&text);
        let sure = parsed.problems.iter().filter(|problem| parsed.trust(problem) == Some(Certainty::Certain));
        let edits: Vec<Edit> = sure.flat_map(|problem| problem.repair.clone()).collect();
        text = edit::apply(&text, &edits);
    }
    text
}

const SOUND: &str = r#"{
  "mcpServers": {
    "a": {
      "command": "npx",
      "args": ["-y", "x", "don't"]
    },
    "b": {
      "url": "https://x/y"
    }
  }
}
"#;

#[test]
fn one_sign_that_is_missing_wrong_or_too_much_is_put_right() {
    for (sound, broken) in [
        (r#""npx","#, r#""npx,"#),
        (r#""npx","#, r#"npx","#),
        (r#""command""#, r#""command"#),
        (r#""command""#, r#"command""#),
        (r#""-y","#, r#""-y,"#),
        (r#""-y","#, r#"-y","#),
        (r#""-y","#, r#""-y” ,"#),
        (r#""npx""#, r#"'npx""#),
        (r#""npx""#, r#"""npx""#),
        (r#""npx""#, r#""npx"""#),
        (r#""don't"]"#, r#""don't""#),
        (r#""don't"]"#, r#""don't"}"#),
        (r#"["-y""#, r#"{"-y""#),
        ("    },\n    \"b\"", "    \"b\""),
        ("    },\n    \"b\"", "    ,\n    \"b\""),
        ("    }\n  }", "    \n  }"),
        ("    }\n  }", "    }}\n  }"),
        ("    }\n  }", "    ]\n  }"),
        ("\n}\n", "\n}\n}\n"),
        ("\n}\n", "\n},\n"),
        ("\n}\n", "\n};\n"),
        (r#""npx","#, r#""npx";"#),
        (r#""command": "#, r#""command" = "#),
        (r#""command": "#, r#""command" => "#),
        (r#""command": "#, r#""command" "#),
        (r#""command": "#, r#""command":: "#),
        (r#""a": {"#, r#""a" {"#),
        (r#""-y", "x""#, r#""-y" "x""#),
        (r#""npx""#, "`npx`"),
        (r#""npx""#, "npx"),
        (r#""https://x/y""#, "https://x/y"),
        (r#"["-y", "x""#, r#"[-y, "x""#),
        ("\"npx\",\n", "\"npx\".\n"),
    ] {
        let text = SOUND.replacen(sound, broken, 1);
        assert_ne!(text, SOUND, "{broken}");
        let got = mended(&text);
        assert!(is_strict_json(&got), "{broken}\n{got}");
        let (got, sound) = (parse_json(&got).root.unwrap(), parse_json(SOUND).root.unwrap());
        assert!(got.means(&sound), "{broken}\n{}", mended(&text));
    }
    // A byte order mark is no place for a quote.
    let with_mark = format!("\u{feff}{}", SOUND.replace('\n', " ").replacen("\"npx\"", "\"npx", 1));
    assert_eq!(mended(&with_mark), with_mark.replacen("\"npx,", "\"npx\",", 1));
    assert_eq!(mended(&format!("```json\n{SOUND}```\n")), SOUND);
    for (sound, broken) in [
        ("    },\n    \"b\"", "    \"b\""),
        ("    },\n", "    },\n    },\n"),
        ("\"don't\"]\n", "\"don't\"]\n      }\n"),
        ("    },\n", "    }\n    },\n"),
        ("\n}\n", "\n}\n}\n"),
    ] {
        assert_eq!(mended(&SOUND.replacen(sound, broken, 1)), SOUND);
    }
}

#[test]
fn what_may_be_two_things_is_left_alone() {
    for (sound, broken) in [
        // The comma may be part of the text, or one too many.
        ("\"https://x/y\"\n", "\"https://x/y,\n"),
        // The line may stand twice, or its bracket be missing.
        ("    \"a\": {\n", "    \"a\": {\n    \"a\": {\n"),
        // A bracket too many, or a line lost above it.
        ("  \"mcpServers\": {\n", ""),
        ("    \"a\": {\n", ""),
        ("\"args\": [\"-y\", \"x\", \"don't\"]", "\"args\": \"-y\"\n      ]"),
        // Two maps of servers: a comma makes the client read the second only.
        ("  }\n}\n", "  }\n  \"mcpServers\": {\n    \"c\": {}\n  }\n}\n"),
        // The rest of one text with quotes in it.
        (r#""-y", "x""#, r#""-y " " x""#),
        (r#""https://x/y""#, r#""https://x/y" + "z""#),
        (r#""x","#, r#""x", ..."#),
        (r#""npx","#, "\"np\n      x\","),
        // An editor may have broken a long line, in place of a blank.
        (r#""npx","#, "\"one two\nthree four\","),
        // One item may be there twice by mistake.
        (r#"["-y", "x""#, "[\"-y\",\n\"x\"\n\"x\""),
        // Variables, and values of other languages.
        (r#""npx""#, "TOKEN"),
        (r#""npx""#, "process.env.npm"),
        (r#""npx""#, "undefined"),
        (r#""npx""#, "yes"),
    ] {
        let text = SOUND.replacen(sound, broken, 1);
        assert_ne!(text, SOUND, "{broken}");
        assert_eq!(mended(&text), text);
    }
}

#[test]
fn two_brackets_missing_at_the_end_were_left_open_without_a_last_line_break() {
    let cut = SOUND.strip_suffix("\n  }\n}\n").unwrap();
    assert_eq!(mended(cut), SOUND.trim_end());
    assert_eq!(mended(&format!("{cut}\n")), SOUND);
    // A third bracket belongs to a server, which may have gone on.
    let in_server = SOUND.strip_suffix("\n    }\n  }\n}\n").unwrap();
    assert!(!is_strict_json(&mended(in_server)));
}
