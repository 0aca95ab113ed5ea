//! Titles: what stands around them in the sources, which belong to no film, and the key by which two
//! spellings of one title are equal.

use std::sync::LazyLock;

use reelated::fold::fold;
use regex::Regex;

macro_rules! pattern {
    ($pattern:literal) => {
        LazyLock::new(|| Regex::new($pattern).expect("a pattern that compiles"))
    };
}

/// A title that a shop advertises: `Gary Cooper in "Return To Paradise" - The South Pacific Classic!`.
static ADVERTISED: LazyLock<Regex> = pattern!(
    r#"^(?:[^"]{3,80}? in "|[^"]*'s ")([^"]{2,})"\s[-–].*$|^[^"-]{5,80} in ([^"]{2,}?) [-–] .*[Cc]lassic.*$"#
);
/// What a shop says in praise of a film behind its title.
static PRAISE: LazyLock<Regex> = pattern!(
    r"^(.{3,}?) [-–] .*(?i:\b(?:classic|uncut|restored|original version|best .* movies|thrill ride|in cinecolor|in color|biblical epic|voodoo thriller|colorful dramatized|as charlie chan))\b.*$"
);
/// The name of an edition behind a title.
static EDITION: LazyLock<Regex> = pattern!(
    r"(?i)[ :,–-]+(?:the )?(?:special edition|(?:the )?director['’]?s['’]? cut|remastered|(?:unrated|uncut|rated r|extended|international|english|theatrical|black (?:&|and) white|colou?ri[sz]ed) (?:version|edition|cut)|\d+th anniversary edition|the imax experience|the final cut)$"
);
/// A note in brackets behind a title.
static NOTE: LazyLock<Regex> = pattern!(
    r"(?i)\b(?:english|subtitled|dub|dubbed|hindi|tamil|telugu|kannada|malayalam|bengali|marathi|punjabi|gujarati|spanish|unrated|uncut|extended|edited|director['’]?s cut|theatrical|restored|remastered|4k|bonus|black (?:&|and) white|in color|silent|no dialog|re-release|film|movie|short|serial|us version|uk as .*)\b"
);
/// A language behind a title: `Gumnaami - Hindi`.
static LANGUAGE: LazyLock<Regex> = pattern!(
    r"(?i) [-–] (?:english|hindi|tamil|telugu|kannada|malayalam|bengali|marathi|punjabi|gujarati)$"
);
/// The mark of a link to an article in another language: `Fly by Night [fr]`.
static OTHER_WIKIPEDIA: LazyLock<Regex> = pattern!(r" \[[a-z]{2}\]$");
/// A title with another one in brackets: `Mokalik (Mechanic)`.
static TRANSLATED: LazyLock<Regex> = pattern!(r"^(.*[\w'!?.]) ?\(([^()]*\p{L}[^()]*)\)$");
static ARTICLE_BEHIND: LazyLock<Regex> = pattern!(r"^(.+), (The|A|An)$");
/// What a spreadsheet made of a title that is a day: `22-Jul`, `Oct-01`.
static DAY: LazyLock<Regex> = pattern!(
    r"^(?:(\d{1,2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\d{1,2}))$"
);
static ALSO_KNOWN_AS: LazyLock<Regex> = pattern!(r"(?i) \(?(?:aka|a\.k\.a\.) ");

/// A title without what a source writes around it, and another one where it names two.
pub(crate) fn bare(text: &str) -> (String, Option<String>) {
    let mut title = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(found) = ADVERTISED.captures(&title) {
        let name = found.get(1).or_else(|| found.get(2));
        title = name.map_or_else(String::new, |name| name.as_str().to_owned());
    }
    if let Some(found) = PRAISE.captures(&title) {
        title = String::from(&found[1]);
    }
    let other = ALSO_KNOWN_AS.find(&title).map(|found| {
        let other = title[found.end()..].trim_end_matches(')').to_owned();
        (found.start(), other)
    });
    let other = other.map(|(start, other)| {
        title.truncate(start);
        other
    });
    loop {
        let length = title.len();
        without_note(&mut title);
        for behind in [&*EDITION, &*LANGUAGE, &*OTHER_WIKIPEDIA] {
            if let Some(found) = behind.find(&title)
                && found.start() > 1
            {
                title.truncate(found.start());
            }
        }
        if title.len() == length {
            break;
        }
    }
    for brand in ["Marvel Studios' ", "Marvel Studios’ "] {
        if let Some(rest) = title.strip_prefix(brand) {
            title = String::from(rest);
        }
    }
    if let Some(found) = ARTICLE_BEHIND.captures(&title) {
        title = format!("{} {}", &found[2], &found[1]);
    }
    // "Lightnin'", but no "The Conqueror'".
    if title.ends_with('\'') && !title.ends_with("n'") && title.matches('\'').count() == 1 {
        title.pop();
    }
    (day(&title).unwrap_or(title), other)
}

