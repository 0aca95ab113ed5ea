//! The architecture as a test: who may name whom, and what no code may do.

#![expect(clippy::unwrap_used, reason = "a test that panics says where")]

use std::collections::{BTreeMap, BTreeSet};
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

/// The parts of a path: `crate`, `film`, `FilmId`.
type Names = Vec<String>;

/// What is imported: under which name, from where.
type Imports = Vec<(String, Names)>;

/// A file as a module: its path from the crate's root, and what its code names.
struct Module {
    path: Names,
    imports: Imports,
    /// Every other path that starts at the crate, a module above or itself.
    named: Vec<Names>,
}

/// The files of the crate as modules, by their paths; tests are left out, which may build on what
/// other layers offer them.
fn tree() -> BTreeMap<Names, Module> {
    let files = modules().into_iter().filter(|(_, file, _)| {
        let is_of_tests = |part: &str| part == "tests" || part == "tests.rs";
        !file.iter().any(|part| is_of_tests(part.to_str().unwrap()))
    });
    files
        .map(|(_, file, code)| {
            let file = file.with_extension("");
            let path: Names = file
                .iter()
                .map(|part| part.to_str().unwrap().to_owned())
                .collect();
            let code = code
                .split("#[cfg(test)]\nmod tests")
                .next()
                .unwrap_or_default();
            let (imports, named) = paths(code);
            let module = Module {
                path: path.clone(),
                imports,
                named,
            };
            (path, module)
        })
        .collect()
}

/// The imports of a text, groups taken apart, and all paths in it that do not start with a name.
fn paths(code: &str) -> (Imports, Vec<Names>) {
    let mut imports = Vec::new();
    let mut rest = String::new();
    for (at, statement) in code.split_inclusive(';').enumerate() {
        let line = statement.rfind("\nuse ").map(|start| start + 1);
        let line = line.or_else(|| {
            let public = statement.rfind("\npub")? + 1;
            let behind = statement[public + 3..].trim_start_matches(|c| c != ' ' && c != '\n');
            behind.starts_with(" use ").then_some(public)
        });
        let line = line.or_else(|| (at == 0 && statement.starts_with("use ")).then_some(0));
        let Some(start) = line else {
            rest.push_str(statement);
            continue;
        };
        rest.push_str(&statement[..start]);
        let (_, path) = statement[start..].split_once("use ").unwrap();
        take_apart(path.trim_end_matches(';'), &[], &mut imports);
    }
    let mut named = Vec::new();
    for root in ["crate::", "super::", "self::"] {
        for (at, _) in rest.match_indices(root) {
            let before = rest[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '$') {
                continue;
            }
            let is_of_path = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
            let path: String = rest[at..].chars().take_while(|c| is_of_path(*c)).collect();
            let parts = path.split("::").filter(|part| !part.is_empty());
            named.push(parts.map(str::to_owned).collect());
        }
    }
    (imports, named)
}

