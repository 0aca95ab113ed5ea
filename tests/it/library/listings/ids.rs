//! Ids stay: members' databases hold them.

use std::collections::{BTreeSet, HashMap};

use reelated::film::FilmId;

use super::{Listing, expect_none, file, folded, key, listings, read, table};

#[test]
fn ids_that_landed_stay() {
    let mut kept: HashMap<String, &Listing> = HashMap::new();
    for listing in listings() {
        kept.insert(listing.id(), listing);
        kept.extend(listing.formerly.iter().map(|id| (id.clone(), listing)));
    }
    let mut wrong = Vec::new();
    for row in table("ids.tsv") {
        let [id, title, _, maker] = row.as_slice() else {
            panic!("id, title, year and name in {row:?}");
        };
        let is_there = kept.get(id).is_some_and(|listing| {
            key(&listing.title) == key(title)
                && listing.people().any(|name| folded(name) == folded(maker))
        });
        if !is_there {
            wrong.push(row.join(", "));
        }
    }
    expect_none(&wrong, "members' databases hold these ids: keep them");
}

#[test]
fn what_an_id_was_is_no_other_films_id() {
    let ids: BTreeSet<String> = listings().map(Listing::id).collect();
    let mut seen = BTreeSet::new();
    let wrong: Vec<String> = listings()
        .flat_map(|listing| &listing.formerly)
        .filter(|id| ids.contains(*id) || !seen.insert(*id) || FilmId::parse(id).is_none())
        .cloned()
        .collect();
    expect_none(&wrong, "an id that a film had is one film's alone");
    assert!(seen.len() >= 200, "{}", seen.len());
}

#[test]
fn ids_are_of_one_film_each() {
    let mut seen = BTreeSet::new();
    let doubles: Vec<String> = listings()
        .filter(|listing| !seen.insert(listing.id()))
        .map(|listing| format!("{}: {}", listing.id(), listing.label()))
        .collect();
    expect_none(
        &doubles,
        "give one of the two an `id` that says whose it is",
    );
    let odd: Vec<String> = listings()
        .filter_map(|listing| listing.id.clone())
        .filter(|id| FilmId::parse(id).is_none())
        .collect();
    expect_none(&odd, "these cannot be ids");
}

#[test]
fn what_was_looked_up_once_keeps_its_id() {
    for (title, year, id) in [
        ("Interstellar", 2014, "interstellar-2014"),
        ("Se7en", 1995, "se7en-1995"),
        ("The Host", 2006, "the-host-2006"),
        ("The Matrix", 1999, "the-matrix-1999"),
    ] {
        let found = listings()
            .find(|listing| listing.title == title && listing.year == Some(year))
            .unwrap_or_else(|| panic!("{title} is there"));
        assert_eq!(found.id(), id);
    }
    let seven = listings().find(|listing| listing.id() == "se7en-1995");
    let seven = seven.expect("Se7en is there");
    assert!(
        seven.aliases.iter().any(|alias| alias == "Seven"),
        "{seven:?}"
    );
}

#[test]
fn a_film_takes_in_the_ids_that_its_written_line_names() {
    let former: HashMap<&str, &Listing> = listings()
        .flat_map(|listing| {
            listing
                .formerly
                .iter()
                .map(move |id| (id.as_str(), listing))
        })
        .collect();
    let written = read(&file("written"));
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in written.iter().flat_map(|(_, lines)| lines) {
        for id in &line.formerly {
            count += 1;
            let is_taken_in = former
                .get(id.as_str())
                .is_some_and(|film| film.title == line.title && film.year == line.year);
            if !is_taken_in {
                wrong.push(format!("{id}: {}", line.label()));
            }
        }
    }
    expect_none(&wrong, "these films should have these former ids");
    assert!(count >= 15, "{count}");
}
