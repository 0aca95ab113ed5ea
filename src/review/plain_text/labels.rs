//! Lines that say what they hold: `Starring: …`, `Director – …`, `Runtime: 97 min`.

use crate::fold::fold;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Label {
    Title,
    Aliases,
    Year,
    Director,
    Cast,
    Genres,
    Runtime,
    Series,
    Rating,
    Reviewer,
    Related,
    /// A rating of one aspect of the film, such as its acting.
    SubRating,
    /// Something else about the film that a review file has no field for.
    Other,
}

/// Labels as they fold, by what they announce.
const LABELS: [(Label, &str); 12] = [
    (
        Label::Title,
        "title|film|movie|film title|movie title|name|\
         titel|filmtitel",
    ),
    (
        Label::Aliases,
        "aka|a k a|also known as|alternative title|alternate title|original title|\
         originaltitel|auch bekannt als",
    ),
    (
        Label::Year,
        "year|released|release|release date|release year|year of release|date of release|\
         jahr|erscheinungsjahr|kinostart",
    ),
    (
        Label::Director,
        "director|directors|directed by|director s|dir|direction|a film by|\
         written and directed by|directed and written by|writer director|writer and director|\
         director and writer|director writer|\
         regie|regisseur|regisseurin|regie fuhrte",
    ),
    (
        Label::Cast,
        "starring|stars|star|cast|the cast|main cast|cast and crew|cast includes|actors|actor|\
         lead actors|main actors|leads|lead cast|featuring|co starring|also starring|\
         supporting cast|with|players|performers|voices|voice cast|voices of|with the voices of|\
         who s in it|whos in it|\
         besetzung|darsteller|mit|in den hauptrollen|schauspieler",
    ),
    (Label::Genres, "genre|genres|genre s|type|category"),
    (
        Label::Runtime,
        "runtime|run time|running time|length|duration|time|\
         laufzeit|lange|spieldauer",
    ),
    (
        Label::Series,
        "series|franchise|part of|\
         reihe|filmreihe",
    ),
    (
        Label::Rating,
        "rating|my rating|our rating|final rating|overall rating|star rating|movie rating|\
         film rating|overall|overall score|overall grade|score|my score|final score|total score|\
         total|grade|my grade|final grade|verdict|final verdict|the verdict|our verdict|\
         bottom line|rated|i rate it|i give it|final thoughts|out of 10|average|\
         bewertung|wertung|meine wertung|fazit|note|gesamt|gesamteindruck|gesamtnote|gesamtwertung|punkte|urteil|mein urteil",
    ),
    (
        Label::Reviewer,
        "reviewer|reviewed by|review by|author|critic|posted by|words by|words|\
         kritik von|autor|rezensent",
    ),
    (
        Label::Other,
        "written by|writer|writers|screenplay|screenplay by|story by|based on|music|music by|\
         cinematography|cinematographer|editor|edited by|producer|producers|produced by|studio|\
         distributor|production company|country|language|budget|box office|certificate|\
         classification|certification|mpaa|mpaa rating|imdb|imdb rating|rotten tomatoes|\
         metacritic|metascore|tomatometer|letterboxd|score composer|streaming on|where to watch|\
         available on|watched on|seen at|date watched|date|composer|crew|production|\
         executive producers|executive producer|cert|rated by the mpaa|critics score|\
         audience score|\
         drehbuch|musik|kamera|schnitt|produktion|land|fsk",
    ),
    (
        Label::Related,
        "related|related movies|related films|related reviews|related titles|similar movies|\
         similar films|similar titles|similar|see also|watch next|what to watch next|\
         you may also like|you might also like|you might like|if you liked this|\
         if you liked this try|if you like this|if you enjoyed this|recommended|\
         recommended if you like|recommendations|more like this|also try|double bill|\
         movies like this|\
         ahnliche filme|verwandte filme|mehr davon",
    ),
];

