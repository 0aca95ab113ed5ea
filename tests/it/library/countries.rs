//! Where the films are from and who made them: enough from every part of the world, and by women.
//!
//! A review takes its countries from the catalogue where it does not name them, so these tests read both.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use reelated::film::{Country, Film, PersonName};
use reelated::library::{self, Library, Source};

use super::{expect_none, file, reviews};

static WITH_CATALOGUE: LazyLock<Library> = LazyLock::new(|| {
    let sources = [Source::Bundled, Source::Catalogue];
    library::load(&sources, |_| {}).unwrap_or_else(|problems| panic!("{problems}"))
});

/// The reviewed films, with what the catalogue knows of them.
fn films() -> impl Iterator<Item = &'static Film> {
    let reviews = WITH_CATALOGUE.reviews.iter();
    reviews
        .filter(|review| !review.is_listing())
        .map(|review| &review.film)
}

/// A part of the world, the codes of its countries, and the fewest films that one of them had a hand in.
const PARTS: [(&str, usize, &str); 4] = [
    (
        "Africa",
        25,
        "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA \
         NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW",
    ),
    ("South Asia", 35, "AF BD BT IN LK MV NP PK"),
    (
        "Latin America",
        40,
        "AR BO BR CL CO CR CU DO EC GT HN HT MX NI PA PE PR PY SV UY VE",
    ),
    ("East Asia", 70, "CN HK JP KP KR MN MO TW"),
];

/// Where films are made in English first of all.
const IN_ENGLISH: &str = "AU CA GB IE NZ US";

/// The fewest films that are not in English, by their main country, …
const NOT_IN_ENGLISH: usize = 250;
/// … and the fewest countries that these are from.
const COUNTRIES: usize = 40;

/// The fewest films that a woman directed.
const BY_WOMEN: usize = 60;

/// The women among the directors. A new one need not be added.
#[rustfmt::skip]
const WOMEN: [&str; 62] = [
    "Agnieszka Holland", "Agnès Varda", "Amy Heckerling", "Ann Hui", "Anna Boden", "Anna Muylaert", "Ava DuVernay",
    "Barbara Kopple", "Brenda Chapman", "Cate Shortland", "Catherine Hardwicke", "Cathy Yan", "Celine Song",
    "Chantal Akerman", "Charlotte Zwerin", "Christine Cynn", "Claire Denis", "Cristina Gallego", "Céline Sciamma",
    "Deepa Mehta", "Domee Shi", "Elaine May", "Emerald Fennell", "Farah Khan", "Gina Prince-Bythewood", "Greta Gerwig",
    "Jane Campion", "Jennifer Lee", "Justine Triet", "Kathryn Bigelow", "Kiran Rao", "Kátia Lund", "Lana Wachowski",
    "Larisa Shepitko", "Lilly Wachowski", "Lucrecia Martel", "Lynne Ramsay", "Maren Ade", "Mary Harron",
    "Maryam Touzani", "Mati Diop", "Mira Nair", "Moufida Tlatli", "Nadine Labaki", "Naoko Yamada", "Naomi Kawase",
    "Nora Ephron", "Patty Jenkins", "Payal Kapadia", "Penelope Spheeris", "Penny Marshall", "Phyllida Lloyd",
    "Rungano Nyoni", "Sam Taylor-Johnson", "Sarah Polley", "Sofia Coppola", "Susanne Bier", "Thea Sharrock",
    "Vicky Jenson", "Věra Chytilová", "Wanuri Kahiu", "Zoya Akhtar",
];

fn has(codes: &str, country: Country) -> bool {
    let mut codes = codes.split(' ');
    codes.any(|code| code == country.code())
}

#[test]
fn every_part_of_the_world_has_its_films() {
    let mut wrong = Vec::new();
    for (part, least, codes) in PARTS {
        let unknown = codes
            .split(' ')
            .filter(|code| Country::from_code(code).is_none());
        wrong.extend(unknown.map(|code| format!("{code} is no country")));
        let count = films()
            .filter(|film| film.countries.iter().any(|country| has(codes, *country)))
            .count();
        if count < least {
            wrong.push(format!("{count} films of {part}, {least} are the least"));
        }
    }
    expect_none(&wrong, "add reviews:");
}

#[test]
fn many_films_of_many_countries_are_not_in_english() {
    let mut of: BTreeMap<&str, usize> = BTreeMap::new();
    for country in films().filter_map(|film| film.countries.first()) {
        if !has(IN_ENGLISH, *country) {
            *of.entry(country.code()).or_default() += 1;
        }
    }
    let count: usize = of.values().sum();
    assert!(
        count >= NOT_IN_ENGLISH,
        "{count} films; {NOT_IN_ENGLISH} are the least"
    );
    assert!(
        of.len() >= COUNTRIES,
        "{} countries; {COUNTRIES} are the least: {of:?}",
        of.len()
    );
}

#[test]
fn every_confirmed_film_has_its_country() {
    let without: Vec<String> = films()
        .filter(|film| film.confirmed && film.countries.is_empty())
        .map(file)
        .collect();
    assert_eq!(
        without,
        // Made in the Soviet Union, which has no code.
        ["reviews/man-with-a-movie-camera-1929.md"],
        "name `countries` in these, the main one first"
    );
}

#[test]
fn sixty_films_are_by_women() {
    let women: BTreeSet<&str> = WOMEN.into_iter().collect();
    let mut met = BTreeSet::new();
    let mut count = 0;
    for review in reviews() {
        let names = review.film.directors.iter().map(PersonName::full);
        let names: BTreeSet<&str> = names.filter(|name| women.contains(name)).collect();
        count += usize::from(!names.is_empty());
        met.extend(names);
    }
    assert!(count >= BY_WOMEN, "{count} films; {BY_WOMEN} are the least");
    let gone: Vec<String> = women
        .difference(&met)
        .map(|name| (*name).to_owned())
        .collect();
    expect_none(&gone, "take these out of WOMEN, no film here is theirs:");
}