/// A title and, in brackets behind it, what it means: `Too Late to Die Young (Tarde para morir joven)`, but no
/// `Green White Green (And All the Beautiful Colours in My Mosaic of Madness)`.
pub(crate) fn translated(title: &str) -> Option<(String, String)> {
    let found = TRANSLATED.captures(title)?;
    let goes_on = ["and ", "or ", "of ", "but "]
        .iter()
        .any(|word| found[2].to_lowercase().starts_with(word));
    (!goes_on).then(|| (found[1].to_owned(), found[2].to_owned()))
}

/// Takes a year or an edition in brackets off the end of a title.
fn without_note(title: &mut String) {
    while let (Some(open), true) = (title.rfind(['(', '[']), title.ends_with([')', ']'])) {
        let inside = &title[open + 1..title.len() - 1];
        let is_year = inside.len() == 4 && inside.bytes().all(|b| b.is_ascii_digit());
        if open == 0 || !(is_year || NOTE.is_match(inside)) {
            break;
        }
        title.truncate(open);
        title.truncate(title.trim_end().len());
    }
}

fn day(title: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let found = DAY.captures(title)?;
    let month = |at: usize| {
        let short = found.get(at)?.as_str();
        MONTHS.iter().find(|month| month.starts_with(short))
    };
    if let (Some(day), Some(month)) = (found.get(1), month(2)) {
        return Some(format!("{} {month}", day.as_str().trim_start_matches('0')));
    }
    let day = found.get(4)?.as_str().trim_start_matches('0');
    Some(format!("{} {day}", month(3)?))
}

/// The words of a title in the form in which two spellings of it are equal: no article before it, figures
/// for numbers, nothing for "and", "part" and "volume" before a number.
pub(crate) fn key_words(title: &str) -> Vec<String> {
    let folded = fold(&title.replace('ʻ', ""));
    let mut words: Vec<String> = Vec::new();
    for (at, word) in folded.split(' ').enumerate() {
        let word = match word {
            "" | "and" => continue,
            "the" | "a" | "an" if at == 0 => continue,
            "colour" => "color",
            "vs" => "versus",
            "dr" => "doctor",
            "vol" | "volume" | "pt" | "chapter" | "episode" => "part",
            "3d" => "3",
            word => figure(word, at).unwrap_or(word),
        };
        if word.bytes().all(|b| b.is_ascii_digit())
            && words.last().is_some_and(|last| last == "part")
        {
            words.pop();
        }
        words.push(word.to_owned());
    }
    words
}

/// A number that is written as a word or in Roman figures, in figures.
fn figure(word: &str, at: usize) -> Option<&'static str> {
    const WORDS: [(&str, &str); 23] = [
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("eleven", "11"),
        ("twelve", "12"),
        ("thirteen", "13"),
        ("twenty", "20"),
        ("thirty", "30"),
        ("forty", "40"),
        ("fifty", "50"),
        ("first", "1st"),
        ("second", "2nd"),
        ("third", "3rd"),
        ("fourth", "4th"),
        ("fifth", "5th"),
        ("sixth", "6th"),
    ];
    const ROMAN: [(&str, &str); 13] = [
        ("i", "1"),
        ("ii", "2"),
        ("iii", "3"),
        ("iv", "4"),
        ("v", "5"),
        ("vi", "6"),
        ("vii", "7"),
        ("viii", "8"),
        ("ix", "9"),
        ("x", "10"),
        ("xi", "11"),
        ("xii", "12"),
        ("xiii", "13"),
    ];
    let found = |table: &[(&str, &'static str)]| {
        let found = table.iter().find(|(name, _)| *name == word);
        found.map(|(_, figure)| *figure)
    };
    found(&WORDS).or_else(|| if at > 0 { found(&ROMAN) } else { None })
}

/// The words of [`key_words`] in one piece: compounds are written with and without a space.
pub(crate) fn key(title: &str) -> String {
    key_words(title).concat()
}

