//! Facts in the opening of an encyclopedia's article: who directed, who stars, which year, and whether
//! it is a film at all. No sentence of it is kept.

use std::sync::LazyLock;

use regex::Regex;

use crate::listing::Credit;
use crate::name::{Mononyms, person};

/// What the opening of an article says.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) year: Option<u16>,
    pub(crate) directors: Vec<String>,
    pub(crate) stars: Vec<Credit>,
    /// Whom a sentence names that speaks of another film of the story, too: "a remake of the 1956 film
    /// starring Glenn Ford", but not "Tony Todd reprising his role".
    pub(crate) stars_of_one: Vec<Credit>,
    pub(crate) kind: Kind,
}

/// What the article is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    Film,
    TvFilm,
    /// A short, a serial, a concert, an episode.
    NoFeature,
    /// A person, a series, a book: the link led elsewhere.
    #[default]
    Elsewhere,
}

macro_rules! pattern {
    ($pattern:literal) => {
        LazyLock::new(|| Regex::new($pattern).expect("a pattern that compiles"))
    };
}

static YEAR: LazyLock<Regex> =
    pattern!(r"\b(?:is|was|are|were)(?: an?| the)? (?:[\w–-]+[ ,]+){0,4}?(1[89]\d\d|20[0-2]\d)\b");
static YEAR_IN_BRACKETS: LazyLock<Regex> = pattern!(r"^[^.]{1,80}\((1[89]\d\d|20[0-2]\d)\)");
/// Behind this a year in brackets is another film's: "is a sequel to Young Guns (1988)".
static IS: LazyLock<Regex> = pattern!(r"\b(?:is|was|are|were)\b");
static NO_FEATURE: LazyLock<Regex> = pattern!(
    r"(?i)\b(shorts?|looney tunes|merrie melodies|(?:two|one|three|split)-reel(?:er)?|serial(?: film)?|concert|stand[ -]up|special|series|episode|miniseries|music video|video album|wrestling|pay-per-view|live album|cartoon|compilation)\b"
);
static HARDCORE: LazyLock<Regex> =
    pattern!(r"(?i)\b(?:pornographic|hardcore adult|adult(?: erotic)? film)\b");
/// What is no serial, though it has the word.
static KILLERS: LazyLock<Regex> = pattern!(
    r"(?i)serial[ -]killer|cartoon (?:violence|character)|short (?:story|stories|novel)|compilation film|(?:feature-length|anthology|feature) (?:\w+ )?film"
);
/// Where the words that say what something is end: "is a 1915 silent drama short | starring …".
static CLAUSE: LazyLock<Regex> = pattern!(
    r"^.{0,160}?(?:\([^)]*\) ?)?\b(?:is|was|are|were) (?:an? |the |one of )?(.*?)(?:\b(?:based|directed|co-directed|written|co-written|starring|produced|co-produced|by|from|created|that|which|who|featuring|released|made|set|about|in|adapted|loosely|continuing|and stars|and is|where|with|distributed|shot|filmed)\b|[,.;(]|$)"
);
/// Behind this the clause speaks of what the film belongs to: "1988 comedy film | and the second of the
/// series", "film noir | version of the television series".
static BELONGS: LazyLock<Regex> =
    pattern!(r"\b(?:of|for|to|as|and (?:the|an?)|remake|version|adaptation|inspired)\b");
static INSTALLMENT: LazyLock<Regex> = pattern!(r"(?i)\b(?:installment|entry|sequel|prequel)\b");
static TV_FILM: LazyLock<Regex> = pattern!(
    r"(?i)\b(television (?:\w+ )?(?:film|movie)|tv (?:film|movie)|made-for-(?:television|tv)|telefilm)"
);
static FILM: LazyLock<Regex> = pattern!(
    r"(?i)\b(films?|movie|motion picture|feature|picture|photoplay|western|melodrama|comedy|drama|musical|thriller|documentary|mockumentary|swashbuckler|noir)\b"
);
static DIRECTED: LazyLock<Regex> = pattern!(
    r"\b(?:[Cc]o-)?[Dd]irected(?:,? (?:and )?(?:co-)?(?:written|produced|edited|scored|photographed|shot|narrated|animated)){0,3} by (and starring )?"
);
static DIRECTED_ALSO: LazyLock<Regex> =
    pattern!(r"\b(?:directorial debut (?:of|by|from)|film by|from director|by director) ");