/// What a reviewer gives marks for besides the whole.
const SIDES: &str = "acting|action|actors|animation|atmosphere|camera|camerawork|cast|casting|characters|\
     character|character development|chemistry|cinematography|comedy|concept|costumes|dialogue|\
     directing|direction|drama|editing|effects|emotion|ending|enjoyment|entertainment|\
     fear factor|fun|gore|horror|humor|humour|music|originality|pacing|performances|plot|\
     production|production design|rewatchability|rewatch value|scares|score|screenplay|script|\
     sound|soundtrack|special effects|story|visuals|writing";

/// A label, and the text after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Labelled<'t> {
    pub(super) label: Label,
    pub(super) value: &'t str,
}

/// What may stand between a label and its value.
const SEPARATORS: [&str; 7] = [":", " – ", " — ", " - ", " = ", "– ", "— "];
/// The longest label, in bytes.
const LONGEST: usize = 48;

/// The labels of a line with what they announce: one for most, several for
/// `Director: … | Starring: …`. Empty for a line without.
pub(super) fn labelled(line: &str) -> Vec<Labelled<'_>> {
    let line = without_bullet(line);
    let Some(whole) = one(line) else {
        return Vec::new();
    };
    for separator in [" | ", " • ", " · ", " / ", "; ", ". "] {
        let parts: Vec<_> = line.split(separator).map(one).collect();
        if parts.len() > 1 && parts.iter().all(Option::is_some) {
            return parts.into_iter().flatten().collect();
        }
    }
    vec![whole]
}

/// Whether a name by itself announces the rating.
pub(super) fn is_of_rating(name: &str) -> bool {
    let name = fold(name);
    LABELS
        .iter()
        .any(|(label, names)| *label == Label::Rating && listed(names, &name))
}

/// Whether a line starts with a label.
pub(super) fn is_label(line: &str) -> bool {
    one(without_bullet(line)).is_some()
}

/// A line without the bullet, emoji or number sign at its start.
pub(super) fn without_bullet(line: &str) -> &str {
    line.trim_start_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '"' | '\'' | '(' | '[' | '…' | '★' | '☆' | '¿' | '¡')
    })
}

fn one(line: &str) -> Option<Labelled<'_>> {
    let line = without_bullet(line.trim()).trim_start_matches('"');
    let head = &line[..line.floor_char_boundary(LONGEST)];
    let mut nearest: Option<(usize, usize)> = None;
    for separator in SEPARATORS {
        if let Some(at) = head.find(separator)
            && nearest.is_none_or(|(other, _)| at < other)
        {
            nearest = Some((at, at + separator.len()));
        }
    }
    if let Some((end, start)) = nearest {
        let name = fold(&head[..end]);
        let value = line[start..].trim().trim_start_matches(['"', ':']).trim();
        let with_dash = !head[end..].starts_with(':');
        if let Some(label) = label_of(&name, value)
            && !(with_dash && is_weak(label, &name))
        {
            return Some(Labelled { label, value });
        }
    } else if head.len() == line.len() && label_of(&fold(line), "") == Some(Label::Related) {
        // A heading without a colon, the list below it.
        return Some(Labelled {
            label: Label::Related,
            value: "",
        });
    }
    bare(line)
}

/// Labels that mean something else before a dash: "Film – a love letter to it".
fn is_weak(label: Label, name: &str) -> bool {
    match label {
        Label::Title | Label::Year | Label::Related | Label::Reviewer | Label::Other => true,
        Label::Series | Label::Aliases | Label::SubRating | Label::Runtime => true,
        Label::Cast => matches!(name, "with" | "star" | "stars" | "actor"),
        Label::Rating | Label::Director | Label::Genres => false,
    }
}

/// Whether a name is in a list separated by bars.
fn listed(names: &str, name: &str) -> bool {
    names.split('|').any(|other| other == name)
}

fn label_of(name: &str, value: &str) -> Option<Label> {
    let has_mark = || super::rating::is_mark(value);
    if listed(SIDES, name) && has_mark() {
        return Some(if name == "score" {
            Label::Rating
        } else {
            Label::SubRating
        });
    }
    let (label, _) = LABELS.iter().find(|(_, names)| listed(names, name))?;
    // "Verdict: it works" is prose under a heading.
    let is_prose = *label == Label::Rating && !super::rating::starts_with_mark(value);
    if is_prose
        && matches!(
            name,
            "bottom line" | "final thoughts" | "verdict" | "overall"
        )
    {
        return None;
    }
    if is_prose && !value.is_empty() && is_certificate(value) {
        return Some(Label::Other);
    }
    Some(*label)
}