/// Titles that say themselves that they belong to no film.
pub(crate) fn is_no_film(title: &str) -> bool {
    const MARKS: &[&str] = &[
        "live in ",
        "live at ",
        "live from ",
        ": live ",
        "- live",
        "(live",
        "in concert",
        "concert",
        "broadway musical",
        "wwe ",
        "wwe:",
        "wwf ",
        "wrestlemania",
        "ufc ",
        "nba ",
        "nfl ",
        "season ",
        "episode",
        "stand-up",
        "stand up comedy",
        "workout",
        "yoga",
        "fitness",
        "exercise",
        "karaoke",
        "sing-along",
        "sing along",
        "(4k",
        "relaxation",
        "meditation",
        "asmr",
        "unplugged",
        "world tour",
        "comedy special",
        "holiday special",
        "christmas special",
        "variety special",
        "music video",
        "making of",
        "behind the scenes",
        "royal rumble",
        "summerslam",
        "super bowl",
        "world series champion",
        "learn to",
        "how to draw",
        "for kids",
        "nursery rhymes",
        "rifftrax",
        "mystery science theater",
        "greatest hits",
        "tutorial",
        "volume 1",
        "vol. 1:",
        "the complete",
        "recap",
        "collection",
        "official trailer",
        "trailers",
        "wrestling",
        "lifetime sessions",
        "knows a lot about",
        "cartoon classics",
        "the lucy show",
        "the essentials",
        "comedy tour",
        "comedy show",
        "swearnet live",
        "the special years",
        "the latin tribute",
        "comedians' comedian's",
        "get that baby!",
        "live (mostly)",
        "happy apocalypse",
        "re-released",
        "film noir classic",
        "film noir detective",
    ];
    const REAL: &[&str] = &[
        "live hard",
        "star wars: episode",
        "trolls world tour",
        "the last episode",
        "concert for ",
        "the concert",
        "the making of the mob",
        "florence foster",
        "exercise in",
        "open season",
        "hunting season",
        "duck season",
        "season of",
        "the collection",
    ];
    let lower = title.to_lowercase();
    MARKS.iter().any(|mark| lower.contains(mark)) && !REAL.iter().any(|real| lower.contains(real))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_and_praise_are_no_part_of_a_title() {
        for (text, title) in [
            ("Marvel Studios' Iron Man 2", "Iron Man 2"),
            ("Elektra DIRECTOR'S CUT", "Elektra"),
            ("Donnie Darko (Director's Cut) (re-release)", "Donnie Darko"),
            (
                "It's A Wonderful Life (Black & White Version)",
                "It's A Wonderful Life",
            ),
            (
                "Lupin the 3rd: The Castle of Cagliostro: Special Edition",
                "Lupin the 3rd: The Castle of Cagliostro",
            ),
            ("Goonies, The", "The Goonies"),
            ("22-Jul", "22 July"),
            ("Oct-01", "October 1"),
            (
                "Rory Calhoun in \"The Big Caper\" - A Bank Heist Film Noir Classic!",
                "The Big Caper",
            ),
            (
                "D.W. Griffith's \"Abraham Lincoln\" - The Walter Huston 1930 Classic",
                "Abraham Lincoln",
            ),
            (
                "Lon Chaney in The Unholy Three - The Original 1925 Classic, Directed by Tod Browning",
                "The Unholy Three",
            ),
            (
                "Private Property - A Psycho-Sexual Thrill Ride",
                "Private Property",
            ),
            ("Gumnaami - Hindi", "Gumnaami"),
            ("Fly by Night [fr]", "Fly by Night"),
            // These are titles as they stand.
            ("[REC]", "[REC]"),
            ("Lightnin'", "Lightnin'"),
            ("The Final Cut", "The Final Cut"),
            ("(500) Days of Summer", "(500) Days of Summer"),
            ("Hitler – Dead or Alive", "Hitler – Dead or Alive"),
            (
                "South Park: Bigger, Longer & Uncut",
                "South Park: Bigger, Longer & Uncut",
            ),
            (
                "Edgar Allan Poe's \"The Oval Portrait\"",
                "Edgar Allan Poe's \"The Oval Portrait\"",
            ),
        ] {
            assert_eq!(bare(text).0, title);
        }
        let (title, other) = bare("The Boat That Rocked aka Pirate Radio");
        assert_eq!(title, "The Boat That Rocked");
        assert_eq!(other.as_deref(), Some("Pirate Radio"));
    }

    #[test]
    fn a_title_in_brackets_is_another_title() {
        for (text, expected) in [
            ("Mokalik (Mechanic)", Some(("Mokalik", "Mechanic"))),
            ("COD(Cash On Delivery)", Some(("COD", "Cash On Delivery"))),
            (
                "Trikal (Past, Present, Future)",
                Some(("Trikal", "Past, Present, Future")),
            ),
            ("Green White Green (And All the Beautiful Colours)", None),
            ("Elles étaient en guerre (1914-1918)", None),
            ("Mokalik", None),
        ] {
            let found = translated(text);
            let found = found
                .as_ref()
                .map(|(title, other)| (title.as_str(), other.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn spellings_of_one_title_have_one_key() {
        for (one, other) in [
            ("Ocean's 11", "Ocean's Eleven"),
            (
                "The Naked Gun 2 1/2: The Smell of Fear",
                "The Naked Gun 2½: The Smell of Fear",
            ),
            ("Nymphomaniac: Vol. II", "Nymphomaniac: Volume II"),
            ("The Texas Chain Saw Massacre", "Texas Chainsaw Massacre"),
            ("10,000 B.C.", "10,000 BC"),
            (
                "The Christmas Chronicles 2",
                "The Christmas Chronicles: Part Two",
            ),
            ("Finding ‘Ohana", "Finding ʻOhana"),
            ("Blue Is the Warmest Color", "Blue Is the Warmest Colour"),
            ("Wallace & Gromit", "Wallace and Gromit"),
        ] {
            assert_eq!(key(one), key(other));
        }
        assert_ne!(key("Infernal Affairs II"), key("Infernal Affairs III"));
        assert_ne!(key("Alien"), key("Aliens"));
    }
}
