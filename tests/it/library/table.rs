//! `reviews/README.md`: below what somebody wrote, the table of the library, as the command makes it.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_table_of_the_library_is_fresh() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("reviews/README.md");
    let kept = fs::read_to_string(kept).expect("the table is there");
    // No configuration is there, so the library is the bundled one.
    let place = tempfile::tempdir().unwrap();
    let copy = place.path().join("README.md");
    fs::write(&copy, &kept).expect("a copy can be written");
    let made = Command::new(env!("CARGO_BIN_EXE_reelated"))
        .current_dir(place.path())
        .env_clear()
        .args(["library", "--update", "README.md"])
        .output()
        .expect("the binary starts");
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let made = fs::read_to_string(copy).expect("the copy is there");
    let stale = made.lines().zip(kept.lines().chain(std::iter::repeat("")));
    let stale: Vec<String> = stale
        .filter(|(made, kept)| made != kept)
        .take(5)
        .map(|(made, _)| made.to_owned())
        .collect();
    assert!(
        made == kept,
        "reviews/README.md is stale; make it anew with\n\n    cargo run -- library --update reviews/README.md\n\n\
         Among what changes: {stale:#?}"
    );
}

#[test]
fn a_file_without_the_pages_heading_is_left_alone() {
    let place = tempfile::tempdir().unwrap();
    let notes = place.path().join("notes.md");
    fs::write(&notes, "# Ours\n").expect("it can be written");
    let made = Command::new(env!("CARGO_BIN_EXE_reelated"))
        .current_dir(place.path())
        .env_clear()
        .args(["library", "--update", "notes.md"])
        .output()
        .expect("the binary starts");
    assert_eq!(made.status.code(), Some(1));
    let said = String::from_utf8_lossy(&made.stderr);
    assert!(
        said.contains("notes.md has no line \"## What the library holds\""),
        "{said}"
    );
    assert_eq!(fs::read_to_string(notes).expect("it is there"), "# Ours\n");
}