static ANY_YEAR: LazyLock<Regex> = pattern!(r"\b(?:1[89]|20)\d\d\b");
static ANOTHER: LazyLock<Regex> = pattern!(
    r"(?i)\b(?:remade|remake|version|broadway|stage|play|later|previously|film of the same)\b"
);
/// A sentence with these words may name the people of another film of the story.
static VERSIONS: LazyLock<Regex> = pattern!(
    r"(?i)\b(?:remade|remakes?|versions?|filmed|adapt\w+|reboot|previous\w*|earlier|later|original\w*|same (?:name|title|novel|play|story)|sequel|prequel)\b"
);
/// Where a sentence ends: behind a word that is no initial and no "Mr.".
static SENTENCE_END: LazyLock<Regex> = pattern!(r#"[\p{Ll}\d)\]"”]{2}\. "#);
static STARRING: LazyLock<Regex> = pattern!(
    r"\b(?:starring|(?:[Tt]he )?(?:film|picture|movie)(?: also)? (?:stars|starred|features)|[Ii]t(?: also)? (?:stars|starred)|and stars|and starred|that stars|, stars|which stars|featuring) "
);

/// Reads the opening of an article.
pub(crate) fn read(text: &str, mononyms: &Mononyms) -> Facts {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let opening = first_sentences(&text);
    let kind = kind(opening);
    if kind == Kind::Elsewhere {
        return Facts::default();
    }
    let in_brackets = YEAR_IN_BRACKETS
        .captures(opening)
        .filter(|found| !IS.is_match(&found[0]));
    let year = in_brackets
        .or_else(|| YEAR.captures(opening))
        .and_then(|found| found[1].parse().ok());
    let mut stars: Vec<Credit> = Vec::new();
    let mut stars_of_one: Vec<Credit> = Vec::new();
    for found in STARRING.find_iter(&text) {
        if is_of_another(&text, found.start(), found.as_str(), year) {
            continue;
        }
        let sentence = sentence(&text, found.start());
        let list = if VERSIONS.is_match(sentence) && !sentence.contains("repris") {
            &mut stars_of_one
        } else {
            &mut stars
        };
        for credit in credits(&text[found.end()..], &BETWEEN_STARS, mononyms) {
            if list.iter().all(|known| known.name() != credit.name()) {
                list.push(credit);
            }
        }
    }
    stars_of_one.retain(|credit| stars.iter().all(|known| known.name() != credit.name()));
    Facts {
        year,
        directors: directors(&text, opening, mononyms),
        stars,
        stars_of_one,
        kind,
    }
}

/// Who directed; of those who direct and star, the first: "directed by and starring Robert Montgomery and Ann
/// Blyth".
fn directors(text: &str, opening: &str, mononyms: &Mononyms) -> Vec<String> {
    let (end, most) = if let Some(found) = DIRECTED.captures(text) {
        (found.get(0), if found.get(1).is_some() { 1 } else { 4 })
    } else {
        (DIRECTED_ALSO.find(opening), 4)
    };
    let Some(end) = end.map(|found| found.end()) else {
        return Vec::new();
    };
    let found = credits(&text[end..], &BETWEEN_DIRECTORS, mononyms).into_iter();
    found
        .map(|credit| credit.name().to_owned())
        .take(most)
        .collect()
}

/// The sentence around a place in a text.
fn sentence(text: &str, at: usize) -> &str {
    let start = SENTENCE_END.find_iter(&text[..at]).last();
    let end = SENTENCE_END.find(&text[at..]);
    &text[start.map_or(0, |found| found.end())..end.map_or(text.len(), |found| at + found.end())]
}

/// Whether "starring" speaks of a film of another year: "It was remade in 1938 starring Preston Foster".
fn is_of_another(text: &str, at: usize, verb: &str, year: Option<u16>) -> bool {
    let start = text[..at].rfind(". ").map_or(0, |end| end + 2);
    let before = &text[start..at];
    let mut years = ANY_YEAR
        .find_iter(before)
        .filter_map(|found| found.as_str().parse::<u16>().ok())
        .peekable();
    let is_loose = verb.contains("starring") || verb.contains("featuring");
    start > 0
        && is_loose
        && years.peek().is_some()
        && years.all(|other| year.is_some_and(|year| year != other))
        && ANOTHER.is_match(before)
}

/// The first two sentences or so: where an article says what it is about.
fn first_sentences(text: &str) -> &str {
    let end = text
        .char_indices()
        .map(|(at, _)| at)
        .take_while(|at| *at < 400)
        .last()
        .unwrap_or(0);
    &text[..end.min(text.len())]
}

fn kind(opening: &str) -> Kind {
    // The full stop of an abbreviation ends no clause.
    let head: String = opening.replace("Bros.", "Bros").chars().take(260).collect();
    let clause = CLAUSE
        .captures(&head)
        .and_then(|found| found.get(1))
        .map_or("", |clause| clause.as_str());
    let own = BELONGS
        .find(clause)
        .map_or(clause, |found| &clause[..found.start()]);
    let says_what = FILM.is_match(own) || INSTALLMENT.is_match(own);
    let clause = if says_what { own } else { clause };
    if HARDCORE.is_match(clause) || NO_FEATURE.is_match(&KILLERS.replace_all(clause, "")) {
        Kind::NoFeature
    } else if TV_FILM.is_match(&head) {
        Kind::TvFilm
    } else if FILM.is_match(&head) {
        Kind::Film
    } else {
        Kind::Elsewhere
    }
}

/// What stands between the names of a list.
const BETWEEN_STARS: [&str; 5] = [", and ", ", ", " and ", " & ", " with "];
/// Between directors: behind "with" stands who is in it, or who produced.
const BETWEEN_DIRECTORS: [&str; 4] = [", and ", ", ", " and ", " & "];

/// The names at the start of a text, with roles where it says "as": up to the first word that cannot
/// belong to such a list.
fn credits(text: &str, between: &[&str], mononyms: &Mononyms) -> Vec<Credit> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        let (name, after) = capitalised(rest);
        let Some(name) = name else { break };
        // "starring Hill and Channing Tatum": whom the text named before in full.
        let is_surname = !name.contains(' ');
        rest = after;
        let Some(name) = person(&name, mononyms) else {
            let next = between.iter().find_map(|text| rest.strip_prefix(text));
            match next.filter(|_| is_surname) {
                Some(next) => {
                    rest = next;
                    continue;
                }
                None => break,
            }
        };
        let mut role = None;
        if let Some(after) = rest.strip_prefix(" as ") {
            let (words, behind) = capitalised(after);
            let ends = behind.is_empty()
                || behind.starts_with([',', '.', ';'])
                || behind.starts_with(" and ");
            if let Some(words) = words.filter(|words| ends && words.len() <= 30) {
                role = Some(words);
                rest = behind;
            } else {
                found.push(Credit::Name(name));
                break;
            }
        }
        found.push(match role {
            Some(role) => Credit::As { name, role },
            None => Credit::Name(name),
        });
        let Some(next) = between.iter().find_map(|text| rest.strip_prefix(text)) else {
            break;
        };
        rest = next;
    }
    found
}