/// Takes `a::{b, c::{self, d as e}}` apart.
fn take_apart(path: &str, before: &[String], imports: &mut Imports) {
    let path = path.trim();
    let (plain, group) = match path.split_once('{') {
        Some((plain, group)) => (plain, group.trim_end().strip_suffix('}')),
        None => (path, None),
    };
    let (plain, alias) = match plain.split_once(" as ") {
        Some((plain, alias)) => (plain, Some(alias.trim())),
        None => (plain, None),
    };
    let mut whole = before.to_vec();
    let parts = plain.split("::").map(str::trim);
    whole.extend(
        parts
            .filter(|part| !part.is_empty() && (*part != "self" || before.is_empty()))
            .map(str::to_owned),
    );
    let Some(group) = group else {
        let name = alias.or(whole.last().map(String::as_str));
        imports.extend(name.map(|name| (name.to_owned(), whole.clone())));
        return;
    };
    let (mut depth, mut start) = (0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                take_apart(&group[start..at], &whole, imports);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !group[start..].trim().is_empty() {
        take_apart(&group[start..], &whole, imports);
    }
}

/// The module that has what a path names, as it is written in one of them; `None` where that is
/// nothing of this crate.
fn leads_to(
    tree: &BTreeMap<Names, Module>,
    from: &[String],
    path: &[String],
    imported: usize,
) -> Option<Names> {
    let mut here = from.to_vec();
    let mut parts = path.iter().peekable();
    match path.first()?.as_str() {
        "crate" => {
            here.clear();
            parts.next();
        }
        "self" => _ = parts.next(),
        "super" => {
            while parts.next_if(|part| *part == "super").is_some() {
                here.pop();
            }
        }
        // A child, or something that is imported; the rest is of other crates.
        first => {
            let child = [&here[..], std::slice::from_ref(&path[0])].concat();
            let is_known = tree.contains_key(&child)
                || tree
                    .get(&here)?
                    .imports
                    .iter()
                    .any(|(name, _)| name == first);
            if !is_known {
                return None;
            }
        }
    }
    while let Some(part) = parts.next() {
        let child = [&here[..], std::slice::from_ref(part)].concat();
        if tree.contains_key(&child) {
            here = child;
            continue;
        }
        let Some(module) = tree.get(&here) else {
            // At the root stand modules and macros.
            return None;
        };
        let import = module.imports.iter().find(|(name, _)| name == part);
        let Some((_, path)) = import.filter(|_| imported < 8) else {
            break;
        };
        let rest = parts.cloned();
        let path: Names = path.iter().cloned().chain(rest).collect();
        return leads_to(tree, &here, &path, imported + 1);
    }
    tree.contains_key(&here).then_some(here)
}

/// Which file names what of which other. That a file names those of its own folder is no arrow:
/// they are what it consists of.
fn arrows() -> BTreeSet<(Names, Names)> {
    let tree = tree();
    let mut arrows = BTreeSet::new();
    for module in tree.values() {
        let imported = module.imports.iter().map(|(_, path)| path);
        for path in imported.chain(&module.named) {
            if let Some(to) = leads_to(&tree, &module.path, path, 0)
                && !to.starts_with(&module.path)
            {
                arrows.insert((module.path.clone(), to));
            }
        }
    }
    arrows
}

#[test]
fn no_arrow_points_up() {
    let order = order();
    let wrong: Vec<String> = arrows()
        .into_iter()
        .filter(|(from, to)| order[&to[0]] > order[&from[0]])
        .map(|(from, to)| format!("{} names {}", from.join("/"), to.join("/")))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let arrows = arrows();
    assert!(arrows.len() > 500, "most of them are read");
    let mut from_each: BTreeMap<&Names, Vec<&Names>> = BTreeMap::new();
    for (from, to) in &arrows {
        from_each.entry(from).or_default().push(to);
    }
    let leads_back = |from: &Names, to: &Names| {
        let (mut reached, mut next) = (BTreeSet::from([to]), vec![to]);
        while let Some(here) = next.pop() {
            let behind = from_each.get(here).into_iter().flatten();
            next.extend(behind.filter(|to| reached.insert(*to)));
        }
        reached.contains(from)
    };
    let circles: BTreeSet<String> = arrows
        .iter()
        .filter(|(from, to)| leads_back(from, to))
        .map(|(from, to)| format!("{} names {}", from.join("/"), to.join("/")))
        .collect();
    assert!(circles.is_empty(), "{circles:#?}");
}

/// The groups of modules in which `command.rs` lists its own.
fn groups_of_commands() -> Vec<Vec<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/command.rs");
    let text = fs::read_to_string(file).unwrap();
    let module = |line: &str| {
        let name = line.strip_prefix("mod ")?.strip_suffix(';')?;
        Some(name.to_owned())
    };
    let groups = text.split("\n\n");
    let groups = groups.map(|group| group.lines().filter_map(module).collect());
    groups.filter(|group: &Vec<_>| !group.is_empty()).collect()
}

#[test]
fn commands_read_from_the_bottom_up() {
    let groups = groups_of_commands();
    assert!(groups.len() > 4, "{groups:?}");
    let place = |module: &[String]| {
        let name = module.get(1)?;
        groups.iter().position(|group| group.contains(name))
    };
    let wrong: Vec<String> = arrows()
        .into_iter()
        .filter(|(from, to)| from[0] == "command" && to[0] == "command")
        // What is of the group of a file is no business of the file's.
        .filter(|(from, to)| from.get(1) != to.get(1) && place(to) >= place(from))
        .map(|(from, to)| format!("{} names {}", from.join("/"), to.join("/")))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn outside_names_stay_where_they_belong() {
    let order = order();
    let core_ends = order["library"];
    // What is kept, and what waits, stands below the commands.
    let waits = ["config", "store", "state", "pace"];
    let conversation_ends = order["command"];
    let mut wrong = Vec::new();
    for (module, path, code) in modules() {
        let place = order[&module];
        let mut forbid = |name: &str| {
            // `operand::` does not name `rand::`, and a log's target names no code.
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
        if place <= conversation_ends && !waits.contains(&module.as_str()) {
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

/// The files of more than [`MOST_LINES`] lines of code, and why each is one file.
const LONG_FILES: &[(&str, &str)] = &[(
    "review/plain_text/language/en.rs",
    "a table: the words of one language",
)];

/// What asks for a seam: a file of more lines than this, its tests aside.
const MOST_LINES: usize = 400;

#[test]
fn no_file_is_long_without_a_reason() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let is_of_tests = |part: &std::ffi::OsStr| part == "tests" || part == "tests.rs";
    let long: BTreeSet<String> = sources(&src)
        .into_iter()
        .map(|path| path.strip_prefix(&src).unwrap().to_path_buf())
        .filter(|path| !path.iter().any(is_of_tests))
        .filter(|path| {
            let text = fs::read_to_string(src.join(path)).unwrap();
            let code = text.split("\n#[cfg(test)]\nmod tests").next().unwrap();
            code.lines().count() > MOST_LINES
        })
        .map(|path| path.to_str().unwrap().replace('\\', "/"))
        .collect();
    let known: BTreeSet<String> = LONG_FILES
        .iter()
        .map(|(file, _)| file.to_string())
        .collect();
    let new: Vec<_> = long.difference(&known).collect();
    assert!(
        new.is_empty(),
        "to be split along a seam that has a name: {new:?}"
    );
    let gone: Vec<_> = known.difference(&long).collect();
    assert!(
        gone.is_empty(),
        "short by now, to be taken off the list: {gone:?}"
    );
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
