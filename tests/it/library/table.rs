//! `reviews/README.md`: the table of the library, as the command makes it.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_table_of_the_library_is_fresh() {
    // No configuration is there, so the library is the bundled one.
    let place = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_reelated"))
        .current_dir(place.path())
        .env_clear()
        .arg("library")
        .output()
        .expect("the binary starts");
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let made = String::from_utf8(made.stdout).expect("it prints text");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reviews/README.md");
    let kept = fs::read_to_string(path).unwrap_or_default();
    let stale = made.lines().zip(kept.lines().chain(std::iter::repeat("")));
    let stale: Vec<String> = stale
        .filter(|(made, kept)| made != kept)
        .take(5)
        .map(|(made, _)| made.to_owned())
        .collect();
    assert!(
        made == kept,
        "reviews/README.md is stale; make it anew with\n\n    cargo run -- library > reviews/README.md\n\n\
         Among what changes: {stale:#?}"
    );
}