/// `R`, `PG-13`, `15`: who may see the film, not how good it is.
fn is_certificate(value: &str) -> bool {
    let first = value.split([' ', ',', '(', ';']).next().unwrap_or_default();
    matches!(
        first.trim_end_matches('.'),
        "R" | "PG"
            | "PG-13"
            | "PG13"
            | "G"
            | "NC-17"
            | "NR"
            | "Unrated"
            | "UR"
            | "U"
            | "UA"
            | "12A"
            | "TV-MA"
            | "TV-14"
            | "TV-PG"
            | "MA15+"
            | "M"
    )
}

/// Labels that need no mark after them at the start of a line: `Directed by Jane Doe`.
fn bare(line: &str) -> Option<Labelled<'_>> {
    const BARE: [(&str, Label); 8] = [
        ("written and directed by ", Label::Director),
        ("directed by ", Label::Director),
        ("starring ", Label::Cast),
        ("reviewed by ", Label::Reviewer),
        ("review by ", Label::Reviewer),
        ("screenplay by ", Label::Other),
        ("written by ", Label::Other),
        ("by ", Label::Reviewer),
    ];
    if line.len() > 240 {
        return None;
    }
    for (begin, label) in BARE {
        if let Some(start) = line.get(..begin.len())
            && start.eq_ignore_ascii_case(begin)
        {
            let value = line[begin.len()..].trim();
            return is_list_of_names(value).then_some(Labelled { label, value });
        }
    }
    None
}

/// Whether a text is nothing but capitalised words with commas, `and` and brackets.
fn is_list_of_names(text: &str) -> bool {
    let words = text
        .trim_end_matches(['.', ' '])
        .split([' ', ',', '(', ')', '&', '/'])
        .filter(|word| !word.is_empty());
    let mut count = 0;
    for word in words {
        count += 1;
        let is_small = matches!(
            word,
            "and" | "as" | "with" | "de" | "del" | "van" | "von" | "la"
        );
        if !(is_small || word.starts_with(char::is_uppercase)) {
            return false;
        }
    }
    count > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(line: &str) -> Vec<(Label, &str)> {
        labelled(line)
            .into_iter()
            .map(|l| (l.label, l.value))
            .collect()
    }

    #[test]
    fn lines_say_what_they_hold() {
        assert_eq!(
            labels("Starring: Al Pacino, Cher , Val Kilmer."),
            [(Label::Cast, "Al Pacino, Cher , Val Kilmer.")]
        );
        assert_eq!(
            labels("⭐ Rating: 9/10 – Bright."),
            [(Label::Rating, "9/10 – Bright.")]
        );
        assert_eq!(labels("Rating – 7.5"), [(Label::Rating, "7.5")]);
        assert_eq!(labels("Rating: PG-13"), [(Label::Other, "PG-13")]);
        assert_eq!(labels("- Acting: 4/5"), [(Label::SubRating, "4/5")]);
        assert_eq!(labels("Cast: 4/5"), [(Label::SubRating, "4/5")]);
        assert_eq!(labels("Related Movies:"), [(Label::Related, "")]);
        assert_eq!(
            labels("Dir: Jane Doe | Cast: Ann Roe | Runtime: 97 min"),
            [
                (Label::Director, "Jane Doe"),
                (Label::Cast, "Ann Roe"),
                (Label::Runtime, "97 min")
            ]
        );
        assert_eq!(
            labels("Directed by Jane Doe."),
            [(Label::Director, "Jane Doe.")]
        );
        assert_eq!(labels("Overall: a joy from start to end."), []);
        assert_eq!(labels("By noon the heist is over."), []);
        assert_eq!(labels("Film – the word means skin – is thin."), []);
    }
}