/// The words of a name at the start of a text, and what stands behind it.
///
/// A full stop ends a name, but not behind an initial ("J. Lee Thompson") or a short form ("Jr.").
fn capitalised(text: &str) -> (Option<String>, &str) {
    const INSIDE: [&str; 22] = [
        "de", "da", "di", "du", "del", "della", "der", "den", "dos", "el", "la", "le", "van",
        "von", "ten", "ter", "bin", "the", "y", "do", "das", "af",
    ];
    let mut words: Vec<&str> = Vec::new();
    let mut end = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = rest
            .find([' ', ',', ';', ':', '(', '"'])
            .unwrap_or(rest.len());
        let mut word = &rest[..length];
        let mut stops = !rest[length..].starts_with(' ');
        if let Some(bare) = word.strip_suffix('.') {
            let is_initial = bare.chars().filter(|c| c.is_alphabetic()).count() <= 1
                || bare.contains('.')
                || matches!(bare, "Jr" | "Sr" | "St" | "Dr" | "Mr" | "Mrs");
            if !is_initial {
                word = bare;
                stops = true;
            } else if matches!(bare, "Jr" | "Sr") {
                stops = true;
            }
        }
        let possessive = word.ends_with("'s") || word.ends_with("’s");
        let is_name = word.starts_with(|c: char| c.is_uppercase());
        if possessive || !(is_name || (!words.is_empty() && INSIDE.contains(&word))) {
            break;
        }
        words.push(word);
        at += word.len();
        if is_name {
            end = at;
        }
        if stops {
            // "Robert Downey, Jr." has a comma inside.
            if let Some(after) = text[at..].strip_prefix(", Jr.") {
                at = text.len() - after.len();
                words.push("Jr.");
                end = at;
            }
            break;
        }
        at += 1;
    }
    while words.last().is_some_and(|word| INSIDE.contains(word)) {
        words.pop();
    }
    let name = (!words.is_empty()).then(|| words.join(" "));
    (name, &text[end.min(text.len())..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(text: &str) -> Facts {
        read(text, &Mononyms::counted([]))
    }

    fn names(credits: &[Credit]) -> Vec<&str> {
        credits.iter().map(Credit::name).collect()
    }

    #[test]
    fn directors_end_where_the_stars_begin() {
        for (text, expected) in [
            (
                "The Claw is a 1927 silent film directed by Sidney Olcott with Norman Kerry and Claire Windsor in the leading roles.",
                vec!["Sidney Olcott"],
            ),
            (
                "Once More, My Darling is a 1949 film directed by and starring Robert Montgomery and Ann Blyth.",
                vec!["Robert Montgomery"],
            ),
            (
                "Airplane! is a 1980 comedy film written and directed by Jim Abrahams, David Zucker and Jerry Zucker.",
                vec!["Jim Abrahams", "David Zucker", "Jerry Zucker"],
            ),
        ] {
            assert_eq!(facts(text).directors, expected);
        }
    }

    #[test]
    fn sentences_about_other_versions_are_told_from_the_films_own() {
        let ransom = facts(
            "Ransom is a 1996 thriller film directed by Ron Howard and starring Mel Gibson and Rene Russo. The film is a remake of the film of the same name starring Glenn Ford and Donna Reed. It also stars Gary Sinise.",
        );
        assert_eq!(
            names(&ransom.stars),
            ["Mel Gibson", "Rene Russo", "Gary Sinise"]
        );
        assert_eq!(names(&ransom.stars_of_one), ["Glenn Ford", "Donna Reed"]);
    }

    #[test]
    fn shows_and_what_is_hardcore_are_no_films() {
        for text in [
            "You So Crazy is a 1994 stand up comedy film directed by Thomas Schlamme.",
            "The Ducksters is a 1950 Warner Bros. Looney Tunes theatrical cartoon short, directed by Chuck Jones.",
            "Deep Throat is a 1972 American pornographic film.",
            "Behind the Green Door is a 1972 American feature-length pornographic film.",
        ] {
            assert_eq!(facts(text).kind, Kind::NoFeature, "{text}");
        }
        for text in [
            "Boogie Nights is a 1997 film about a nightclub dishwasher who becomes a star of pornographic films.",
            "The King of Comedy is a 1982 film starring Robert De Niro as a stand-up comedian.",
        ] {
            assert_eq!(facts(text).kind, Kind::Film, "{text}");
        }
    }
}
