//! What stands in a field of IMDb's tables: numbers, `\N` for nothing, genres, characters.

use crate::{
    clean,
    film::{Credit, Genre, GenreSet},
};

/// A field's text; `None` for nothing.
pub(super) fn text(field: &str) -> Option<&str> {
    (!field.is_empty() && field != r"\N").then_some(field)
}

/// The number of a title (`tt0113277`) or of a person (`nm0000199`).
pub(super) fn number(prefix: [u8; 2], field: &[u8]) -> Option<u32> {
    let digits = field.strip_prefix(&prefix)?;
    let mut number = 0_u32;
    for digit in digits {
        let digit = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
        number = number.checked_mul(10)?.checked_add(digit)?;
    }
    (number > 0).then_some(number)
}

/// The number of a title.
pub(super) fn title_number(field: &[u8]) -> Option<u32> {
    number(*b"tt", field)
}

/// The numbers of a list of people: `nm0000199,nm0000134`.
pub(super) fn people(field: &str) -> impl Iterator<Item = u32> {
    let numbers = text(field).into_iter().flat_map(|list| list.split(','));
    numbers.filter_map(|person| number(*b"nm", person.as_bytes()))
}

/// IMDb's genres as ours. What is a manner or a form more than a genre has none here (Biography,
/// Film-Noir, Sport; News, Reality-TV, Short, Talk-Show).
pub(super) fn genres(field: &str) -> GenreSet {
    let names = text(field).into_iter().flat_map(|list| list.split(','));
    names.filter_map(genre).collect()
}

fn genre(name: &str) -> Option<Genre> {
    match name {
        "Sci-Fi" => Some(Genre::ScienceFiction),
        "Musical" => Some(Genre::Music),
        _ => Genre::from_name(name),
    }
}

/// Whether a title is for adults, by its mark or by its genre.
pub(super) fn is_adult(mark: &str, genres: &str) -> bool {
    mark == "1" || genres.split(',').any(|genre| genre == "Adult")
}

/// The characters of a credit as one role: `["Frank","Jesse"]` is `Frank / Jesse`. Nothing where
/// the list is broken, or where people are themselves.
pub(super) fn role(field: &str) -> Option<String> {
    let characters: Vec<String> = serde_json::from_str(text(field)?).ok()?;
    let characters = characters.iter().map(|character| clean::line(character));
    let characters: Vec<String> = characters
        .filter(|character| !is_themselves(character))
        .collect();
    let role = characters.join(" / ");
    (!role.is_empty()).then(|| clean::cut_text(role, Credit::LONGEST_ROLE))
}

fn is_themselves(character: &str) -> bool {
    matches!(
        character,
        "" | "Self" | "Himself" | "Herself" | "Themselves"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_letters() {
        assert_eq!(title_number(b"tt0113277"), Some(113_277));
        assert_eq!(title_number(b"tt13238346"), Some(13_238_346));
        for wrong in [
            "",
            "tt",
            "tt0000000",
            "nm0000199",
            "tt12x",
            "tt99999999999",
            r"\N",
        ] {
            assert_eq!(title_number(wrong.as_bytes()), None, "{wrong}");
        }
        let list = |field| people(field).collect::<Vec<_>>();
        assert_eq!(list("nm0000199,nm0000134,,tt1"), [199, 134]);
        assert!(list(r"\N").is_empty());
    }

    #[test]
    fn genres_become_ours() {
        let names = |field| genres(field).iter().map(Genre::name).collect::<Vec<_>>();
        assert_eq!(
            names("Action,Biography,Sci-Fi"),
            ["Action", "Science Fiction"]
        );
        assert_eq!(names("Music,Musical"), ["Music"]);
        assert_eq!(names(r"\N"), [""; 0]);
        assert!(is_adult("1", "Drama") && is_adult("0", "Adult,Drama") && !is_adult("0", r"\N"));
    }

    #[test]
    fn several_characters_are_one_role() {
        let roles = [
            (r#"["Neil McCauley"]"#, Some("Neil McCauley")),
            (
                r#"["Frank","Jesse \"Doc\" James"]"#,
                Some(r#"Frank / Jesse "Doc" James"#),
            ),
            (r#"["Self","Narrator"]"#, Some("Narrator")),
            (r#"["Self"]"#, None),
            (r#"["  ",""]"#, None),
            (r"\N", None),
            (r#"["broken"#, None),
            (r#"{"not": "a list"}"#, None),
        ];
        for (field, expected) in roles {
            assert_eq!(role(field).as_deref(), expected, "{field}");
        }
        let long = format!("[{:?}]", "x".repeat(300));
        assert_eq!(role(&long).unwrap().chars().count(), Credit::LONGEST_ROLE);
    }
}
