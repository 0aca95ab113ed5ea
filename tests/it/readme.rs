//! The files that people copy from or believe: README.md, its command table, its example review.

use std::fs;
use std::path::Path;

use reelated::command::{COMMANDS, CommandOption, Kind};
use reelated::library::{self, Source};
use reelated::locale::Locale;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

#[test]
fn the_command_table_is_the_code() {
    let texts = Locale::English.texts();
    let rows: Vec<String> = COMMANDS
        .iter()
        .flat_map(|command| {
            let description = (command.description)(texts);
            let row = |name: &str, options: &[CommandOption], description: &str| {
                let options: String = options
                    .iter()
                    .map(|option| format!(" {}:", option.name))
                    .collect();
                format!("| `/{name}{options}` | {description} |")
            };
            match (command.kind, command.subcommands()) {
                (Kind::Message, _) => {
                    vec![format!("| *Apps → {}* | {description} |", command.name)]
                }
                (Kind::Slash, []) => vec![row(command.name, command.options(), description)],
                (Kind::Slash, below) => below
                    .iter()
                    .map(|below| {
                        let name = format!("{} {}", command.name, below.name);
                        row(&name, below.options, (below.description)(texts))
                    })
                    .collect(),
            }
        })
        .collect();
    let readme = readme();
    let table: Vec<&str> = readme
        .lines()
        .skip_while(|line| !line.starts_with("<!-- commands"))
        .filter(|line| line.starts_with("| `/") || line.starts_with("| *Apps"))
        .take(rows.len())
        .collect();
    assert_eq!(table, rows, "README.md's command table");
}

#[test]
fn the_example_review_loads() {
    let readme = readme();
    let example = readme
        .split("```markdown\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("example.md"), example).unwrap();
    let source = Source::Given(vec![place.path().to_owned()]);
    let library =
        library::load(&[source], |_| {}).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert!(library.problems.is_empty(), "{:?}", library.problems);
    assert_eq!(library.reviews[0].film.id.as_str(), "the-thing-1982");
}

#[test]
fn the_readme_names_every_key_of_a_review_and_every_genre() {
    let readme = readme();
    for genre in reelated::film::Genre::ALL {
        assert!(readme.contains(genre.name()), "{genre}");
    }
    for key in &reelated::review::file::KEYS {
        assert!(
            readme.contains(&format!("`{key}`")) || *key == "body",
            "{key}"
        );
    }
}
