//! The architecture as a test: who may name whom, and what no code may do.

#![expect(clippy::unwrap_used, reason = "a test that panics says where")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(below: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(below)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if entry.is_dir() {
            files.extend(sources(&entry));
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            files.push(entry);
        }
    }
    files.sort();
    files
}

/// Every source file as the module at the top of the crate that it belongs to, its path, and its
/// text without comments.
fn modules() -> Vec<(String, PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    sources(&src)
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&src).unwrap().to_path_buf();
            let top = inside
                .components()
                .next()
                .unwrap()
                .as_os_str()
                .to_str()
                .unwrap();
            let text = fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = text
                .lines()
                .map(|line| line.split_once("//").map_or(line, |(code, _)| code))
                .collect();
            (
                top.trim_end_matches(".rs").to_owned(),
                inside,
                code.join("\n"),
            )
        })
        .filter(|(top, ..)| top != "lib" && top != "main")
        .collect()
}

/// The modules in the order in which `lib.rs` lists them.
fn order() -> BTreeMap<String, usize> {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .zip(0..)
        .collect()
}

/// The modules that a text names by `crate::`, also in groups such as `crate::{film, review::x}`.
fn named(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let first_word = |text: &str| -> String {
            text.trim_start()
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect()
        };
        let Some(group) = rest.strip_prefix('{') else {
            names.push(first_word(rest));
            continue;
        };
        let mut depth = 0;
        let mut starts = true;
        for (at, c) in group.char_indices() {
            if starts && depth == 0 && (c.is_ascii_alphanumeric() || c == '_') {
                names.push(first_word(&group[at..]));
                starts = false;
            }
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => starts = true,
                _ => {}
            }
        }
    }
    names
}

#[test]
fn no_arrow_points_up() {
    let order = order();
    let mut wrong = Vec::new();
    for (module, path, code) in modules() {
        let own = order[&module];
        // Tests may build on what other layers offer them.
        let code = code
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        for name in named(code) {
            if order.get(&name).is_some_and(|named| *named > own) {
                wrong.push(format!("{} names {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn outside_names_stay_where_they_belong() {
    let order = order();
    let core_ends = order["library"];
    let conversation_ends = order["command"];
    let mut wrong = Vec::new();
    for (module, path, code) in modules() {
        let place = order[&module];
        let mut forbid = |name: &str| {
            // `errand::` does not name `rand::`, and a log's target names no code.
            let is_whole = |(at, _): (usize, &str)| {
                let before = code[..at].chars().next_back();
                before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '"')
            };
            if code.match_indices(name).any(is_whole) {
                wrong.push(format!("{} names {name}", path.display()));
            }
        };
        if module != "discord" {
            forbid("serenity::");
        }
        if module != "store" {
            forbid("sqlx");
        }
        if place <= conversation_ends {
            for name in [
                "tokio",
                "reqwest",
                "SystemTime",
                "Instant::now",
                "rand::",
                "tracing::",
                "std::net",
            ] {
                // A test may throw dice, with a seed.
                if name != "rand::" || !path.ends_with("tests.rs") {
                    forbid(name);
                }
            }
        }
        if place <= core_ends && module != "library" {
            forbid("std::fs");
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn markup_escapes_every_argument() {
    // `markup!("{name}")` would take the name past the escaping.
    let mut wrong = Vec::new();
    for (_, path, code) in modules() {
        for (at, _) in code.match_indices("markup!(") {
            let Some(format) = code[at..].split('"').nth(1) else {
                continue;
            };
            let braces = format.split('{').skip(1);
            if braces.into_iter().any(|rest| !rest.starts_with('}')) {
                wrong.push(format!("{}: {format}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_says_what_it_is_for() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&src) {
        let text = fs::read_to_string(&path).unwrap();
        // A file of tests belongs to the module beside it.
        if path.ends_with("tests.rs") {
            continue;
        }
        assert!(text.starts_with("//! "), "{} has no head", path.display());
    }
}
