use super::*;

#[test]
fn what_only_looks_like_a_secret_is_none() {
    for (name, value) in [
        ("TOKEN", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ("TOKEN", "ghp_abcdefghijklmnopqrstuvwxyz1234567890"),
        ("TOKEN", "ghp_0000000000000000000000000000000000000"),
        ("TOKEN", "ghp_aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789"),
        ("TOKEN", "ghp_Dumm1Dumm1Dumm1Dumm1Dumm1Dumm1Dumm1D"),
        ("TOKEN", "tvly-dev-s4mpl3T-s4mpl3T-s4mpl3T"),
        ("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"),
        ("STRIPE_KEY", "sk_live_1234567890abcdef12345678"),
        ("API_KEY", "sk-live-abcdefghij1234567890"),
        ("TOKEN", "${GITHUB_TOKEN}"),
        ("TOKEN", "{env:GITHUB_TOKEN}"),
        ("TOKEN", "$GITHUB_TOKEN_OF_THIS_MACHINE_12"),
        ("TOKEN", "%GITHUB_TOKEN%"),
        ("TOKEN", "op://vault/item1234567890ab/credential"),
        ("client_secret", "not_a_real_secret_value_for_test_only"),
        ("API_KEY", "user_will_add_their_key_here"),
        ("API_KEY", "LITERAL_SECRET_SENTINEL"),
        ("API_KEY", "YOUR_LIVE_TENNIS_API_KEY"),
        ("API_KEY", "3f2b8c1d-77a0-4e52-9b0e-12f4a6c8d0e1"),
        ("KEY", "/home/me/.ssh/id_ed25519_4f9a8b7c6d5e"),
        ("KEY", "C:/Users/me/keys/4f9a8b7c6d5e4f3a.pem"),
        ("SSH_KEY", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGx"),
        ("STRIPE_KEY", "pk_live_4eC39HqLyjWDarjtT1zdp7dcx9Q2"),
        ("TABLE", "zQ7hV2mR9xKp4LsT8wYb3NcF"),
        ("DATABASE_URL", "postgresql://user:password@localhost:5432/dbname"),
        ("DATABASE_URL", "postgresql://postgres:postgres@db:5432/x"),
        ("DATABASE_URL", "postgresql://me:${DB_PASSWORD}@db.acme.io/x"),
        ("DATABASE_URL", "postgresql://user:pass@host/db"),
        ("DATABASE_URL", "postgresql://db.acme.io/x"),
        ("PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----"),
        ("API_KEY", ""),
    ] {
        assert!(find(name, value).is_none(), "{name}={value}");
    }
}

#[test]
fn a_key_for_everyone_is_no_secret() {
    // {"iss":"supabase","ref":"abc","role":"anon"}
    let anon = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6ImFiYyIsInJvbGUiOiJhbm9uIn0.Qm7vX2pLk9TzRw4s";
    assert!(find("SUPABASE_KEY", anon).is_none());
    let service = anon.replace("ImFub24ifQ", "x").replace("InJvbGUiOiJhbm9uIn0", "InJvbGUiOiJyb290In0");
    assert!(find("SUPABASE_KEY", &service).is_some());
}

#[test]
fn secrets_without_a_known_form_need_a_name_that_says_so() {
    let value = "zQ7hV2mR9xKp4LsT8wYb3NcF";
    for name in ["API_KEY", "x-api-key", "clientSecret", "Authorization", "MY_PAT", "MSSQL_PASSWORD"] {
        assert!(matches!(find(name, value).map(|found| found.kind), Some(SecretKind::Named)), "{name}");
    }
    let header = format!("Bearer {value}");
    assert_eq!(find("Authorization", &header).unwrap().span.slice(&header), value);
}

#[test]
fn passwords_in_urls_and_private_keys_are_found() {
    let url = "postgresql://app:Wq8rT2xk@db.acme.io:5432/shop";
    assert_eq!(find("DATABASE_URL", url).unwrap().span.slice(url), "Wq8rT2xk");
    let key =
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA7bq8Zt3kXw9LmP2v\n-----END RSA PRIVATE KEY-----\n";
    assert_eq!(find("KEY", key).unwrap().span.end, key.len() - 1);
}

#[test]
fn the_words_of_a_name_are_told_apart() {
    for name in ["API_KEY", "apiKey", "--api-key", "X-Auth-Token", "tavilyApiKey", "GITHUB_PAT", "dbPassword"]
    {
        assert!(is_secret_name(name), "{name}");
    }
    for name in ["PATH", "KEYBOARD", "author", "MONKEY", "compass", "tokenizer"] {
        assert!(!is_secret_name(name), "{name}");
    }
}
