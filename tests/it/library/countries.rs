//! Films that are not in English, by the country that they are mostly counted to.
//!
//! Language and country are not in the front matter, so the count needs this list. Silent films
//! and films in several languages, English among them, are left out. A new film need not be added.

use std::collections::BTreeSet;

use super::{expect_none, film};

#[rustfmt::skip]
const NOT_IN_ENGLISH: [(&str, &[&str]); 24] = [
    ("Argentina", &["the-motorcycle-diaries-2004"]),
    ("Austria", &["the-piano-teacher-2001"]),
    ("Belgium", &["the-brand-new-testament-2015"]),
    ("Brazil", &[
        "a-dogs-will-2000", "central-station-1998", "city-of-god-2002", "four-days-in-september-1997",
        "im-still-here-2024",
    ]),
    ("Chile", &["no-2012"]),
    ("China", &["curse-of-the-golden-flower-2006", "farewell-my-concubine-1993", "hero-2002", "to-live-1994"]),
    ("Denmark", &["a-royal-affair-2012", "another-round-2020", "the-celebration-1998", "the-hunt-2012"]),
    ("Finland", &["le-havre-2011"]),
    ("France", &[
        "amelie-2001", "amour-2012", "asterix-at-the-olympic-games-2008", "day-for-night-1973",
        "grand-illusion-1937", "la-haine-1995", "le-samourai-1967", "the-400-blows-1959",
        "the-diving-bell-and-the-butterfly-2007", "the-last-metro-1980", "the-rules-of-the-game-1939",
        "the-umbrellas-of-cherbourg-1964", "three-colours-blue-1993",
    ]),
    ("Germany", &[
        "downfall-2004", "europa-europa-1990", "m-1931", "run-lola-run-1998", "the-lives-of-others-2006",
        "the-testament-of-dr-mabuse-1933", "the-white-ribbon-2009", "wings-of-desire-1987",
    ]),
    ("Greece", &["eternity-and-a-day-1998"]),
    ("Hong Kong", &["2046-2004", "chungking-express-1994", "in-the-mood-for-love-2000", "infernal-affairs-2002"]),
    ("India", &["deewaar-1975", "lagaan-2001", "ram-gopal-varma-ki-aag-2007", "sholay-1975"]),
    ("Iran", &["a-separation-2011", "about-elly-2009", "leilas-brothers-2022", "the-salesman-2016"]),
    ("Italy", &[
        "81-2-1963", "amarcord-1973", "cinema-paradiso-1988", "divorce-italian-style-1961",
        "la-dolce-vita-1960", "life-is-beautiful-1997", "the-conformist-1970", "the-leopard-1963",
    ]),
    ("Japan", &[
        "akira-1988", "ghost-in-the-shell-1995", "godzilla-1954", "godzilla-minus-one-2023", "harakiri-1962",
        "high-and-low-1963", "howls-moving-castle-2004", "like-father-like-son-2013",
        "my-neighbor-totoro-1988", "nausicaa-of-the-valley-of-the-wind-1984", "paprika-2006",
        "princess-mononoke-1997", "ran-1985", "rashomon-1950", "seven-samurai-1954", "shin-godzilla-2016",
        "shoplifters-2018", "spirited-away-2001", "tales-from-earthsea-2006", "tampopo-1985",
        "the-castle-of-cagliostro-1979", "tokyo-story-1953",
    ]),
    ("Mexico", &["amores-perros-2000", "y-tu-mama-tambien-2001"]),
    ("Norway", &["in-order-of-disappearance-2014"]),
    ("Poland", &["three-colours-white-1994"]),
    ("South Korea", &[
        "lady-vengeance-2005", "memories-of-murder-2003", "mother-2009", "oldboy-2003", "parasite-2019",
        "the-host-2006", "the-wailing-2016",
    ]),
    ("Spain", &[
        "all-about-my-mother-1999", "pain-and-glory-2019", "the-skin-i-live-in-2011", "volver-2006",
        "women-on-the-verge-of-a-nervous-breakdown-1988",
    ]),
    ("Sweden", &["cries-and-whispers-1972", "persona-1966", "the-seventh-seal-1957", "wild-strawberries-1957"]),
    ("Switzerland", &["three-colours-red-1994"]),
    ("Taiwan", &["crouching-tiger-hidden-dragon-2000"]),
];

#[test]
fn sixty_films_of_fifteen_countries_are_not_in_english() {
    let ids: Vec<&str> = NOT_IN_ENGLISH
        .iter()
        .flat_map(|(_, ids)| *ids)
        .copied()
        .collect();
    let gone: Vec<String> = ids
        .iter()
        .filter(|id| film(id).is_none())
        .map(|id| (*id).to_owned())
        .collect();
    expect_none(
        &gone,
        "take these out of NOT_IN_ENGLISH, they are not in the library:",
    );
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(
        ids.len(),
        different.len(),
        "a film stands in NOT_IN_ENGLISH twice"
    );
    assert!(
        different.len() >= 60,
        "{} films; 60 are the least",
        different.len()
    );
    let countries: BTreeSet<&str> = NOT_IN_ENGLISH.iter().map(|(country, _)| *country).collect();
    assert!(
        countries.len() >= 15,
        "{} countries; 15 are the least",
        countries.len()
    );
}
