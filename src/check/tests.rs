use std::fs;

use insta::assert_snapshot;

use super::*;

/// What `reelated check` prints in a directory with these files.
fn run(files: &[(&str, &str)], paths: &[&str]) -> String {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let paths: Vec<PathBuf> = paths.iter().map(|path| dir.path().join(path)).collect();
    let config = dir.path().join("config.toml");
    let none: [(OsString, OsString); 0] = [];
    let checked = check(Some(&config), none, &paths, |_| {});
    let root = format!("{}/", dir.path().display());
    format!("{}\n\n{}", checked.problems, checked.count())
        .replace(&root, "")
        .trim()
        .to_owned()
}

const CONFIG: &str = "[library]\nbundled = false\ndirectories = [\"films\"]\n";
const HEAT: &str = "+++\ntitle = \"Heat\"\nyear = 1995\n+++\nA thief and a policeman.\n";

#[test]
fn all_is_well() {
    let files = [
        ("config.toml", CONFIG),
        ("films/heat.md", HEAT),
        ("films/more.jsonl", "{\"title\":\"A\"}\n{\"title\":\"B\"}"),
    ];
    assert_snapshot!(run(&files, &[]), @"1 review and 2 listings in 2 files: no problems.");
    assert_snapshot!(run(&files, &["films/heat.md"]), @"1 review in 1 file: no problems.");
}

#[test]
fn configuration_and_reviews_are_wrong_together() {
    let files = [
        ("config.toml", "[log]\nformat = \"xml\"\n"),
        ("films/heat.md", "+++\ntitle = \"Heat\"\n+++\n||Open"),
        ("films/bad.json", "{\"title\": \"\"}"),
    ];
    assert_snapshot!(run(&files, &["films"]), @r#"
    error[unknown-value]: `log.format` cannot be "xml"
     --> config.toml:2:10
      |
    2 | format = "xml"
      |          ^^^^^
      |
      = allowed: "text" or "json"

    error[empty]: `title` is empty
     --> films/bad.json:1:11
      |
    1 | {"title": ""}
      |           ^^ nothing to read here
      |
      = help: every film has a title

    warning[spoiler-mark]: a spoiler is opened and never closed
     --> films/heat.md:4:1
      |
    4 | ||Open
      | ^^ hidden from here to the end?
      |
      = help: close it with `||` where it ends

    1 review in 2 files: 2 errors, 1 warning.
    "#);
}

#[test]
fn a_token_file_that_is_not_there_is_a_problem() {
    let config = format!("{CONFIG}[discord]\ntoken_file = \"token\"\n");
    assert_snapshot!(run(&[("config.toml", &config), ("films/heat.md", HEAT)], &[]), @r#"
    error[token]: there is no file token
     --> config.toml:5:14
      |
    5 | token_file = "token"
      |              ^^^^^^^
      |
      = help: put the token into that file, or into the environment variable DISCORD_TOKEN

    1 review in 1 file: 1 error.
    "#);
}
